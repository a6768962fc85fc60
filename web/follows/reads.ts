/** What the pages of following show: one's own, so never from a cache. */
import {
  FOLLOW_KINDS,
  type FollowedTagView,
  type FeedView,
  LONGEST_REMARK,
  readFeed,
  readFollowedMembers,
  readFollowedTags,
  readWatchedBoards,
  readWatchedThreads,
  type WatchedBoardView,
  type WatchedThreadView,
} from '@/core/follows';
import { isFailure, type Pages } from '@/core/kernel';
import { type FollowRowView, readProfile } from '@/core/members';
import { type Missing, missing, neverCached } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { routeText } from '@/web/kernel/route-text';
import { type Writing, writingAt } from '@/web/posts/writing';
import { one, pageNumber, type Params } from '@/web/threads/list-params';

type Kind = (typeof FOLLOW_KINDS)[number];
const kindOf = (text: string | undefined): Kind | undefined => FOLLOW_KINDS.find((kind) => kind === text);

export interface FeedPage extends FeedView {
  filter: 'all' | Kind;
  refusal: string | null;
}

/** `/following?filter=&cursor=` of somebody who is signed in; an odd filter is as good as none. */
export async function feedPage(params: Params): Promise<FeedPage | Missing> {
  neverCached();
  const filter = kindOf(one(params.filter)) ?? 'all';
  const [context, writing] = [await requestContext(), await writingAt('/following')];
  try {
    return { filter, refusal: writing.refusal?.message ?? null, ...(await readFeed(context, { filter, cursor: one(params.cursor) })) };
  } catch (error) {
    if (isFailure(error)) return missing(error.reason);
    throw error;
  }
}

export type FollowedPage =
  | { kind: 'members'; rows: FollowRowView[]; pages: Pages }
  | { kind: 'boards'; rows: WatchedBoardView[]; pages: Pages }
  | { kind: 'threads'; rows: WatchedThreadView[]; pages: Pages }
  | { kind: 'tags'; rows: FollowedTagView[]; pages: Pages };

/** `/following/{kind}`. */
export async function followedPage(text: string, params: Params): Promise<FollowedPage | Missing> {
  neverCached();
  const kind = kindOf(text);
  if (!kind) return missing('page.not_found');
  const page = pageNumber(params.page);
  const view = await read(kind, page);
  return page > view.pages.pages ? missing('page.not_found') : view;
}

async function read(kind: Kind, page: number): Promise<FollowedPage> {
  const context = await requestContext();
  switch (kind) {
    case 'members':
      return { kind, ...(await readFollowedMembers(context, page)) };
    case 'boards':
      return { kind, ...(await readWatchedBoards(context, page)) };
    case 'threads':
      return { kind, ...(await readWatchedThreads(context, page)) };
    default:
      return { kind, ...(await readFollowedTags(context, page)) };
  }
}

export interface RemarkPage {
  name: string;
  remark: string;
  limit: number;
  writing: Writing;
}

/** `/u/{name}/remark`: only for members one follows. */
export async function remarkPage(name: string): Promise<RemarkPage | Missing> {
  neverCached();
  const found = await readProfile(await requestContext(), routeText(name));
  if (!found) return missing('member.not_found');
  if (!found.profile.isFollowed) return missing('member.not_followed');
  const { canonicalName, profile } = found;
  const writing = await writingAt(`/u/${encodeURIComponent(canonicalName)}/remark`);
  return { name: canonicalName, remark: profile.remark, limit: LONGEST_REMARK, writing };
}
