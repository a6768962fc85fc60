import { type SQL, sql } from 'drizzle-orm';
import { threadReadableByMember } from '@/core/permissions';

/** The masthead says "99+" beyond this, so nothing more is counted. */
const MOST = 100;

/**
 * SQL: how many notices member `m` of group `g` has not read, at most 100. A scalar for a query that knows them anyway: it reads the few
 * unread rows by their own index, and asks of boards only when one of them is about a thread.
 */
export const unreadCount = (now: Date): SQL => sql`(select count(*)::int from (
    select 1 from notices n left join threads t on t.id = n.thread_id
    where n.member_id = m.id and n.read_at is null and n.is_on_site
      and (n.thread_id is null or ((t.withdrawn_at is null or n.kind in ('moderation', 'points')) and ${threadReadableByMember(now)}))
    limit ${sql.raw(String(MOST))}) u)`;
