import { type SQL, sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import type { AwardNote, Effects } from '@/core/kernel';
import { movePoints } from './move-points';
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
  if (!rule || Object.keys(amounts).length === 0) return null;
  const { action, memberId, boardId, cause, actorId } = award;
  const held = await heldBy(effects, rule, award);
  tally.awards.push({ action, memberId, amounts: held ? {} : amounts, held });
  if (held) return null;
  const lines = (Object.entries(amounts) as [Currency, number][]).flatMap(([currency, amount]) => [
    { memberId, currency, amount },
    { system: 'issue' as const, currency, amount: -amount },
  ]);
  await movePoints(effects, { rule: action, cause, actorId, boardId, lines });
  return amounts;
}

/** What holds an award back: dedupe or cap. Awards of one member by one rule go one after the other where that matters. */
async function heldBy({ tx, context }: Effects, rule: Rule, { memberId, cause, actorId }: Award): Promise<AwardNote['held']> {
  const isCapped = rule.cycle !== 'unlimited' || rule.cap !== null;
  if (!isCapped && rule.dedupe === 'none') return null;
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
  if ((found?.same ?? 0) > 0) return 'repeat';
  return (found?.inCycle ?? 0) < cap ? null : 'cap';
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
