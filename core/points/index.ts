/**
 * Points: rules by action (a board may override), a double-entry ledger whose movements sum to zero, balances that are sums of
 * it, the total by an editable formula, and the group that follows from the total. Nothing is ever deleted; taking back is a movement.
 */
export { type Award, awardPoints } from './award-points';
export { levelPoints } from './level-points';
export { movePoints, type Movement, type MovementLine } from './move-points';
export { plantRules } from './plant-rules';
export { readLedger } from './read-ledger';
export { readPointsPage } from './read-points-page';
export { readRules } from './read-rules';
export { type Difference, recompute } from './recompute';
export { restorePoints, reversePoints } from './reverse-points';
export { settleMembers } from './settle-members';
export type { LedgerLineView, PointAmounts, PointRuleView, PointsPageView } from './views';
