import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row, rows } from '@/db/rows';
import { command, type Effects, Failure, isBannedNow } from '@/core/kernel';
import { secretHash } from './resolve-viewer';

/** 30 days remembered; else until the browser closes, three days at the most. */
const REMEMBERED_MS = 30 * 86_400_000;
const BROWSER_MS = 3 * 86_400_000;
/** Sessions of one member; the oldest go first. */
const MOST = 50;

export interface OpenedSession {
  /** The secret of the cookie; stored nowhere. */
  id: string;
  handle: string;
  memberId: number;
  isRemembered: boolean;
}

interface Standing {
  isBanned: boolean;
  until: Date | null;
  why: string;
}

/** `2026-11-29 11:53` by the site's clock: read alike in every language. */
const minuteOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);

/**
 * Opens a session for a member whose right to it was proven by the caller: only ever run by the ways in (sign-in,
 * registration, set-up), never by a route. A banned member gets none and is told why and until when, a deleted one gets none.
 */
export const openSession = command({
  name: 'open-session',
  input: z.object({ memberId: z.number().int().positive(), isRemembered: z.boolean() }),
  facts: async (tx, { memberId }, context) => {
    const found = await row<Standing>(
      tx,
      sql`
      select ${isBannedNow(context.now())} as "isBanned", m.banned_until as until, coalesce(m.ban_reason, '') as why from members m join groups g on g.id = m.group_id
      where m.id = ${memberId}::bigint and m.deleted_at is null`,
    );
    if (!found) throw new Failure('member.not_found');
    return found;
  },
  ability: ({ isBanned, until, why }, _input, { settings }) =>
    isBanned
      ? { reason: 'member.banned', facts: { ...(until && { until: minuteOf(until, settings.timeZone) }), ...(why && { why }) } }
      : true,
  run: (effects, _facts, input) => addSession(effects, input),
});

/** Adds a session inside a running command. */
export async function addSession(
  { tx, context, emit }: Effects,
  { memberId, isRemembered }: { memberId: number; isRemembered: boolean },
): Promise<OpenedSession> {
  const id = randomBytes(32).toString('base64url');
  const handle = randomBytes(9).toString('base64url');
  const now = context.now();
  const expires = new Date(now.getTime() + (isRemembered ? REMEMBERED_MS : BROWSER_MS));
  await rows(
    tx,
    sql`
    insert into sessions (id_hash, handle, member_id, created_at, last_seen_at, expires_at, is_remembered, user_agent, ip)
    values (${secretHash(id)}, ${handle}, ${memberId}::bigint, ${now}::timestamptz, ${now}::timestamptz, ${expires}::timestamptz, ${isRemembered}::boolean, ${context.userAgent.slice(0, 300)}, ${context.ip})`,
  );
  await rows(
    tx,
    sql`
    delete from sessions where id_hash in (select id_hash from sessions where member_id = ${memberId}::bigint order by last_seen_at desc, created_at desc offset ${MOST})`,
  );
  // Whoever signs in is here, from this moment. What the page spoke to them is no choice of theirs, but mail that nobody asked speaks it.
  await rows(
    tx,
    sql`
    update members set last_seen_at = ${now}::timestamptz, settings = settings || jsonb_strip_nulls(jsonb_build_object('spoken', ${context.locale ?? null}::text))
    where id = ${memberId}::bigint`,
  );
  emit({ name: 'session.opened', facts: { memberId, handle } });
  return { id, handle, memberId, isRemembered };
}
