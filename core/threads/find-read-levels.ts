import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { ask, type Context, query } from '@/core/kernel';
import { readGroups } from '@/core/groups';
import type { GroupBadge } from '@/core/members/views';
import { type BoardFacts, boardFacts, boardVisibleTo } from '@/core/permissions';
import { mayGate } from '@/core/posts';

/** A read level that a thread may ask for, and the first group that has it. */
export interface ReadLevelChoice {
  level: number;
  group: GroupBadge;
}

/** Level that guests have: asking for it keeps nobody out. */
const EVERYBODY = 1;

/** The levels that the viewer may give a thread of a board, upwards, at most their own; none without the right. */
const levelsQuery = query({
  name: 'find-read-levels',
  visible: boardVisibleTo,
  run: async (context, boardId: number): Promise<ReadLevelChoice[]> => {
    const { db, viewer } = context;
    if (viewer.kind === 'guest') return [];
    const board = await row<{ facts: BoardFacts }>(
      db,
      sql`select ${boardFacts(context, { thread: false })} as facts from boards b where b.id = ${boardId}::bigint and ${boardVisibleTo(context)}`,
    );
    if (!board || mayGate(viewer, board.facts, EVERYBODY) !== true) return [];
    const choices = new Map<number, GroupBadge>();
    for (const { readLevel, badge } of await readGroups(db))
      if (readLevel > EVERYBODY && readLevel <= viewer.readLevel && !choices.has(readLevel)) choices.set(readLevel, badge);
    return Array.from(choices, ([level, group]) => ({ level, group })).sort((one, other) => one.level - other.level);
  },
});
export const findReadLevels = (context: Context, boardId: number): Promise<ReadLevelChoice[]> => ask(context, levelsQuery, boardId);
