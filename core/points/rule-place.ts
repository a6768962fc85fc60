import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { row } from '@/db/rows';
import { Failure } from '@/core/kernel';
import { ACTIONS, isOfTheLedger } from './actions';
import { ruleBoard } from './rule-board';
import type { Rule } from './rules';

/** Where a rule stands, and what stands there now. */
export interface RulePlace {
  boardId: number | null;
  /** Null where there is none yet. */
  before: Rule | null;
}

/** @throws Failure `rule.loops`, `rule.unknown` { action } */
export function demandAction(action: string): void {
  const facts = { action: action.slice(0, 40) };
  if (isOfTheLedger(action)) throw new Failure('rule.loops', facts);
  if (!ACTIONS.includes(action)) throw new Failure('rule.unknown', facts);
}

/** The rule as it stands, locked: its change is told against it. */
export async function findPlace(tx: Tx, action: string, slug: string | undefined): Promise<RulePlace> {
  demandAction(action);
  const boardId = await ruleBoard(tx, slug);
  const before = await row<Rule>(
    tx,
    sql`
    select board_id as "boardId", action, cycle, cycle_minutes as "cycleMinutes", cap, dedupe, coins, reputation, contribution
    from point_rules where action = ${action} and board_id is not distinct from ${boardId}::bigint for update`,
  );
  return { boardId, before: before ?? null };
}
