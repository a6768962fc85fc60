/** The one mechanism: commands write, queries read, failures refuse, events couple, touches purge. */
export { address } from './address';
export { audit } from './audit';
export { type Command, command, type Executed, execute } from './command';
export type { Context, Effects, Limiter, Rate, SiteSettings, Via, Wiring } from './context';
export { midnight, today } from './day';
export type { DomainEvent, EventName, Events } from './events';
export { demand, Failure, type FailureFacts, type FieldReason, isFailure, type Verdict } from './failure';
export { hold } from './hold';
export { idInput, langInput, optional, toId, wholeNumber } from './input';
export { forgetMemos, memoised } from './memo';
export { type CursorPage, pageOfFloor, type Pages, pagesOf } from './page';
export { ask, type Query, query } from './query';
export { type FailureCode, type Reason, REASONS, STATUS } from './reasons';
export { isBannedNow, readStanding, type Standing, standingColumns, viewerOf } from './standing';
export { type AwardNote, type BoardFigures, type MemberFigures, Tally } from './tally';
export { touch } from './touch';
export { validate } from './validate';
export { type Folds, isAdministrator, isMember, isSiteStaff, MOST_READ_LEVEL, SYSTEM, type Viewer } from './viewer';
