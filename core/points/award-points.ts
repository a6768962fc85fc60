import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { change, row } from '@/db/rows';
import { hold, type Effects } from '@/core/kernel';
import { type Answer, type Before, capOf, cycleStart, decide, hasTerms } from './decide';
import { inForce, timesInForce } from './in-force';
import { movePointsIfRoom } from './move-points';
import { isToldByPosts } from './occurrences';
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

/**
 * Awards what the rule in force gives, as one balanced movement of the ledger, and tells the tally. Answers what was given;
 * `null` where there is no rule or no room, or its cap or its dedupe says no: the tally's note says which of the two.
 */
export async function awardPoints(effects: Effects, award: Award): Promise<PointAmounts | null> {
  const { tx, context, tally } = effects;
  const rule = ruleFor(await allRules(context.db, tx), award.action, award.boardId);
  const amounts = rule ? amountsOf(rule, award.times) : {};
  const { action, memberId, boardId, cause, actorId, times } = award;
  if (!rule || Object.keys(amounts).length === 0) return earnNothing(effects, award);
  const answer = await answerTo(effects, rule, award);
  const cap = capOf(rule);
  const note = { action, memberId, cap: cap < Infinity ? cap : null, cycle: rule.cycle };
  if (answer !== 'give') {
    tally.awards.push({ ...note, amounts: {}, held: answer });
    await remember(effects, award, answer);
    return null;
  }
  const lines = (Object.entries(amounts) as [Currency, number][]).flatMap(([currency, amount]) => [
    { memberId, currency, amount },
    { system: 'issue' as const, currency, amount: -amount },
  ]);
  const moved = await movePointsIfRoom(effects, { rule: action, cause, actorId, boardId, times, lines });
  if (moved === null) return earnNothing(effects, award);
  tally.awards.push({ ...note, amounts, held: null });
  return amounts;
}

/** There is no rule, or no room for more points: whoever posts must not be stopped by it. */
async function earnNothing(effects: Effects, award: Award): Promise<null> {
  if (!isToldByPosts(award.action)) await remember(effects, award, 'nothing');
  return null;
}

/** One award of a member by a rule after the other, where what was before matters. */
export const lockAwards = (tx: Tx, memberId: number, action: string): Promise<unknown> => hold(tx, 'awards', `${memberId}:${action}`);

/** What the engine says. */
async function answerTo({ tx, context }: Effects, rule: Rule, { memberId, cause, actorId, times }: Award): Promise<Answer> {
  if (!hasTerms(rule)) return 'give';
  await lockAwards(tx, memberId, rule.action);
  const since = cycleStart(rule, context.now(), context.settings.timeZone);
  const dedupe =
    rule.dedupe === 'object' ? sql`t.cause = ${cause}` : rule.dedupe === 'member' ? sql`t.actor_id = ${actorId}::bigint` : sql`false`;
  // An award with levels is one, however often its level was changed, and none where nothing of it is left.
  const counts = times === undefined ? sql`true` : sql`t.level_of_id is null and ${timesInForce(sql`t`)} > 0`;
  const found = await row<Before>(
    tx,
    sql`
    select count(*) filter (where t.created_at >= coalesce(${since}::timestamptz, '-infinity'))::int as "inCycle", count(*) filter (where ${dedupe})::int as same
    from ledger_transactions t
    where t.rule = ${rule.action} and exists (select 1 from ledger_entries e where e.transaction_id = t.id and e.member_id = ${memberId}::bigint)
      and ${inForce(sql`t`)} and ${counts}`,
  );
  return decide(rule, found ?? { inCycle: 0, same: 0 });
}

/** What was held, or earned nothing, is put down, so that a rehearsal with another cap or amount can count it. */
const remember = (
  { tx, context }: Effects,
  { action, memberId, cause, actorId, boardId, times }: Award,
  why: 'cap' | 'repeat' | 'nothing',
) =>
  change(
    tx,
    sql`
    insert into held_awards (action, member_id, cause, actor_id, board_id, times, why, created_at)
    values (${action}, ${memberId}::bigint, ${cause}, ${actorId}::bigint, ${boardId ?? null}::bigint, ${times ?? 1}::smallint, ${why}, ${context.now()}::timestamptz)`,
  );
