/**
 * The one place that answers rights questions. Every refusal is named and comes in the order of B2. What a viewer may not
 * see is decided in SQL (`boardVisibleTo`, `threadVisibleTo`), so that it is not found, never filtered afterwards.
 */
export { type BoardFacts, boardFacts, mayIn } from './board-rights';
export { factoryRights, type Right, RIGHTS } from './rights';
export { demandMember, maySignedIn, moderates, mustBeAdministrator } from './standing';
export { boardVisibleTo, boardVisibleToMember, threadVisibleTo } from './visible';
