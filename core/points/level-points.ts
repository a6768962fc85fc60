import { sql } from 'drizzle-orm';
import { change, rows } from '@/db/rows';
import type { Effects } from '@/core/kernel';
import { type Award, awardPoints } from './award-points';
import { inForce, timesInForce } from './in-force';
import { movePointsIfRoom } from './move-points';
import { allRules, amountsOf, CURRENCIES, type Currency, ruleFor } from './rules';
import type { PointAmounts } from './views';

type Levelled = Award & { times: number };

/**
 * Makes what a cause has earned by a rule with levels what `times` of it give: raised it gives the rest, lowered it takes back, and 0 takes
 * back exactly what was given, whatever the rule says by now. The first grant goes by the rule's caps like any award; a change of its level
 * is no award of its own.
 */
export async function levelPoints(effects: Effects, award: Levelled): Promise<PointAmounts | null> {
  const { tx, context, tally } = effects;
  const { action, memberId, boardId, cause, actorId, times } = award;
  const earned = await earnedBy(effects, award);
  if (!earned) return firstLevel(effects, award);
  const rule = ruleFor(await allRules(context.db, tx), action, boardId);
  const wanted = rule && times > 0 ? amountsOf(rule, times) : {};
  const more = CURRENCIES.map((currency) => [currency, (wanted[currency] ?? 0) - (earned.amounts[currency] ?? 0)] as const).filter(
    ([, by]) => by,
  );
  if (!more.length) return null;
  const amounts: PointAmounts = Object.fromEntries(more);
  const lines = more.flatMap(([currency, amount]) => [
    { memberId, currency, amount },
    { system: 'issue' as const, currency, amount: -amount },
  ]);
  const movement = { rule: action, cause, actorId, boardId, times: times - earned.times, levelOfId: earned.id, lines };
  if ((await movePointsIfRoom(effects, movement)) === null) return null;
  tally.awards.push({ action, memberId, amounts, held: null });
  return amounts;
}

/** What was held at another level is asked anew, and is not told twice. */
async function firstLevel(effects: Effects, award: Levelled): Promise<PointAmounts | null> {
  const { action, cause, memberId, times } = award;
  await change(effects.tx, sql`delete from held_awards where action = ${action} and cause = ${cause} and member_id = ${memberId}::bigint`);
  return times > 0 ? awardPoints(effects, award) : null;
}

interface Earned {
  /** The award. */
  id: number;
  /** Its level by now. */
  times: number;
  amounts: PointAmounts;
}

/** The award that a member has of a cause by a rule, with what changed its level; undefined where there is none, or nothing is left of it. */
async function earnedBy({ tx }: Effects, { action, cause, memberId }: Award): Promise<Earned | undefined> {
  const found = await rows<{ id: number; times: number; currency: Currency | null; amount: number | null }>(
    tx,
    sql`
    with award as (
      select t.id, ${timesInForce(sql`t`)} as times from ledger_transactions t
      where t.cause = ${cause} and t.rule = ${action} and t.level_of_id is null and ${inForce(sql`t`)} and ${timesInForce(sql`t`)} > 0
        and exists (select 1 from ledger_entries e where e.transaction_id = t.id and e.member_id = ${memberId}::bigint)
      order by t.id desc limit 1
    )
    select award.id, award.times, e.currency, sum(e.amount)::int as amount
    from award left join ledger_transactions m on (m.id = award.id or m.level_of_id = award.id) and ${inForce(sql`m`)}
    left join ledger_entries e on e.transaction_id = m.id and e.member_id = ${memberId}::bigint
    group by 1, 2, 3`,
  );
  const amounts = Object.fromEntries(found.flatMap(({ currency, amount }) => (currency && amount ? [[currency, amount]] : [])));
  return found[0] && { id: found[0].id, times: found[0].times, amounts };
}
