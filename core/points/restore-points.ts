import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Effects } from '@/core/kernel';
import { lockAwards } from './award-points';
import { capOf, cycleLength, cycleStart, fitsAgain } from './decide';
import { inForce, timesInForce } from './in-force';
import { negate } from './reverse-points';
import { allRules, type Rule, ruleFor } from './rules';

/** An award that was taken back, with the terms by which it may count again. */
interface Waiting {
  id: number;
  rule: string;
  cause: string;
  actorId: number | null;
  boardId: number | null;
  memberId: number;
  at: Date;
}

/**
 * Gives again what was taken back from causes; a cause from which nothing was taken changes nothing. Where a rule has a cap, what
 * counts again must still have room: else withdrawing, posting anew and restoring would earn more than the cap allows.
 */
export async function restorePoints(effects: Effects, causes: string | readonly string[]): Promise<void> {
  const of = [causes].flat();
  if (!of.length) return;
  const rules = await allRules(effects.context.db, effects.tx);
  const asked = rules.some(isBounded) ? await waitingIn(effects, of, rules) : [];
  const ids = sql.param(asked.map(({ waiting }) => waiting.id));
  // The award and the changes of its level come and go together.
  const award = sql`(select coalesce(o.level_of_id, o.id) from ledger_transactions o where o.id = t.origin_id)`;
  await negate(effects, of, { back: false, only: sql`${award} <> all(${ids}::bigint[])` });
  for (const { waiting, rule } of asked)
    if (await hasRoom(effects, waiting, rule))
      await negate(effects, [waiting.cause], { back: false, only: sql`${award} = ${waiting.id}::bigint` });
}

/** Whether what was given since can leave no room. A repeat of one object cannot come about while the object is gone. */
const isBounded = (rule: Rule): boolean => capOf(rule) < Infinity || rule.dedupe === 'member';

/** Awards that have to be asked, in order of time. */
async function waitingIn({ tx }: Effects, causes: readonly string[], rules: readonly Rule[]): Promise<{ waiting: Waiting; rule: Rule }[]> {
  const actions = [...new Set(rules.filter(isBounded).map(({ action }) => action))];
  const found = await rows<Waiting>(
    tx,
    sql`
    select t.id, t.rule, t.cause, t.actor_id as "actorId", t.board_id as "boardId", t.created_at as at,
      (select min(e.member_id) from ledger_entries e where e.transaction_id = t.id) as "memberId"
    from ledger_transactions t
    where t.cause = any(${sql.param([...causes])}::text[]) and t.rule = any(${sql.param(actions)}::text[]) and t.level_of_id is null and not ${inForce(sql`t`)}
    order by t.created_at, t.id`,
  );
  return found.flatMap((waiting) => {
    const rule = ruleFor(rules, waiting.rule, waiting.boardId ?? undefined);
    return rule && isBounded(rule) ? [{ waiting, rule }] : [];
  });
}

async function hasRoom({ tx, context }: Effects, { id, rule: action, memberId, actorId, at }: Waiting, rule: Rule): Promise<boolean> {
  await lockAwards(tx, memberId, action);
  const { timeZone } = context.settings;
  const since = cycleStart(rule, at, timeZone);
  const until = since && new Date(at.getTime() + cycleLength(rule) * 60_000);
  const others = await rows<{ at: Date; isSame: boolean }>(
    tx,
    sql`
    select t.created_at as at, t.actor_id is not distinct from ${actorId}::bigint as "isSame" from ledger_transactions t
    where t.rule = ${action} and t.level_of_id is null and t.id <> ${id}::bigint
      and exists (select 1 from ledger_entries e where e.transaction_id = t.id and e.member_id = ${memberId}::bigint)
      and (${rule.dedupe === 'member'}::boolean or t.created_at >= coalesce(${since}::timestamptz, '-infinity') and t.created_at <= coalesce(${until}::timestamptz, 'infinity'))
      and ${inForce(sql`t`)} and ${timesInForce(sql`t`)} > 0`,
  );
  if (rule.dedupe === 'member' && others.some(({ isSame }) => isSame)) return false;
  return fitsAgain(
    rule,
    at,
    others.map((other) => other.at),
    timeZone,
  );
}
