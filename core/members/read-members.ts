import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { type Context, type Pages, pagesOf } from '@/core/kernel';
import { badgeOf, groupColumns, type GroupRow } from '@/core/groups';
import { memberRefOf } from './member-ref';
import type { MemberRowView } from './views';

export const MEMBER_SORTS = ['points', 'joined', 'posts'] as const;
export type MemberSort = (typeof MEMBER_SORTS)[number];

export interface MemberListView {
  rows: MemberRowView[];
  pages: Pages;
  sort: MemberSort;
}

const SIZE = 50;

export interface RowOfMember extends GroupRow {
  id: number;
  name: string;
  avatar: string | null;
  points: number;
  threads: number;
  posts: number;
  joinedAt: Date;
}

/** SQL: the columns of `RowOfMember` of members `m` in groups `g`. */
export const rowColumns = sql`m.id, m.name, m.avatar, m.points_total as points, m.thread_count as threads, m.post_count as posts, m.joined_at as "joinedAt", ${groupColumns()}`;

export const memberRowOf = (member: RowOfMember): MemberRowView => ({
  ...memberRefOf(member),
  group: badgeOf(member),
  points: member.points,
  threads: member.threads,
  posts: member.posts,
  joinedAt: member.joinedAt,
});

/** Members by points, newest first, or by posts. */
export async function readMembers(
  context: Context,
  { sort = 'points', page = 1 }: { sort?: MemberSort; page?: number } = {},
): Promise<MemberListView> {
  const counted = await row<{ total: number }>(context.db, sql`select count(*)::int as total from members where deleted_at is null`);
  const pages = pagesOf(counted?.total ?? 0, SIZE, page);
  const order = { points: sql`m.points_total desc, m.id`, joined: sql`m.joined_at desc, m.id desc`, posts: sql`m.post_count desc, m.id` }[
    sort
  ];
  const found = await rows<RowOfMember>(
    context.db,
    sql`
    select ${rowColumns} from members m join groups g on g.id = m.group_id where m.deleted_at is null
    order by ${order} limit ${SIZE} offset ${(pages.page - 1) * SIZE}`,
  );
  return { rows: found.map(memberRowOf), pages, sort };
}
