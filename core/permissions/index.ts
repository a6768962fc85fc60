/**
 * The one place that answers rights questions. Every refusal is named and comes in the order of B2. What a viewer may not
 * see is decided in SQL (`boardVisibleTo`, `threadVisibleTo`, and `threadListedTo` for bare titles), so that it is not found, never filtered afterwards.
 */
export { boardFacts } from './board-facts';
export { mayTake } from './may-take';
export { factoryRights, givableRights, gridRights, holdsAll, type Right, RIGHTS } from './rights';
export { demandMember, mayModerate, maySignedIn, moderates, mustBeAdministrator, mustBeSiteStaff } from './standing';
export { type BoardFacts, mayIn, type Step, stepsIn } from './steps';
export {
  boardVisibleTo,
  boardVisibleToMember,
  readsAsDeep,
  seesBoardsAs,
  threadListedTo,
  threadReadableByMember,
  threadVisibleTo,
} from './visible';
