import { type SQL, sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { type Effects, touch } from '@/core/kernel';
import { allRules, amountsOf, type Currency, type Rule, ruleFor } from './rules';
import type { PointAmounts } from './views';

export interface Award {
  /** Action of the rule, e.g. `reply`. */
  action: string;
  /** Who earns. */
  memberId: number;
  /** Board whose own rule goes before the site's. */
  boardId?: number;
  /** What caused it, e.g. `post:12`: what is taken back later is found by it. */
  cause: string;
  /** Who acted; null = the system. */
  actorId: number | null;
  /** The rule's amounts so many times, e.g. the level of a digest. */
  times?: number;
}

/** Any number, as long as no other use has it. */
const CAPPED = 7_265;

/**
 * Awards what the rule in force gives, as one balanced movement of the ledger, and tells the tally. Answers what was given;
 * `null` where there is no rule, or its cap or its dedupe says no.
 */
export async function awardPoints(effects: Effects, award: Award): Promise<PointAmounts | null> {
  const { tx, context, tally } = effects;
  const rule = ruleFor(await allRules(context.db, tx), award.action, award.boardId);
  const amounts = rule ? amountsOf(rule, award.times) : {};
  if (!rule || Object.keys(amounts).length === 0 || !(await isDue(effects, rule, award))) return null;
  await move(effects, award, amounts);
  tally.member(award.memberId, amounts);
  effects.touch(touch.member(award.memberId));
  return amounts;
}

/** Whether cap and dedupe allow one more. Awards of one member by one rule go one after the other where that matters. */
async function isDue({ tx, context }: Effects, rule: Rule, { memberId, cause, actorId }: Award): Promise<boolean> {
  const isCapped = rule.cycle !== 'unlimited' || rule.cap !== null;
  if (!isCapped && rule.dedupe === 'none') return true;
  await rows(tx, sql`select pg_advisory_xact_lock(${CAPPED}::int, hashtext(${`${memberId}:${rule.action}`}))`);
  const dedupe =
    rule.dedupe === 'object' ? sql`t.cause = ${cause}` : rule.dedupe === 'member' ? sql`t.actor_id = ${actorId}::bigint` : sql`false`;
  const found = await row<{ inCycle: number; same: number }>(
    tx,
    sql`
    select count(*) filter (where ${sinceOf(rule, context.settings.timeZone, context.now())})::int as "inCycle", count(*) filter (where ${dedupe})::int as same
    from ledger_transactions t
    where t.rule = ${rule.action} and exists (select 1 from ledger_entries e where e.transaction_id = t.id and e.member_id = ${memberId}::bigint)
      and not exists (select 1 from ledger_transactions r where r.reverses_id = t.id)`,
  );
  const cap = rule.cap ?? (rule.cycle === 'unlimited' ? Infinity : 1);
  return (found?.inCycle ?? 0) < cap && (found?.same ?? 0) === 0;
}

/** SQL: whether a movement lies in the rule's present cycle. Days are the site's. */
function sinceOf({ cycle, cycleMinutes }: Rule, timeZone: string, now: Date): SQL {
  switch (cycle) {
    case 'hourly':
      return sql`t.created_at > ${now}::timestamptz - interval '1 hour'`;
    case 'daily':
      return sql`t.created_at >= date_trunc('day', ${now}::timestamptz, ${timeZone})`;
    case 'minutes':
      return sql`t.created_at > ${now}::timestamptz - make_interval(mins => ${cycleMinutes ?? 1}::int)`;
    default:
      return sql`true`;
  }
}

/** The movement: the member's entries, and one of the system's issue against each. */
async function move({ tx, context }: Effects, award: Award, amounts: Partial<Record<Currency, number>>): Promise<void> {
  await rows(
    tx,
    sql`
    with moved as (
      insert into ledger_transactions (rule, cause, actor_id, created_at)
      values (${award.action}, ${award.cause}, ${award.actorId || null}::bigint, ${context.now()}::timestamptz) returning id
    )
    insert into ledger_entries (transaction_id, member_id, system, currency, amount)
    select moved.id, side.member_id, side.system, earned.key, earned.value::int * side.sign
    from moved, jsonb_each_text(${JSON.stringify(amounts)}::jsonb) earned,
      (values (${award.memberId}::bigint, null::text, 1), (null, 'issue', -1)) side(member_id, system, sign)`,
  );
}
