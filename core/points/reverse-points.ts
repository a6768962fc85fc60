import { type SQL, sql } from 'drizzle-orm';
import { change, rows } from '@/db/rows';
import { type Effects, touch } from '@/core/kernel';
import type { Currency } from './rules';

/**
 * Takes back what causes earned, e.g. `post:12`: each movement in force is answered by one with its entries negated. Tells the tally.
 * A cause that earned nothing, or was taken back before, changes nothing.
 */
export async function reversePoints(effects: Effects, causes: string | readonly string[]): Promise<void> {
  const of = [causes].flat();
  if (of.length) await negate(effects, of, { back: true });
}

interface Negation {
  back: boolean;
  /** SQL on the movement `t`, for less than all of the causes'. */
  only?: SQL;
}

/**
 * A movement that nobody has taken back is in force if it is no reversal itself; so a post may be withdrawn and restored any number of times,
 * and each time is a line of its own. The unique index on `reverses_id` lets only one of two at once count.
 */
export async function negate(effects: Effects, causes: readonly string[], { back, only = sql`true` }: Negation): Promise<void> {
  const { tx, context, tally } = effects;
  const among = sql`any(${sql.param([...causes])}::text[])`;
  const taken = await rows<{ memberId: number; currency: Currency; cause: string; amount: number }>(
    tx,
    sql`
    with back as (
      insert into ledger_transactions (rule, cause, actor_id, reverses_id, origin_id, is_reversal, board_id, times, created_at)
      select ${back ? 'reversal' : 'restoration'}, t.cause, ${context.viewer.id || null}::bigint, t.id, coalesce(t.origin_id, t.id), ${back}::boolean, t.board_id, t.times, ${context.now()}::timestamptz
      from ledger_transactions t where t.cause = ${among} and t.is_reversal <> ${back}::boolean and ${only}
        and not exists (select 1 from ledger_transactions r where r.reverses_id = t.id)
      on conflict (reverses_id) do nothing
      returning id, reverses_id, cause
    ), entries as (
      insert into ledger_entries (transaction_id, member_id, system, currency, amount)
      select back.id, e.member_id, e.system, e.currency, -e.amount from back join ledger_entries e on e.transaction_id = back.reverses_id
      returning transaction_id, member_id, currency, amount
    )
    select e.member_id as "memberId", e.currency, back.cause, sum(e.amount) as amount
    from entries e join back on back.id = e.transaction_id where e.member_id is not null group by 1, 2, 3`,
  );
  await change(
    tx,
    sql`update held_awards set is_taken_back = ${back}::boolean where cause = ${among} and is_taken_back <> ${back}::boolean`,
  );
  for (const { memberId, currency, cause, amount } of taken) {
    tally.member(memberId, { [currency]: amount, cause });
    effects.touch(touch.member(memberId));
  }
}
