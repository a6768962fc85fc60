import { type Context, demand } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { ACTIONS } from './actions';
import { allRules, amountsOf, CURRENCIES, type Rule, ruleFor } from './rules';
import type { PointRuleView, RuleDeskView } from './views';

/**
 * Rules in force, of a board or of the site, in the order of the rules page; open to everybody (E3). Rules that give nothing are left out,
 * unless a board gives nothing where the site does: that is worth knowing.
 */
export async function readRules(context: Context, boardId?: number): Promise<PointRuleView[]> {
  const rules = await allRules(context.db);
  return actionsOf(rules, boardId).flatMap((action) => {
    const rule = ruleFor(rules, action, boardId);
    const site = ruleFor(rules, action);
    const gives = (each: Rule | undefined) => each !== undefined && Object.keys(amountsOf(each)).length > 0;
    return rule && (gives(rule) || gives(site)) ? [viewOf(rule)] : [];
  });
}

/** Every action that a rule may be made for, with the rule in force; for the desk. @throws Failure `staff.required` */
export async function readRuleDesk(context: Context, boardId?: number): Promise<RuleDeskView[]> {
  demand(mustBeAdministrator(context.viewer));
  const rules = await allRules(context.db);
  const nothing = {
    boardId: null,
    cycle: 'unlimited',
    cycleMinutes: null,
    cap: null,
    dedupe: 'none',
    coins: 0,
    reputation: 0,
    contribution: 0,
  } as const;
  return [...new Set([...actionsOf(rules, boardId), ...ACTIONS])]
    .filter((action) => ACTIONS.includes(action))
    .map((action) => {
      const rule = ruleFor(rules, action, boardId) ?? { ...nothing, action };
      const amounts = Object.fromEntries(CURRENCIES.map((currency) => [currency, rule[currency]])) as RuleDeskView['amounts'];
      return { ...viewOf(rule), amounts };
    });
}

const actionsOf = (rules: readonly Rule[], boardId: number | undefined): string[] => [
  ...new Set(rules.filter((rule) => rule.boardId === null || rule.boardId === boardId).map(({ action }) => action)),
];

const viewOf = (rule: Rule): PointRuleView => ({
  action: rule.action,
  cycle: rule.cycle,
  cycleMinutes: rule.cycleMinutes,
  cap: rule.cap,
  dedupe: rule.dedupe,
  amounts: amountsOf(rule),
  isOverride: rule.boardId !== null,
});
