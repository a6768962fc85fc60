/** The front page, the list of members, and what an error page offers instead. */
import { touch } from '@/core/kernel';
import { MEMBER_SORTS, type MemberListView, type OnlineView, readMembers, readOnline } from '@/core/members';
import { type HomeView, readHome } from '@/core/stats';
import { readThreadList, type ThreadRowView } from '@/core/threads';
import { dependsOn, type Missing, missing } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { one, pageNumber, type Params } from '@/web/threads/list-params';

/** `/`. */
export async function homePage(): Promise<HomeView> {
  dependsOn(touch.lists(), touch.boards(), touch.settings(), touch.day());
  return readHome(await requestContext());
}

/** `/members`. */
export async function membersPage(params: Params): Promise<MemberListView | Missing> {
  const page = pageNumber(params.page);
  const sort = MEMBER_SORTS.find((each) => each === one(params.sort));
  dependsOn(touch.lists(), touch.settings(), touch.day());
  const list = await readMembers(await requestContext(), { sort, page });
  return page > list.pages.pages ? missing('page.not_found') : list;
}

/** `/members/online`. Who comes and goes purges nothing: for guests it is as old as a kept page may be. */
export async function onlinePage(params: Params): Promise<OnlineView | Missing> {
  const page = pageNumber(params.page);
  dependsOn(touch.lists(), touch.settings(), touch.day());
  const view = await readOnline(await requestContext(), { page });
  return page > view.pages.pages ? missing('page.not_found') : view;
}

const OFFERED = 3;

/** Three hot threads for whoever came in vain. An error page must not fail itself: without them it is shorter. */
export async function hotThreads(): Promise<ThreadRowView[]> {
  try {
    const { rows } = await readThreadList(await requestContext(), { scope: 'hot' });
    return rows.filter(({ folded }) => !folded).slice(0, OFFERED);
  } catch {
    return [];
  }
}
