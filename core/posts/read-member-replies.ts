import { type SQL, sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { ask, type Context, type Pages, pagesOf, query } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import { threadVisibleTo } from '@/core/permissions';
import type { PostRowView } from './views';

const SIZE = 40;
/** Counting ends here, and so does the list. */
const MOST_LISTED = 4_000;

interface Row extends Omit<PostRowView, 'author' | 'thread'> {
  authorId: number;
  authorName: string;
  threadId: number;
  threadSlug: string;
  threadTitle: string;
  threadLang: string;
}

interface MemberPosts {
  memberId: number;
  page?: number;
}
interface PostRows {
  rows: PostRowView[];
  pages: Pages;
}

/** A member's replies in boards that the viewer may see, newest first. */
const repliesQuery = query({
  name: 'read-member-replies',
  visible: threadVisibleTo,
  run: (context, input: MemberPosts) => postsOf(context, input, { which: sql`p.floor > 1`, order: (of) => sql`${of}.id desc` }),
});
export const readMemberReplies = (context: Context, input: MemberPosts): Promise<PostRows> => ask(context, repliesQuery, input);

/** What of a member's others liked (D2), the most liked first, in boards that the viewer may see. */
const likedQuery = query({
  name: 'read-liked-posts',
  visible: threadVisibleTo,
  run: (context, input: MemberPosts) =>
    postsOf(context, input, { which: sql`p.like_count > 0`, order: (of) => sql`${of}.like_count desc, ${of}.id desc` }),
});
export const readLikedPosts = (context: Context, input: MemberPosts): Promise<PostRows> => ask(context, likedQuery, input);

async function postsOf(
  context: Context,
  { memberId, page = 1 }: MemberPosts,
  { which, order }: { which: SQL; order: (of: SQL) => SQL },
): Promise<PostRows> {
  const posts = sql`posts p join threads t on t.id = p.thread_id
    where p.author_id = ${memberId}::bigint and p.withdrawn_at is null and ${which} and t.withdrawn_at is null and ${threadVisibleTo(context)}`;
  const counted = await row<{ total: number }>(
    context.db,
    sql`select count(*)::int as total from (select 1 from ${posts} limit ${MOST_LISTED}::int) c`,
  );
  const pages = pagesOf(counted?.total ?? 0, SIZE, page);
  const found = await rows<Row>(
    context.db,
    sql`
    select x.*, m.id as "authorId", case when m.deleted_at is null then m.name else '' end as "authorName"
    from (select p.id, p.floor, p.excerpt, p.lang, p.created_at as "createdAt", p.like_count as likes, p.like_count, p.author_id,
        t.id as "threadId", t.slug as "threadSlug", t.title as "threadTitle", t.lang as "threadLang"
      from ${posts} order by ${order(sql`p`)} limit ${SIZE}::int offset ${(pages.page - 1) * SIZE}::int) x
    join members m on m.id = x.author_id order by ${order(sql`x`)}`,
  );
  return { rows: found.map(viewOf), pages };
}

function viewOf({
  id,
  floor,
  excerpt,
  lang,
  createdAt,
  likes,
  authorId,
  authorName,
  threadId,
  threadSlug,
  threadTitle,
  threadLang,
}: Row): PostRowView {
  return {
    id,
    floor,
    excerpt,
    lang,
    createdAt,
    likes,
    author: memberRefOf({ id: authorId, name: authorName }),
    thread: { id: threadId, slug: threadSlug, title: threadTitle, lang: threadLang },
  };
}
