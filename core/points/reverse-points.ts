import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { type Effects, touch } from '@/core/kernel';
import type { Currency } from './rules';

/**
 * Takes back what a cause earned, e.g. `post:12`: each movement is answered by one with its entries negated, once for ever.
 * Tells the tally. A cause that earned nothing, or was taken back before, changes nothing.
 */
export async function reversePoints(effects: Effects, cause: string): Promise<void> {
  const { tx, context, tally } = effects;
  const taken = await rows<{ memberId: number; currency: Currency; amount: number }>(
    tx,
    sql`
    with back as (
      insert into ledger_transactions (rule, cause, actor_id, reverses_id, created_at)
      select 'reversal', t.cause, ${context.viewer.id || null}::bigint, t.id, ${context.now()}::timestamptz
      from ledger_transactions t where t.cause = ${cause} and t.reverses_id is null
      on conflict (reverses_id) do nothing
      returning id, reverses_id
    ), entries as (
      insert into ledger_entries (transaction_id, member_id, system, currency, amount)
      select back.id, e.member_id, e.system, e.currency, -e.amount from back join ledger_entries e on e.transaction_id = back.reverses_id
      returning member_id, currency, amount
    )
    select member_id as "memberId", currency, sum(amount) as amount from entries where member_id is not null group by 1, 2`,
  );
  for (const { memberId, currency, amount } of taken) {
    tally.member(memberId, { [currency]: amount });
    effects.touch(touch.member(memberId));
  }
}
