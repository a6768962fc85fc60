import { row, rows, togetherOn } from '@/db/rows';
import type { WatchView } from '@/core/follows/views';
import { ask, type Context, isMember, pagesOf, type Pages, query } from '@/core/kernel';
import { authorCards, type AuthorCardView } from '@/core/members';
import { moderates, threadVisibleTo } from '@/core/permissions';
import { mayReply, readHidden } from '@/core/posts';
import { pageRatings, ratingLimits } from '@/core/ratings';
import { withoutHidden } from '@/core/markup';
import { nameKey, readingMinutes } from '@/core/text';
import { withTexts } from './post-texts';
import { postViewOf } from './post-views';
import { authorsOn, type BarePostRow, type PostRow, type PostSelection, postsQuery, threadQuery, type ThreadRow } from './thread-queries';
import { heatOf } from './thread-rows';
import type { ThreadView } from './views';

export interface ThreadInput {
  id: number;
  page?: number;
  /** Only this member's posts (A9). */
  author?: string | null;
  order?: 'floor' | 'newest';
}

/** With how the viewer watches it: apart from what a page's shared parts are drawn from. */
export type WatchedThread = ThreadView & { watch: WatchView };

/**
 * One page of a thread, in three queries; one more where texts are read for the first time, where a post of the page was rated, and where it
 * has hidden parts. Undefined = no such thread for this viewer.
 */
const threadPage = query({
  name: 'read-thread',
  visible: threadVisibleTo,
  run: async (context, input: ThreadInput): Promise<WatchedThread | undefined> => {
    const read = await readWithTexts(context, input);
    if (!read) return undefined;
    const { thread, pages, found, cards } = read;
    const { order = 'floor' } = input;
    const rated = found.filter((post) => post.ratingCount > 0 && post.html);
    const [ratings, hidden, limits] = await Promise.all([
      pageRatings(
        context,
        rated.map((post) => post.id),
      ),
      readHidden(context, thread.boardId, found),
      ratingLimits(context, thread.boardId),
    ]);
    const posts = found.map((post) => ({
      ...postViewOf(post, thread, context, { cards, ratings, limits }),
      hidden: hidden.get(post.id) ?? [],
    }));
    const first = posts.find(({ floor }) => floor === 1)!;
    return {
      ...headOf(thread, context),
      author: cards.get(thread.authorId)!,
      readingMinutes: minutesOf(thread, found),
      first,
      posts: posts.filter((post) => post !== first),
      pages,
      postsPerPage: context.settings.postsPerPage,
      onlyAuthor: thread.onlyAuthor?.name ?? null,
      order,
      watch: { level: isMember(context.viewer) ? (thread.level ?? 'normal') : null, followers: thread.followers },
    };
  },
});

/** What the first queries of a page found. */
interface Read {
  thread: ThreadRow;
  pages: Pages;
  bare: BarePostRow[];
  cards: ReadonlyMap<number, AuthorCardView>;
}

/** Rows and texts of one moment: where a post was withdrawn between the two, both are read again. */
async function readWithTexts(context: Context, input: ThreadInput): Promise<(Omit<Read, 'bare'> & { found: PostRow[] }) | undefined> {
  for (;;) {
    const byFloor = await readByFloor(context, input);
    const read = byFloor === null ? await readInTurn(context, input) : byFloor;
    if (!read) return undefined;
    const { bare, ...rest } = read;
    const found = await withTexts(context, bare);
    if (found) return { ...rest, found };
  }
}

const LAST_FLOOR = 2 ** 31 - 1;

/**
 * By floors, which are known before anything is read: all three queries go out in one packet. Null where a page cannot be read so, or where
 * there is no such page; undefined = no such thread for this viewer.
 */
async function readByFloor(context: Context, { id, page = 1, author, order }: ThreadInput): Promise<Read | null | undefined> {
  const size = context.settings.postsPerPage;
  if (author || order === 'newest' || page * size > LAST_FLOOR) return null;
  const floors = range((page - 1) * size + 1, page * size);
  const [thread, bare, cards] = await togetherOn(context.db, (db) => [
    row<ThreadRow>(db, threadQuery(context, id, null)),
    rows<BarePostRow>(db, postsQuery(context, id, { floors, newestFirst: false })),
    authorCards({ ...context, db }, authorsOn(id, floors)),
  ]);
  if (!thread) return undefined;
  const { pages } = choose(thread, { page, order: 'floor', size });
  return pages.page === page ? { thread, pages, bare, cards } : null;
}

/** One query after the other, each by what the one before found. */
async function readInTurn(context: Context, { id, page = 1, author, order = 'floor' }: ThreadInput): Promise<Read | undefined> {
  const thread = await row<ThreadRow>(context.db, threadQuery(context, id, author ? nameKey(author) : null));
  if (!thread) return undefined;
  const { chosen, pages } = choose(thread, { page, order, size: context.settings.postsPerPage });
  const bare = await rows<BarePostRow>(context.db, postsQuery(context, id, chosen));
  return {
    thread,
    pages,
    bare,
    cards: await authorCards(context, [...new Set([thread.authorId, ...bare.map(({ authorId }) => authorId)])]),
  };
}

/** One page of a thread (A4); pages out of range are the nearest ones. */
export const readThread = (context: Context, id: number, input: Omit<ThreadInput, 'id'> = {}): Promise<WatchedThread | undefined> =>
  ask(context, threadPage, { ...input, id });

function choose(
  thread: ThreadRow,
  { page, order, size }: { page: number; order: 'floor' | 'newest'; size: number },
): { chosen: PostSelection; pages: Pages } {
  const newestFirst = order === 'newest';
  if (thread.onlyAuthor) {
    const pages = pagesOf(thread.onlyAuthor.posts, size, page);
    return { pages, chosen: { authorId: thread.onlyAuthor.id, offset: (pages.page - 1) * size, limit: size, newestFirst } };
  }
  const pages = pagesOf(thread.lastFloor, size, page);
  const floors = newestFirst
    ? range(thread.lastFloor - pages.page * size + 1, thread.lastFloor - (pages.page - 1) * size)
    : range((pages.page - 1) * size + 1, pages.page * size);
  return { pages, chosen: { floors: newestFirst && pages.page === 1 ? [1, ...floors] : floors, newestFirst } };
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - Math.max(1, from) + 1) }, (_, at) => Math.max(1, from) + at);

function headOf(thread: ThreadRow, context: Context) {
  const may = mayReply(context.viewer, thread.facts);
  return {
    id: thread.id,
    slug: thread.slug,
    title: thread.title,
    lang: thread.lang,
    kind: thread.kind,
    board: { id: thread.boardId, slug: thread.boardSlug, name: thread.boardName, path: thread.path ?? [] },
    createdAt: thread.createdAt,
    updatedAt: thread.updatedAt,
    views: thread.views,
    replies: thread.replies,
    likes: thread.likes,
    tags: thread.tags,
    isLocked: thread.isLocked || thread.facts.thread?.isAutoLocked === true,
    readLevel: thread.readLevel,
    sticky: thread.sticky,
    digest: thread.digest,
    heat: heatOf(thread.participants, context.settings.heatLevels),
    headings: thread.headings,
    excerpt: thread.excerpt,
    lastFloor: thread.lastFloor,
    mayReply: may === true ? { allowed: true as const } : { allowed: false as const, ...may },
    mayModerate: moderates(context.viewer, thread.boardId),
  };
}

/** Exact where the text is at hand; on later pages, where nobody reads it, by its length. */
function minutesOf(thread: ThreadRow, posts: PostRow[]): number {
  const body = posts.find(({ floor }) => floor === 1)?.body;
  return body ? readingMinutes(withoutHidden(body), thread.lang) : Math.max(1, Math.round(thread.firstLength / 500));
}
