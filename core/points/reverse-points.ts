import { sql } from 'drizzle-orm';
import { change, rows } from '@/db/rows';
import { type Effects, touch } from '@/core/kernel';
import type { Currency } from './rules';

/**
 * Takes back what a cause earned, e.g. `post:12`: each movement in force is answered by one with its entries negated. Tells the tally.
 * A cause that earned nothing, or was taken back before, changes nothing.
 */
export const reversePoints = (effects: Effects, cause: string): Promise<void> => negate(effects, cause, true);

/** Gives again what was taken back from a cause; a cause from which nothing was taken changes nothing. */
export const restorePoints = (effects: Effects, cause: string): Promise<void> => negate(effects, cause, false);

/**
 * A movement that nobody has taken back is in force if it is no reversal itself; so a post may be withdrawn and restored any number of times,
 * and each time is a line of its own. The unique index on `reverses_id` lets only one of two at once count.
 */
async function negate(effects: Effects, cause: string, back: boolean): Promise<void> {
  const { tx, context, tally } = effects;
  const taken = await rows<{ memberId: number; currency: Currency; amount: number }>(
    tx,
    sql`
    with back as (
      insert into ledger_transactions (rule, cause, actor_id, reverses_id, origin_id, is_reversal, board_id, times, created_at)
      select ${back ? 'reversal' : 'restoration'}, t.cause, ${context.viewer.id || null}::bigint, t.id, coalesce(t.origin_id, t.id), ${back}::boolean, t.board_id, t.times, ${context.now()}::timestamptz
      from ledger_transactions t where t.cause = ${cause} and t.is_reversal <> ${back}::boolean
        and not exists (select 1 from ledger_transactions r where r.reverses_id = t.id)
      on conflict (reverses_id) do nothing
      returning id, reverses_id
    ), entries as (
      insert into ledger_entries (transaction_id, member_id, system, currency, amount)
      select back.id, e.member_id, e.system, e.currency, -e.amount from back join ledger_entries e on e.transaction_id = back.reverses_id
      returning member_id, currency, amount
    )
    select member_id as "memberId", currency, sum(amount) as amount from entries where member_id is not null group by 1, 2`,
  );
  await change(
    tx,
    sql`update held_awards set is_taken_back = ${back}::boolean where cause = ${cause} and is_taken_back <> ${back}::boolean`,
  );
  for (const { memberId, currency, amount } of taken) {
    tally.member(memberId, { [currency]: amount, cause });
    effects.touch(touch.member(memberId));
  }
}
