import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { row, together } from '@/db/rows';
import type { WatchLevel } from '@/db/schema';
import { command, type Context, Failure, touch, hold } from '@/core/kernel';
import { boardVisibleTo } from '@/core/permissions';
import { followersMore, isInReach, levelInput, mayWatch, type WatchResult, writeWatch } from './watch-level';

const watchBoardInput = z.object({
  /** The board's slug. */
  board: z.string().min(1, { message: 'input.required' }).max(200),
  level: levelInput,
});

interface Facts {
  boardId: number;
  level: WatchLevel;
  followers: number;
}

/** Says how closely one watches a board. What one does not see any more can only be let go. */
export const watchBoard = command({
  name: 'watch-board',
  input: watchBoardInput,
  limit: { points: 60, seconds: 60 },
  facts: (tx, input, context): Promise<Facts> => boardFacts(tx, input, context),
  ability: (_facts, { level }, { viewer }) => mayWatch(viewer, level),
  run: async ({ tx, context, tally, touch: purge }, { boardId, followers, ...facts }, { level }): Promise<WatchResult> => {
    if (level === facts.level) return { level, followers };
    await writeWatch(tx, 'board', { memberId: context.viewer.id, id: boardId, level, now: context.now() });
    const more = followersMore(facts.level, level);
    if (more !== 0) {
      tally.board(boardId, { followers: more });
      purge(touch.board(boardId));
    }
    return { level, followers: followers + more };
  },
});

/** One member's choices go one after the other: the board's own row is hot and is not locked before the very end. */
async function boardFacts(tx: Tx, { board, level }: { board: string; level: WatchLevel }, context: Context): Promise<Facts> {
  const memberId = context.viewer.id;
  const [, found] = await together(tx, () => [
    hold(tx, 'board-watches', memberId),
    row<Facts & { isVisible: boolean }>(
      tx,
      sql`
      select b.id as "boardId", b.follower_count as followers, coalesce(w.level, 'normal') as level, (${boardVisibleTo(context)}) as "isVisible"
      from boards b left join board_watches w on w.board_id = b.id and w.member_id = ${memberId}::bigint where b.slug = ${board} and b.kind = 'board'`,
    ),
  ]);
  if (!found || !isInReach(found, level)) throw new Failure('board.not_found');
  return found;
}
