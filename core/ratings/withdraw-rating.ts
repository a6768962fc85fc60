import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { row, rows } from '@/db/rows';
import { command, type Context, Failure, idInput } from '@/core/kernel';
import { demandMember, threadVisibleTo } from '@/core/permissions';
import { reverseMovement } from '@/core/points';
import { amountsOf } from './amounts';
import { mayWithdrawRating } from './rating-policy';

const withdrawRatingInput = z.object({ ratingId: idInput });
export type WithdrawRatingInput = z.input<typeof withdrawRatingInput>;

export interface WithdrawRatingResult {
  ratingId: number;
  postId: number;
}

interface Facts {
  id: number;
  postId: number;
  threadId: number;
  boardId: number;
  floor: number;
  authorId: number;
  raterId: number;
  coins: number;
  reputation: number;
  contribution: number;
  reason: string;
  transactionId: number;
  createdAt: Date;
}

/** Takes a rating back, and exactly what it gave; also where the post was withdrawn, or withdrawn and restored, in between. */
export const withdrawRating = command({
  name: 'withdraw-rating',
  input: withdrawRatingInput,
  limit: { points: 60, seconds: 60 },
  prepare: (_input, { viewer }) => demandMember(viewer),
  facts: (tx, input, context) => lockRating(tx, context, input.ratingId),
  ability: (facts, _input, { viewer, now }) => mayWithdrawRating(viewer, facts, now()),
  run: async (effects, facts): Promise<WithdrawRatingResult> => {
    const { tx, context, emit } = effects;
    const { id: ratingId, postId, threadId, boardId, floor, authorId, raterId, reason } = facts;
    await rows(
      tx,
      sql`update ratings set withdrawn_at = ${context.now()}::timestamptz, withdrawn_by = ${context.viewer.id}::bigint where id = ${ratingId}::bigint`,
    );
    await rows(tx, sql`update posts set rating_count = rating_count - 1 where id = ${postId}::bigint`);
    await reverseMovement(effects, facts.transactionId, { cause: `rating:${ratingId}`, note: reason });
    emit({ name: 'rating.withdrawn', facts: { postId, threadId, boardId, floor, authorId, raterId, amounts: amountsOf(facts), reason } });
    return { ratingId, postId };
  },
});

/** Locked after its thread and its post, like everything that changes with them. */
async function lockRating(tx: Tx, context: Context, ratingId: number): Promise<Facts> {
  const facts = await row<Facts>(
    tx,
    sql`
    select r.id, r.post_id as "postId", t.id as "threadId", t.board_id as "boardId", p.floor, p.author_id as "authorId", r.rater_id as "raterId",
      r.coins, r.reputation, r.contribution, r.reason, r.transaction_id as "transactionId", r.created_at as "createdAt"
    from ratings r join posts p on p.id = r.post_id join threads t on t.id = p.thread_id
    where r.id = ${ratingId}::bigint and r.withdrawn_at is null and ${threadVisibleTo(context)}
    for no key update of t, p, r`,
  );
  if (!facts) throw new Failure('rating.not_found');
  return facts;
}
