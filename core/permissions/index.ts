/**
 * The one place that answers rights questions. Every refusal is named and comes in the order of B2. What a viewer may not
 * see is decided in SQL (`boardVisibleTo`, `threadVisibleTo`, and `threadListedTo` for bare titles), so that it is not found, never filtered afterwards.
 */
export { type BoardFacts, boardFacts, mayIn } from './board-rights';
export { factoryRights, type Right, RIGHTS } from './rights';
export { demandMember, maySignedIn, moderates, mustBeAdministrator } from './standing';
export { boardVisibleTo, threadListedTo, threadVisibleTo } from './visible';
