import type { Context } from '@/core/kernel';
import { allRules, amountsOf, ruleFor } from './rules';
import type { PointRuleView } from './views';

/** Rules in force, of a board or of the site, in the order of the rules page; open to everybody (E3). Rules that give nothing are left out. */
export async function readRules(context: Context, boardId?: number): Promise<PointRuleView[]> {
  const rules = await allRules(context.db);
  const actions = [...new Set(rules.filter((rule) => rule.boardId === null || rule.boardId === boardId).map(({ action }) => action))];
  return actions.flatMap((action) => {
    const rule = ruleFor(rules, action, boardId);
    const amounts = rule ? amountsOf(rule) : {};
    if (!rule || Object.keys(amounts).length === 0) return [];
    return [{ action, cycle: rule.cycle, cycleMinutes: rule.cycleMinutes, cap: rule.cap, amounts, isOverride: rule.boardId !== null }];
  });
}
