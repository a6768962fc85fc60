import { type SQL, sql } from 'drizzle-orm';
import { boardVisibleToMember, threadReadableByMember } from '@/core/permissions';

/** The masthead says "99+" beyond this, so nothing more is counted. */
const MOST = 100;

/**
 * SQL: whether notice `n` about thread `t` (if any) may be shown to its member `m` of group `g`, by columns: what the page asks of its viewer. What
 * staff did with one's own text, and points, are told of a withdrawn or gated thread, too, but never of a board that is closed to one.
 */
export const noticeVisibleByMember = (
  now: Date,
): SQL => sql`(n.thread_id is null or (t.withdrawn_at is null and ${threadReadableByMember(now)})
  or (n.kind in ('moderation', 'points') and ${boardVisibleToMember(sql`t.board_id`, now)}))`;

/**
 * SQL: how many notices member `m` of group `g` has not read, at most 100. A scalar for a query that knows them anyway: it reads the few
 * unread rows by their own index, and asks of boards only when one of them is about a thread.
 */
export const unreadCount = (now: Date): SQL => sql`(select count(*)::int from (
    select 1 from notices n left join threads t on t.id = n.thread_id
    where n.member_id = m.id and n.read_at is null and n.is_on_site and ${noticeVisibleByMember(now)}
    limit ${sql.raw(String(MOST))}) u)`;
