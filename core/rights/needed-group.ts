import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import type { Context, Viewer } from '@/core/kernel';
import { badgeOf, groupColumns, type GroupRow } from '@/core/groups';
import type { GroupBadge } from '@/core/members/views';

export interface NeededGroup {
  group: GroupBadge;
  /** Points that are missing to it. */
  missing: number;
}

/**
 * The first rung of the ladder above a member's total that holds a right, in a board where one is named. Null off the ladder, and where no rung
 * above holds it; a right to rate counts only with points to give. Asked only once somebody was refused.
 */
export async function readNeededGroup(
  { db }: Pick<Context, 'db'>,
  viewer: Viewer,
  { right, board }: { right: string; board?: string },
): Promise<NeededGroup | null> {
  if (viewer.groupKind !== 'ladder') return null;
  const found = await row<GroupRow & { missing: number }>(
    db,
    sql`
    select ${groupColumns()}, g.min_total - m.points_total as missing
    from members m join groups g on g.kind = 'ladder' and g.min_total > m.points_total
      left join boards b on b.slug = ${board ?? ''} left join board_grants bg on bg.board_id = b.id and bg.group_id = g.id and bg."right" = ${right}
    where m.id = ${viewer.id}::bigint and coalesce(bg.is_allowed, ${right} = any (g.rights))
      and (${right} <> 'post.rate' or (g.rating_most > 0 and g.rating_daily > 0))
    order by g.min_total limit 1`,
  );
  return found ? { group: badgeOf(found), missing: found.missing } : null;
}
