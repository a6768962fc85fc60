/** What `/notifications` shows: one's own, so never from a cache. */
import { type NoticesView, readNotices } from '@/core/notifications';
import { type Missing, missing, neverCached } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { pageNumber, type Params } from '@/web/threads/list-params';

/** `/notifications` of somebody who is signed in. */
export async function noticesPage(params: Params): Promise<NoticesView | Missing> {
  neverCached();
  const page = pageNumber(params.page);
  const view = await readNotices(await requestContext(), { page });
  return page > view.pages.pages ? missing('page.not_found') : view;
}
