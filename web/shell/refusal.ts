/** What an error page needs to know. */
import { type Reason, REASONS, STATUS } from '@/core/kernel';
import { currentRequest } from '@/platform/request';
import { hotThreads } from '@/web/stats/reads';
import { type Missing, missing } from '@/web/kernel/answer';
import { once } from './once';

/** Sets the status of a reason and gathers what the page offers instead. */
export function refusalOf(reason: string) {
  return once(`refusal:${reason}`, async () => {
    missing(reason as Reason);
    const status = STATUS[REASONS[reason as Reason]] ?? 404;
    const { id } = currentRequest();
    return { status, id: status >= 500 ? id : undefined, hot: await hotThreads() };
  });
}

/** For an address that no page has. */
export const nothingHere = (): Missing => missing('page.not_found');
