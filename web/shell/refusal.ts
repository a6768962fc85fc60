/** What an error page needs to know. */
import { type Reason, REASONS, STATUS } from '@/core/kernel';
import { currentRequest } from '@/platform/request';
import { hotThreads } from '@/web/stats/reads';
import { type Missing, missing, missingFacts } from '@/web/kernel/answer';
import { sentenceOf } from '@/web/kernel/form-answer';
import { locale } from '@/web/kernel/locale';
import { translator } from '@/web/kernel/messages';
import { whyHref } from '@/web/kernel/why';
import { once } from './once';

/** Sets the status of a reason and gathers what the page offers instead. */
export function refusalOf(reason: string) {
  return once(`refusal:${reason}`, async () => {
    missing(reason as Reason);
    const status = STATUS[REASONS[reason as Reason]] ?? 404;
    const { id } = currentRequest();
    const facts = missingFacts();
    // Who is refused is told by which rule; what is not found stays not found.
    const said = status === 403 || status === 409 ? sentenceOf(translator(await locale()), { reason: reason as Reason, facts }) : undefined;
    return { status, id: status >= 500 ? id : undefined, said, why: status === 403 ? whyHref(facts) : null, hot: await hotThreads() };
  });
}

/** For an address that no page has. */
export const nothingHere = (): Missing => missing('page.not_found');
