import { sql } from 'drizzle-orm';
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

/** A member's replies in boards that the viewer may see, newest first. */
const repliesQuery = query({
  name: 'read-member-replies',
  visible: threadVisibleTo,
  run: async (context, { memberId, page = 1 }: { memberId: number; page?: number }): Promise<{ rows: PostRowView[]; pages: Pages }> => {
    const replies = sql`posts p join threads t on t.id = p.thread_id
      where p.author_id = ${memberId}::bigint and p.withdrawn_at is null and p.floor > 1 and t.withdrawn_at is null and ${threadVisibleTo(context)}`;
    const counted = await row<{ total: number }>(
      context.db,
      sql`select count(*)::int as total from (select 1 from ${replies} limit ${MOST_LISTED}::int) c`,
    );
    const pages = pagesOf(counted?.total ?? 0, SIZE, page);
    const found = await rows<Row>(
      context.db,
      sql`
      select x.*, m.id as "authorId", case when m.deleted_at is null then m.name else '' end as "authorName"
      from (select p.id, p.floor, p.excerpt, p.lang, p.created_at as "createdAt", p.like_count as likes, p.author_id,
          t.id as "threadId", t.slug as "threadSlug", t.title as "threadTitle", t.lang as "threadLang"
        from ${replies} order by p.id desc limit ${SIZE}::int offset ${(pages.page - 1) * SIZE}::int) x
      join members m on m.id = x.author_id order by x.id desc`,
    );
    return { rows: found.map(viewOf), pages };
  },
});
export const readMemberReplies = (
  context: Context,
  input: { memberId: number; page?: number },
): Promise<{ rows: PostRowView[]; pages: Pages }> => ask(context, repliesQuery, input);

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
