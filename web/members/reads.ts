/** What the page of a member shows. */
import { type CollectionsView, readCollections } from '@/core/collections';
import { address, type Context, type CursorPage, isAdministrator, isSiteStaff, type Pages, touch } from '@/core/kernel';
import { type HeldMedalView, readMedalsOf } from '@/core/medals';
import { type FollowRowView, type ProfileView, readFollowers, readFollowing, readProfile } from '@/core/members';
import { mayBan } from '@/core/moderation';
import { readLikedPosts, readMemberReplies } from '@/core/posts';
import type { PostRowView } from '@/core/posts/views';
import { CURRENCIES, type Currency, readLedger, readOwed } from '@/core/points';
import type { LedgerLineView } from '@/core/points/views';
import { readThreadList, type ThreadListView } from '@/core/threads';
import { currentRequest } from '@/platform/request';
import { demandSignedIn } from '@/web/accounts/reads';
import { dependsOn, type Missing, missing, neverCached, redirectTo } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { routeText } from '@/web/kernel/route-text';
import { timed } from '@/web/merits/reads';
import { type Writing, writingAt } from '@/web/posts/writing';
import { one, pageNumber, type Params } from '@/web/threads/list-params';

export const PROFILE_TABS = ['threads', 'replies', 'likes', 'collections', 'about', 'followers', 'following', 'medals', 'points'] as const;
export type ProfileTab = (typeof PROFILE_TABS)[number];

export type ProfileList =
  | { tab: 'threads'; list: ThreadListView }
  | { tab: 'about' }
  | ({ tab: 'collections' } & CollectionsView)
  | { tab: 'replies'; rows: PostRowView[]; pages: Pages }
  | { tab: 'likes'; rows: PostRowView[]; pages: Pages }
  | { tab: 'followers' | 'following'; rows: FollowRowView[]; pages: Pages }
  | { tab: 'medals'; medals: HeldMedalView[] }
  | {
      tab: 'points';
      currency?: Currency;
      lines: CursorPage<LedgerLineView>;
      granting: Writing | null;
      formula: string;
      owed: Record<Currency, number>;
    };

export interface ProfilePage {
  profile: ProfileView;
  list: ProfileList;
  /** The points history is open to oneself and to staff. */
  maySeePoints: boolean;
  /** The site staff's way to `/u/{name}/ban`. */
  mayBan: boolean;
  /** The reader's group may send coins; whether this member may have them is told when they are sent. */
  mayTransfer: boolean;
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
  if (wanted === 'points' && !maySeePoints) return (await demandSignedIn()) ? missing('points.not_yours') : { moved: true };
  const list = await readTab(context, { memberId: profile.id, name: canonicalName, tab: wanted, params });
  if (pageNumber(params.page) > pagesIn(list)) return missing('page.not_found');
  const { id, group } = profile;
  const { viewer } = context;
  return {
    profile,
    list,
    maySeePoints,
    mayBan: mayBan(viewer, { id, groupKey: group.key }) === true,
    mayTransfer: !viewer.isBanned && viewer.rights.has('points.transfer'),
  };
}

function pagesIn(list: ProfileList): number {
  if (list.tab === 'threads') return list.list.pages.pages;
  return 'pages' in list ? list.pages.pages : 1;
}

/** `/u/{name}/card`: the member as their card shows them to whoever asks. */
export async function memberCard(name: string): Promise<ProfileView | Missing> {
  const found = await readProfile(await requestContext(), routeText(name));
  if (!found) return missing('member.not_found');
  dependsOn(touch.member(found.profile.id), touch.points(), touch.settings());
  return found.profile;
}

async function readTab(
  context: Context,
  { memberId, name, tab, params }: { memberId: number; name: string; tab: ProfileTab; params: Params },
): Promise<ProfileList> {
  const page = pageNumber(params.page);
  const currency = CURRENCIES.find((each) => each === one(params.currency));
  switch (tab) {
    case 'threads':
      // Views, titles and replies of others are in it: every list depends on them.
      dependsOn(touch.lists());
      return { tab, list: await readThreadList(context, { authorId: memberId, sort: 'new', page }) };
    case 'replies':
      dependsOn(touch.lists());
      return { tab, ...(await readMemberReplies(context, { memberId, page })) };
    case 'likes':
      dependsOn(touch.lists());
      return { tab, ...(await readLikedPosts(context, { memberId, page })) };
    case 'about':
      return { tab };
    case 'collections':
      dependsOn(touch.lists());
      return { tab, ...(await readCollections(context, { scope: { of: 'member', memberId }, page })) };
    case 'medals':
      return { tab, medals: await heldMedals(context, memberId) };
    case 'points':
      neverCached();
      return {
        tab,
        currency,
        formula: context.settings.pointsFormula,
        granting: await grantingFor(context, name),
        owed: await readOwed(context, memberId),
        lines: await readLedger(context, memberId, { cursor: one(params.cursor)?.match(/^\d{1,15}$/)?.[0], currency }),
      };
    default:
      dependsOn(touch.lists());
      return { tab, ...(await (tab === 'followers' ? readFollowers : readFollowing)(context, memberId, page)) };
  }
}

/** A medal is gone from the moment at which it runs out. */
async function heldMedals(context: Context, memberId: number): Promise<HeldMedalView[]> {
  dependsOn(touch.medals());
  const medals = await readMedalsOf(context, memberId);
  for (const { expiresAt } of medals) timed(context, expiresAt);
  return medals;
}

/** Administrators give and take points on the page of their history. */
async function grantingFor({ viewer }: Context, name: string): Promise<Writing | null> {
  return isAdministrator(viewer) && !viewer.isBanned ? writingAt(`${address.member(name)}/points`) : null;
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
