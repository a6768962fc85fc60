import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { ask, type Context, type Pages, pagesOf, query } from '@/core/kernel';
import { type MemberRef, memberRefOf } from '@/core/members';
import { threadVisibleTo } from '@/core/permissions';

export interface LikersView {
  postId: number;
  threadId: number;
  floor: number;
  likers: { member: MemberRef; at: Date }[];
  pages: Pages;
}

const SIZE = 50;

/** Who likes a post, the newest first; undefined = no such post for this viewer. */
const likersQuery = query({
  name: 'read-likers',
  visible: threadVisibleTo,
  run: async (context, { postId, page = 1 }: { postId: number; page?: number }): Promise<LikersView | undefined> => {
    const post = await row<{ threadId: number; floor: number; total: number }>(
      context.db,
      sql`
      select t.id as "threadId", p.floor, (select count(*) from likes l where l.post_id = p.id) as total
      from posts p join threads t on t.id = p.thread_id
      where p.id = ${postId}::bigint and p.withdrawn_at is null and ${threadVisibleTo(context)}`,
    );
    if (!post) return undefined;
    const pages = pagesOf(post.total, SIZE, page);
    const found = await rows<{ id: number; name: string; avatar: string | null; at: Date }>(
      context.db,
      sql`
      select m.id, case when m.deleted_at is null then m.name else '' end as name, m.avatar, l.created_at as at
      from likes l join members m on m.id = l.member_id where l.post_id = ${postId}::bigint
      order by l.created_at desc, m.id limit ${SIZE}::int offset ${(pages.page - 1) * SIZE}::int`,
    );
    return {
      postId,
      threadId: post.threadId,
      floor: post.floor,
      likers: found.map(({ at, ...member }) => ({ member: memberRefOf(member), at })),
      pages,
    };
  },
});
export const readLikers = (context: Context, input: { postId: number; page?: number }): Promise<LikersView | undefined> =>
  ask(context, likersQuery, input);
