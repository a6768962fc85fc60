/**
 * Points: rules by action (a board may override), a double-entry ledger whose movements sum to zero, balances that are sums of
 * it, the total by an editable formula, and the group that follows from the total. Nothing is ever deleted; taking back is a movement.
 */
export { amountInput, positiveAmountInput } from './amount-input';
export { type Award, awardPoints } from './award-points';
export { type Balances, demandSpendable, lockBalances } from './balances';
export { editPointFloors, editPointsFormula } from './edit-formula';
export { editPointRule, removePointRule } from './edit-point-rule';
export { grantPoints } from './grant-points';
export { levelPoints } from './level-points';
export { movePoints, type Movement, type MovementLine } from './move-points';
export { plantRules } from './plant-rules';
export { readOwed } from './read-owed';
export { readLedger } from './read-ledger';
export { readPointsPage } from './read-points-page';
export { readRuleDesk, readRules } from './read-rules';
export { type Difference, recompute } from './recompute';
export { reverseMovement } from './reverse-movement';
export { rehearseRule } from './rehearse-rule';
export { rehearseStanding } from './rehearse-standing';
export { restorePoints } from './restore-points';
export { reversePoints } from './reverse-points';
export { CURRENCIES, type Currency } from './rules';
export { settleMembers } from './settle-members';
export type { LedgerLineView, PointAmounts, PointRuleView, PointsPageView, RuleDeskView, RuleRehearsal, StandingRehearsal } from './views';
