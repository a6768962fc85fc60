import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { memoised, touch } from '@/core/kernel';

export const CURRENCIES = ['coins', 'reputation', 'contribution'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** A rule as it is stored. */
export interface Rule {
  boardId: number | null;
  action: string;
  cycle: 'once' | 'hourly' | 'daily' | 'minutes' | 'unlimited';
  cycleMinutes: number | null;
  cap: number | null;
  dedupe: 'none' | 'object' | 'member';
  coins: number;
  reputation: number;
  contribution: number;
}

/**
 * Every rule, kept a process long until `points` is touched. Read through the transaction at hand where there is one: with all
 * connections inside transactions, waiting for another one would be waiting for ever.
 */
export function allRules(db: Db, through: Db | Tx = db): Promise<Rule[]> {
  return memoised(db, touch.points(), 'rules', () =>
    rows<Rule>(
      through,
      sql`
      select board_id as "boardId", action, cycle, cycle_minutes as "cycleMinutes", cap, dedupe, coins, reputation, contribution
      from point_rules order by position, id`,
    ),
  );
}

/** The rule in force for an action: the board's own, else the site's. */
export function ruleFor(rules: readonly Rule[], action: string, boardId?: number): Rule | undefined {
  const ofAction = rules.filter((rule) => rule.action === action);
  return ofAction.find((rule) => rule.boardId !== null && rule.boardId === boardId) ?? ofAction.find((rule) => rule.boardId === null);
}

/** Amounts of a rule, without zeroes. */
export function amountsOf(rule: Pick<Rule, Currency>, times = 1): Partial<Record<Currency, number>> {
  return Object.fromEntries(CURRENCIES.flatMap((currency) => (rule[currency] ? [[currency, rule[currency] * times]] : [])));
}
