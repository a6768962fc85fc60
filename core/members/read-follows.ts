import { type SQL, sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { type Context, type Pages, pagesOf } from '@/core/kernel';
import { memberRowOf, type RowOfMember, rowColumns } from './read-members';
import type { FollowRowView } from './views';

export interface FollowListView {
  rows: FollowRowView[];
  pages: Pages;
}

const SIZE = 50;

/** Who follows a member, newest first. */
export const readFollowers = (context: Context, memberId: number, page = 1): Promise<FollowListView> =>
  readFollows(context, { whose: sql`f.followed_id = ${memberId}::bigint`, who: sql`f.follower_id`, page });

/** Whom a member follows, newest first. */
export const readFollowing = (context: Context, memberId: number, page = 1): Promise<FollowListView> =>
  readFollows(context, { whose: sql`f.follower_id = ${memberId}::bigint`, who: sql`f.followed_id`, page });

async function readFollows(context: Context, { whose, who, page }: { whose: SQL; who: SQL; page: number }): Promise<FollowListView> {
  const counted = await row<{ total: number }>(context.db, sql`select count(*)::int as total from follows f where ${whose}`);
  const pages = pagesOf(counted?.total ?? 0, SIZE, page);
  const found = await rows<RowOfMember & { deletedAt: Date | null; isMutual: boolean; remark: string | null }>(
    context.db,
    sql`
    select ${rowColumns}, m.deleted_at as "deletedAt",
      exists (select 1 from follows r where r.follower_id = f.followed_id and r.followed_id = f.follower_id) as "isMutual",
      (select o.remark from follows o where o.follower_id = ${context.viewer.id}::bigint and o.followed_id = m.id) as remark
    from follows f join members m on m.id = ${who} join groups g on g.id = m.group_id
    where ${whose} order by f.created_at desc, m.id desc limit ${SIZE} offset ${(pages.page - 1) * SIZE}`,
  );
  return { rows: found.map(({ isMutual, remark, ...member }) => ({ ...memberRowOf(member), isMutual, remark: remark ?? '' })), pages };
}
