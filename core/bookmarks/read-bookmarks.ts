import { type SQL, sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { ask, type Context, type Pages, pagesOf, query } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import { threadVisibleTo } from '@/core/permissions';
import { cleanLine } from '@/core/text';
import type { BookmarksView, BookmarkView } from './views';

const BOOKMARKS_A_PAGE = 40;
const LONGEST_QUERY = 100;

interface Row extends Omit<BookmarkView, 'post'> {
  isThere: boolean;
  floor: number;
  excerpt: string;
  lang: string;
  authorId: number;
  authorName: string;
  threadId: number;
  slug: string;
  title: string;
  threadLang: string;
}

interface Asked {
  q?: string;
  page?: number;
  /** Only this one. */
  postId?: number;
}

/** SQL: the post can still be read by its keeper. */
const isThere = (context: Context): SQL => sql`(p.withdrawn_at is null and t.withdrawn_at is null and ${threadVisibleTo(context)})`;

/** SQL: bookmarks `k` of the viewer. A filter looks into notes, and into the beginnings of texts only where they can be read: it must not tell what a text holds, least of all what it hides. */
function ownBookmarks(context: Context, { q, postId }: { q: string; postId?: number }): SQL {
  const own = sql`k.member_id = ${context.viewer.id}::bigint ${postId === undefined ? sql`` : sql`and k.post_id = ${postId}::bigint`}`;
  if (!q) return sql`bookmarks k where ${own}`;
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`bookmarks k join posts p on p.id = k.post_id join threads t on t.id = p.thread_id join members m on m.id = p.author_id
    where ${own} and (k.note ilike ${like} or (${isThere(context)} and (t.title ilike ${like} or p.excerpt ilike ${like} or (m.deleted_at is null and m.name ilike ${like}))))`;
}

/** One's own bookmarks, newest first. What the owner may no longer see comes as a place without text. */
const bookmarksQuery = query({
  name: 'read-bookmarks',
  visible: isThere,
  run: async (context, { q = '', page = 1, postId }: Asked): Promise<BookmarksView> => {
    const wanted = cleanLine(q).slice(0, LONGEST_QUERY);
    const own = ownBookmarks(context, { q: wanted, postId });
    const pages = await count(context, own, page);
    const found = await rows<Row>(
      context.db,
      sql`
      select k.post_id as "postId", k.note, k.remind_at as "remindAt", k.reminded_at as "remindedAt", k.created_at as "createdAt", x.*
      from (select k.* from ${own} order by k.created_at desc, k.post_id desc
          limit ${BOOKMARKS_A_PAGE}::int offset ${(pages.page - 1) * BOOKMARKS_A_PAGE}::int) k
      left join lateral (
        select true as "isThere", p.floor, p.excerpt, p.lang, p.author_id as "authorId", case when m.deleted_at is null then m.name else '' end as "authorName",
          t.id as "threadId", t.slug, t.title, t.lang as "threadLang"
        from posts p join threads t on t.id = p.thread_id join members m on m.id = p.author_id where p.id = k.post_id and ${isThere(context)}
      ) x on true
      order by k.created_at desc, k.post_id desc`,
    );
    return { bookmarks: found.map(viewOf), pages, query: wanted };
  },
});
export const readBookmarks = (context: Context, asked: { q?: string; page?: number } = {}): Promise<BookmarksView> =>
  ask(context, bookmarksQuery, asked);

/** The viewer's bookmark of one post; undefined where there is none. */
export const readBookmark = async (context: Context, postId: number): Promise<BookmarkView | undefined> =>
  (await ask(context, bookmarksQuery, { postId })).bookmarks[0];

async function count({ db }: Context, own: SQL, page: number): Promise<Pages> {
  const counted = await row<{ total: number }>(db, sql`select count(*)::int as total from ${own}`);
  return pagesOf(counted?.total ?? 0, BOOKMARKS_A_PAGE, page);
}

function viewOf({
  isThere: readable,
  floor,
  excerpt,
  lang,
  authorId,
  authorName,
  threadId,
  slug,
  title,
  threadLang,
  ...bookmark
}: Row): BookmarkView {
  return {
    ...bookmark,
    post: readable
      ? {
          floor,
          excerpt,
          lang,
          author: memberRefOf({ id: authorId, name: authorName }),
          thread: { id: threadId, slug, title, lang: threadLang },
        }
      : null,
  };
}
