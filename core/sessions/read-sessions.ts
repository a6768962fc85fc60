import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { type Context, Failure, isMember } from '@/core/kernel';
import type { SessionView } from '@/core/accounts/views';
import { deviceWords } from './device-words';

/**
 * One's own sessions, last used first (C3). `handle` marks the one that asks.
 * @throws Failure `session.required`
 */
export async function readSessions(context: Context, handle: string): Promise<SessionView[]> {
  if (!isMember(context.viewer)) throw new Failure('session.required');
  const found = await rows<Omit<SessionView, 'device' | 'isThisOne'> & { userAgent: string }>(
    context.db,
    sql`
    select handle, created_at as "createdAt", last_seen_at as "lastSeenAt", user_agent as "userAgent", ip, is_remembered as "isRemembered"
    from sessions where member_id = ${context.viewer.id}::bigint and expires_at > ${context.now()}::timestamptz order by last_seen_at desc`,
  );
  return found.map(({ userAgent, ...session }) => ({ ...session, device: deviceWords(userAgent), isThisOne: session.handle === handle }));
}
