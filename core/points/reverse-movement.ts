import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { type Effects, touch } from '@/core/kernel';
import type { Currency } from './rules';

interface Taking {
  /** What the taking back belongs to. Not the movement's own cause: what is given again by that one must not bring it back. */
  cause: string;
  note?: string;
}

/** A movement, or the last one of those that answered it. */
interface Link {
  id: number;
  isReversal: boolean;
}

/**
 * Takes back one movement for good, by its id, whatever became of its cause meanwhile. Where it had been taken back with its cause
 * already, it is given and taken once more, which changes no balance and ends that chain. Whoever asks sees to it that it is asked once.
 */
export async function reverseMovement(effects: Effects, transactionId: number, taking: Taking): Promise<void> {
  let last = await row<Link>(
    effects.tx,
    sql`
    select t.id, t.is_reversal as "isReversal" from ledger_transactions t
    where (t.id = ${transactionId}::bigint or t.origin_id = ${transactionId}::bigint) and not exists (select 1 from ledger_transactions r where r.reverses_id = t.id)`,
  );
  if (!last) throw new Error(`no movement ${transactionId}`);
  if (last.isReversal) last = await answer(effects, last, taking);
  await answer(effects, last, taking);
}

/** Writes the movement that negates another. */
async function answer({ tx, context, tally, touch: purge }: Effects, { id, isReversal }: Link, { cause, note }: Taking): Promise<Link> {
  const moved = await rows<{ id: number; memberId: number | null; currency: Currency; amount: number }>(
    tx,
    sql`
    with answered as (
      insert into ledger_transactions (rule, cause, actor_id, reverses_id, origin_id, is_reversal, board_id, times, note, created_at)
      select ${isReversal ? 'restoration' : 'reversal'}, ${cause}, ${context.viewer.id || null}::bigint, t.id, coalesce(t.origin_id, t.id), ${!isReversal}::boolean, t.board_id, t.times, ${note ?? ''}, ${context.now()}::timestamptz
      from ledger_transactions t where t.id = ${id}::bigint
      returning id
    ), entries as (
      insert into ledger_entries (transaction_id, member_id, system, currency, amount)
      select answered.id, e.member_id, e.system, e.currency, -e.amount from answered join ledger_entries e on e.transaction_id = ${id}::bigint
      returning member_id, currency, amount
    )
    select answered.id, entries.member_id as "memberId", currency, amount from answered, entries`,
  );
  for (const { memberId, currency, amount } of moved) {
    if (memberId === null) continue;
    tally.member(memberId, { [currency]: amount, cause });
    purge(touch.member(memberId));
  }
  return { id: moved[0]!.id, isReversal: !isReversal };
}
