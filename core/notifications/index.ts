/**
 * Notifications: what concerns a member and was done by others: replies, likes, followers. Read live from what happened, so a
 * post that was withdrawn, a like taken back or a board that closed to the member leaves no line behind.
 */
export { readNotices } from './read-notices';
export type { NoticesView, NoticeView } from './views';
