/** What a page tells the edge beside its HTML. Pages never call `notFound()`: they set the status here and draw the refusal. */
import { type FailureFacts, type Reason, REASONS, STATUS } from '@/core/kernel';
import { currentRequest } from '@/platform/request';

const FACTS = 'missing-facts';

export interface Missing {
  missing: Reason;
}

/** Sets the status of a reason and answers it, for the page to draw: `if ('missing' in view) return <ErrorPage reason={view.missing} />`. */
export function missing(reason: Reason, facts?: FailureFacts): Missing {
  const { answer, memo } = currentRequest();
  if (facts) memo.set(FACTS, facts);
  answer.status = STATUS[REASONS[reason]];
  answer.cacheable = false;
  return { missing: reason };
}

/** What is known of the refusal that the page is about to draw. */
export const missingFacts = (): FailureFacts => (currentRequest().memo.get(FACTS) as FailureFacts | undefined) ?? {};

/** Whether a read found nothing to show. */
export const isMissing = (view: object): view is Missing => 'missing' in view;

/** Says which tags the page depends on. */
export function dependsOn(...tags: string[]): void {
  const { answer } = currentRequest();
  for (const tag of tags) answer.tags.add(tag);
}

/** Keeps the page out of every cache. */
export function neverCached(): void {
  currentRequest().answer.cacheable = false;
}

/** Sends the reader elsewhere: the edge turns status and `location` into a redirect; the page returns nothing. */
export function redirectTo(path: string, status: 302 | 303 | 307 | 308 = 303): void {
  const { answer } = currentRequest();
  answer.status = status;
  answer.headers.location = path;
  answer.cacheable = false;
  if (status === 308) answer.headers['cache-control'] = 'no-store';
}
