/** What the page of a member shows. */
import { address, type Context, type CursorPage, isSiteStaff, type Pages, touch } from '@/core/kernel';
import { type MemberRowView, type ProfileView, readFollowers, readFollowing, readProfile } from '@/core/members';
import { mayBan } from '@/core/moderation';
import { readMemberReplies } from '@/core/posts';
import type { PostRowView } from '@/core/posts/views';
import { readLedger } from '@/core/points';
import type { LedgerLineView } from '@/core/points/views';
import { readThreadList, type ThreadListView } from '@/core/threads';
import { currentRequest } from '@/platform/request';
import { dependsOn, type Missing, missing, neverCached, redirectTo } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { routeText } from '@/web/kernel/route-text';
import { one, pageNumber, type Params } from '@/web/threads/list-params';

export const PROFILE_TABS = ['threads', 'replies', 'followers', 'following', 'points'] as const;
export type ProfileTab = (typeof PROFILE_TABS)[number];

export type ProfileList =
  | { tab: 'threads'; list: ThreadListView }
  | { tab: 'replies'; rows: PostRowView[]; pages: Pages }
  | { tab: 'followers' | 'following'; rows: MemberRowView[]; pages: Pages }
  | { tab: 'points'; lines: CursorPage<LedgerLineView> };

export interface ProfilePage {
  profile: ProfileView;
  list: ProfileList;
  /** The points history is open to oneself and to staff. */
  maySeePoints: boolean;
  /** The site staff's way to `/u/{name}/ban`. */
  mayBan: boolean;
}

/** `/u/{name}` and the lists below it. Another case or form of the name is sent to the right address. */
export async function profilePage(name: string, tab: string, params: Params): Promise<ProfilePage | Missing | { moved: true }> {
  const context = await requestContext();
  const wanted = PROFILE_TABS.find((each) => each === tab);
  const found = wanted ? await readProfile(context, routeText(name)) : null;
  if (!found || !wanted) return missing(wanted ? 'member.not_found' : 'page.not_found');
  const { profile, canonicalName } = found;
  if (!isSpelled(name, canonicalName)) return moved(canonicalName);
  dependsOn(touch.member(profile.id), touch.boards(), touch.settings(), touch.day());
  const maySeePoints = profile.isMe || (isSiteStaff(context.viewer) && !context.viewer.isBanned);
  if (wanted === 'points' && !maySeePoints) return missing(context.viewer.kind === 'guest' ? 'session.required' : 'points.not_yours');
  const list = await readTab(context, { memberId: profile.id, tab: wanted, params });
  if (list.tab !== 'points' && pageNumber(params.page) > (list.tab === 'threads' ? list.list.pages : list.pages).pages)
    return missing('page.not_found');
  const { id, group } = profile;
  return { profile, list, maySeePoints, mayBan: mayBan(context.viewer, { id, groupKey: group.key }) === true };
}

async function readTab(
  context: Context,
  { memberId, tab, params }: { memberId: number; tab: ProfileTab; params: Params },
): Promise<ProfileList> {
  const page = pageNumber(params.page);
  switch (tab) {
    case 'threads':
      // Views, titles and replies of others are in it: every list depends on them.
      dependsOn(touch.lists());
      return { tab, list: await readThreadList(context, { authorId: memberId, sort: 'new', page }) };
    case 'replies':
      dependsOn(touch.lists());
      return { tab, ...(await readMemberReplies(context, { memberId, page })) };
    case 'points':
      neverCached();
      return { tab, lines: await readLedger(context, memberId, one(params.cursor)?.match(/^\d{1,15}$/)?.[0]) };
    default:
      dependsOn(touch.lists());
      return { tab, ...(await (tab === 'followers' ? readFollowers : readFollowing)(context, memberId, page)) };
  }
}

/** The address may be escaped or not, but it is in NFC and in the member's own case. */
const isSpelled = (part: string, name: string): boolean =>
  part === name || (part.toLowerCase() === encodeURIComponent(name).toLowerCase() && decodeURIComponent(part) === name);

function moved(canonicalName: string): { moved: true } {
  const { url } = currentRequest();
  const [path = '', query] = url.split(/\?(.*)/s, 2);
  const below = /^\/u\/[^/]+(\/[a-z]+)?\/?$/.exec(path)?.[1] ?? '';
  redirectTo(`${address.member(canonicalName)}${below}${query ? `?${query}` : ''}`, 308);
  return { moved: true };
}
