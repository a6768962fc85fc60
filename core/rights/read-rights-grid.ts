import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { type Context, demand } from '@/core/kernel';
import { badgeOf, groupColumns, type GroupRow } from '@/core/groups';
import type { BoardRef } from '@/core/boards/views';
import { givableRights, gridRights, holdsAll, mustBeAdministrator } from '@/core/permissions';
import type { GridGroup, RightsGridView } from './views';

interface Row extends GroupRow {
  id: number;
  rights: string[];
  grants: Record<string, boolean> | null;
}

/**
 * The grid of groups and rights, of the site or of one board; undefined = no such board.
 * @throws Failure `session.required`, `staff.required`
 */
export async function readRightsGrid(context: Context, slug: string | null): Promise<RightsGridView | undefined> {
  demand(mustBeAdministrator(context.viewer));
  const boards = await rows<BoardRef>(context.db, sql`select id, slug, name from boards where kind = 'board' order by position, id`);
  const board =
    slug === null
      ? null
      : await row<BoardRef & { isPrivate: boolean }>(
          context.db,
          sql`select id, slug, name, is_private as "isPrivate" from boards where slug = ${slug}`,
        );
  if (board === undefined) return undefined;
  const where = board ? 'board' : 'site';
  const found = await rows<Row>(
    context.db,
    sql`
    select g.id, g.rights, ${groupColumns()},
      (select jsonb_object_agg(bg."right", bg.is_allowed) from board_grants bg where bg.board_id = ${board?.id ?? 0}::bigint and bg.group_id = g.id) as grants
    from groups g order by array_position(array['ladder', 'staff', 'special'], g.kind), g.min_total, g.tally desc, g.id`,
  );
  return { rights: [...gridRights(where)], groups: found.map((group) => groupIn(group, where)), board, boards };
}

function groupIn(group: Row, where: 'site' | 'board'): GridGroup {
  const { id, rights, grants, groupKey } = group;
  return {
    id,
    badge: badgeOf(group),
    holdsAll: holdsAll(groupKey),
    givable: [...givableRights(groupKey, where)],
    rights,
    grants: Object.fromEntries(Object.entries(grants ?? {}).map(([right, isAllowed]) => [right, isAllowed ? 'allow' : 'deny'] as const)),
  };
}
