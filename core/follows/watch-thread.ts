import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { row, rows, together } from '@/db/rows';
import type { WatchLevel } from '@/db/schema';
import { command, type Context, Failure, idInput, touch } from '@/core/kernel';
import { threadVisibleTo } from '@/core/permissions';
import { followersMore, isInReach, levelInput, mayWatch, type WatchResult, writeWatch } from './watch-level';

const watchThreadInput = z.object({ threadId: idInput, level: levelInput });

interface Facts {
  boardId: number;
  authorId: number;
  level: WatchLevel;
  followers: number;
}

/** Says how closely one watches a thread. What one does not see any more can only be let go. */
export const watchThread = command({
  name: 'watch-thread',
  input: watchThreadInput,
  limit: { points: 60, seconds: 60 },
  facts: (tx, input, context): Promise<Facts> => threadFacts(tx, input, context),
  ability: (_facts, { level }, { viewer }) => mayWatch(viewer, level),
  run: async ({ tx, context, emit, touch: purge }, facts, { threadId, level }): Promise<WatchResult> => {
    const memberId = context.viewer.id;
    if (level === facts.level) return { level, followers: facts.followers };
    await writeWatch(tx, 'thread', { memberId, id: threadId, level, now: context.now() });
    const more = followersMore(facts.level, level);
    if (more === 0) return { level, followers: facts.followers };
    await rows(tx, sql`update threads set follower_count = follower_count + ${more}::int where id = ${threadId}::bigint`);
    purge(touch.thread(threadId));
    const { boardId, authorId } = facts;
    if (more > 0 && authorId !== memberId) emit({ name: 'thread.followed', facts: { threadId, boardId, authorId, memberId } });
    return { level, followers: facts.followers + more };
  },
});

/** The thread's row is locked by a statement of its own: what is read next must see what the one we waited for has written. */
async function threadFacts(tx: Tx, { threadId, level }: { threadId: number; level: WatchLevel }, context: Context): Promise<Facts> {
  const [, found] = await together(tx, () => [
    rows(tx, sql`select 1 from threads where id = ${threadId}::bigint for no key update`),
    row<Facts & { isVisible: boolean }>(
      tx,
      sql`
      select t.board_id as "boardId", t.author_id as "authorId", t.follower_count as followers, coalesce(w.level, 'normal') as level,
        (${threadVisibleTo(context)}) as "isVisible"
      from threads t left join thread_watches w on w.thread_id = t.id and w.member_id = ${context.viewer.id}::bigint where t.id = ${threadId}::bigint`,
    ),
  ]);
  if (!found || !isInReach(found, level)) throw new Failure('thread.not_found');
  return found;
}
