/**
 * Notifications: what concerns a member and was done by others. Written by the worker from what commands left in the outbox, in the
 * transaction that takes it out: exactly once. Never of one's own acts, of blocked members' or of what one may not see.
 */
export { editChoices, type EditChoicesInput, readChoices } from './choices';
export { nextDigestAt } from './digest-time';
export { FILTERS, KINDS, KIND_NAMES, WHATS } from './kinds';
export { markNotices, type MarkNoticesInput, openNotice } from './mark-notices';
export { noticeColumns, noticeOf, type NoticeRow, readNotices } from './read-notices';
export { type Happened, tellEvents } from './tell-events';
export { endWaitingMail } from './waiting-mail';
export { noticeVisibleByMember, unreadCount } from './unread-count';
export type { ChoicesView, ChoiceView, FilterName, KindName, NoticesView, NoticeView } from './views';
