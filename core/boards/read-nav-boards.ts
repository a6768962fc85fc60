import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { ask, type Context, memoised, query, touch } from '@/core/kernel';
import { boardVisibleTo, seesBoardsAs } from '@/core/permissions';
import type { BoardRef } from './views';

/** A board in the masthead. */
export type NavBoard = BoardRef;

const MOST = 12;

/** Boards of the first level (loose, or in a section) in their order; for the masthead. Read once for all who see the same boards. */
const navQuery = query({
  name: 'read-nav-boards',
  visible: boardVisibleTo,
  run: (context): Promise<NavBoard[]> =>
    memoised(context.db, touch.boards(), `nav ${seesBoardsAs(context.viewer)}`, () =>
      rows<NavBoard>(
        context.db,
        sql`
    select b.id, b.slug, b.name from boards b left join boards s on s.id = b.parent_id
    where b.kind = 'board' and not b.is_archived and (b.parent_id is null or s.kind = 'section') and ${boardVisibleTo(context)}
    order by coalesce(s.position, b.position), coalesce(s.id, 0), b.position, b.id limit ${MOST}::int`,
      ),
    ),
});
export const readNavBoards = (context: Context): Promise<NavBoard[]> => ask(context, navQuery, undefined);
