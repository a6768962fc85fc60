import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Effects } from '@/core/kernel';
import { type Award, awardPoints } from './award-points';
import { movePoints } from './move-points';
import { allRules, amountsOf, CURRENCIES, type Currency, ruleFor } from './rules';
import type { PointAmounts } from './views';

/**
 * Makes what a cause has earned by a rule with levels what `times` of it give: raised it gives the rest, lowered it takes back, and 0 takes
 * back exactly what was given, whatever the rule says by now. The first grant goes by the rule's caps like any award.
 */
export async function levelPoints(effects: Effects, award: Award & { times: number }): Promise<PointAmounts | null> {
  const { tx, context, tally } = effects;
  const { action, memberId, boardId, cause, actorId, times } = award;
  const inForce = await earnedBy(effects, award);
  if (CURRENCIES.every((currency) => !inForce[currency])) return times > 0 ? awardPoints(effects, award) : null;
  const rule = ruleFor(await allRules(context.db, tx), action, boardId);
  const wanted = rule && times > 0 ? amountsOf(rule, times) : {};
  const more = CURRENCIES.map((currency) => [currency, (wanted[currency] ?? 0) - (inForce[currency] ?? 0)] as const).filter(([, by]) => by);
  if (!more.length) return null;
  const amounts: PointAmounts = Object.fromEntries(more);
  tally.awards.push({ action, memberId, amounts, held: null });
  const lines = more.flatMap(([currency, amount]) => [
    { memberId, currency, amount },
    { system: 'issue' as const, currency, amount: -amount },
  ]);
  await movePoints(effects, { rule: action, cause, actorId, boardId, lines });
  return amounts;
}

/** What a member has of a cause by a rule: its movements, and what took them back or gave them again. */
async function earnedBy({ tx }: Effects, { action, cause, memberId }: Award): Promise<Partial<Record<Currency, number>>> {
  const found = await rows<{ currency: Currency; amount: number }>(
    tx,
    sql`
    with recursive chain as (
      select id from ledger_transactions where cause = ${cause} and rule = ${action}
      union all select r.id from ledger_transactions r join chain c on r.reverses_id = c.id
    )
    select e.currency, sum(e.amount) as amount from chain c join ledger_entries e on e.transaction_id = c.id
    where e.member_id = ${memberId}::bigint group by e.currency`,
  );
  return Object.fromEntries(found.map(({ currency, amount }) => [currency, amount]));
}
