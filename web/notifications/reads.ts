/** What `/notifications` and its settings show: one's own, so never from a cache. */
import { execute, isFailure } from '@/core/kernel';
import { type ChoicesView, FILTERS, type FilterName, type NoticesView, openNotice, readChoices, readNotices } from '@/core/notifications';
import { system } from '@/platform/system';
import { type Missing, missing, neverCached, redirectTo } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { type KeptForm, keptForm } from '@/web/kernel/kept';
import { one, pageNumber, type Params } from '@/web/threads/list-params';

/** `/notifications` of somebody who is signed in. */
export async function noticesPage(params: Params): Promise<NoticesView | Missing> {
  neverCached();
  const page = pageNumber(params.page);
  const filter = (Object.keys(FILTERS) as FilterName[]).find((each) => each === one(params.filter)) ?? null;
  const view = await readNotices(await requestContext(), { page, filter });
  return page > view.pages.pages ? missing('page.not_found') : view;
}

/** `/notifications/{id}`: marks it read and leads on to what it is about. */
export async function leadOn(id: string): Promise<Missing | null> {
  neverCached();
  try {
    const { result } = await execute(await requestContext(), openNotice, { noticeId: id });
    redirectTo(result.place, 303);
    return null;
  } catch (thrown) {
    if (!isFailure(thrown)) throw thrown;
    return missing('page.not_found');
  }
}

export interface ChoicesPage {
  choices: ChoicesView;
  /** The board can send mail. */
  sendsMail: boolean;
  kept: KeptForm | null;
}

/** `/settings/notices`. */
export async function choicesPage(): Promise<ChoicesPage> {
  neverCached();
  return { choices: await readChoices(await requestContext()), sendsMail: system().mailer.isOn, kept: await keptForm('/settings/notices') };
}
