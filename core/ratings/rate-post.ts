import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { row, rows } from '@/db/rows';
import { address, command, type Context, type Effects, Failure, idInput, pageOfFloor } from '@/core/kernel';
import { type BoardFacts, boardFacts, demandMember, threadVisibleTo } from '@/core/permissions';
import { amountInput, movePoints } from '@/core/points';
import type { PostFacts } from '@/core/posts';
import { cleanLine, countGraphemes, isBlank } from '@/core/text';
import { allowanceIn, holdRater } from './allowance';
import { type Allowance, mayGive, mayRate } from './rating-policy';

const MOST_REASON = 80;

const reasonInput = z
  .string({ message: 'input.required' })
  .max(4_000, { message: 'input.too_long' })
  .transform(cleanLine)
  .refine((reason) => !isBlank(reason), { message: 'input.required' })
  .refine((reason) => countGraphemes(reason, MOST_REASON) <= MOST_REASON, { message: 'input.too_long', params: { maximum: MOST_REASON } });

const ratePostInput = z.object({
  postId: idInput,
  currency: z.enum(['coins', 'reputation', 'contribution'], { message: 'input.unknown_choice' }),
  amount: amountInput.refine((amount) => amount !== 0, { message: 'rating.zero' }),
  reason: reasonInput,
});
export type RatePostInput = z.input<typeof ratePostInput>;

export interface RatePostResult {
  ratingId: number;
  postId: number;
  currency: 'coins' | 'reputation' | 'contribution';
  amount: number;
  /** What is left of today's allowance. */
  left: number;
  url: string;
}

interface Facts extends PostFacts {
  id: number;
  threadId: number;
  boardId: number;
  slug: string;
  board: BoardFacts;
  allowance: Allowance;
  hasRated: boolean;
}

/**
 * Rates a post of another member in points (E7). They carry the post's cause, so that they go with it when it is withdrawn and
 * come back when it is restored.
 */
export const ratePost = command({
  name: 'rate-post',
  input: ratePostInput,
  limit: { points: 60, seconds: 60 },
  prepare: ({ currency }, { viewer, settings }) => {
    demandMember(viewer);
    if (settings.ratingCurrencies.includes(currency)) return;
    throw new Failure('input.unknown_choice', {}, { currency: { reason: 'input.unknown_choice' } });
  },
  facts: (tx, input, context) => lockRated(tx, context, input.postId),
  ability: (facts, { amount }, { viewer }) => {
    const may = mayRate(viewer, facts.board, facts, facts.allowance);
    if (may !== true) return may;
    return facts.hasRated ? { reason: 'rating.again' } : mayGive(viewer, facts.boardId, amount, facts.allowance);
  },
  run: rate,
});

async function lockRated(tx: Tx, context: Context, postId: number): Promise<Facts> {
  await holdRater(tx, context);
  const found = await row<Omit<Facts, 'allowance'>>(
    tx,
    sql`
    select p.id, p.floor, p.author_id as "authorId", p.withdrawn_at is not null as "isWithdrawn", t.id as "threadId", t.board_id as "boardId", t.slug,
      ${boardFacts(context, { thread: true })} as board,
      exists (select 1 from ratings r where r.post_id = p.id and r.rater_id = ${context.viewer.id}::bigint and r.withdrawn_at is null) as "hasRated"
    from posts p join threads t on t.id = p.thread_id join boards b on b.id = t.board_id
    where p.id = ${postId}::bigint and t.withdrawn_at is null and ${threadVisibleTo(context)}
    for no key update of t, p`,
  );
  if (!found) throw new Failure('post.not_found');
  return { ...found, allowance: await allowanceIn(context, found.boardId, tx) };
}

async function rate(effects: Effects, facts: Facts, { currency, amount, reason }: z.output<typeof ratePostInput>): Promise<RatePostResult> {
  const { tx, context, emit } = effects;
  const { id: postId, threadId, boardId, floor, authorId, slug } = facts;
  const raterId = context.viewer.id;
  const transactionId = await movePoints(effects, {
    rule: 'rating',
    cause: `post:${postId}`,
    actorId: raterId,
    boardId,
    note: reason,
    lines: [
      { memberId: authorId, currency, amount },
      { system: 'issue', currency, amount: -amount },
    ],
  });
  const of = (name: RatePostResult['currency']) => (name === currency ? amount : 0);
  const made = await row<{ id: number }>(
    tx,
    sql`
    insert into ratings (post_id, rater_id, coins, reputation, contribution, reason, transaction_id, created_at)
    values (${postId}::bigint, ${raterId}::bigint, ${of('coins')}::int, ${of('reputation')}::int, ${of('contribution')}::int, ${reason}, ${transactionId}::bigint, ${context.now()}::timestamptz)
    returning id`,
  );
  await rows(tx, sql`update posts set rating_count = rating_count + 1 where id = ${postId}::bigint`);
  emit({ name: 'post.rated', facts: { postId, threadId, boardId, floor, authorId, raterId, amounts: { [currency]: amount }, reason } });
  const page = pageOfFloor(floor, context.settings.postsPerPage);
  const url = address.post({ id: threadId, slug, page }, postId);
  return { ratingId: made!.id, postId, currency, amount, left: facts.allowance.left - Math.abs(amount), url };
}
