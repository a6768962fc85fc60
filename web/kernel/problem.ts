/** A refusal as `application/problem+json`, the same reasons as on the pages. */
import { type Failure, type Reason, REASONS, STATUS } from '@/core/kernel';
import { maybeRequest } from '@/platform/request';

/** The JSON answer of a refusal. */
export function problem(failure: Pick<Failure, 'reason' | 'facts' | 'fields'>, title: string): Response {
  const status = STATUS[REASONS[failure.reason]];
  const body = {
    type: 'about:blank',
    title,
    status,
    reason: failure.reason,
    facts: failure.facts,
    ...(Object.keys(failure.fields).length ? { fields: failure.fields } : {}),
    instance: maybeRequest()?.id,
  };
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...retryAfter(failure),
  });
  if (status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(body), { status, headers });
}

/** `Retry-After` of a refusal that says how long to wait. */
export function retryAfter({ reason, facts }: { reason: Reason; facts: Failure['facts'] }): Record<string, string> {
  const seconds = Number(facts.seconds);
  return REASONS[reason] === 'too_many' || REASONS[reason] === 'unavailable'
    ? { 'retry-after': String(seconds > 0 ? Math.ceil(seconds) : 30) }
    : {};
}
