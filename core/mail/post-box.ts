/** The queue on its way out: claimed in a short transaction, sent outside of any, marked in another. */
import { isBannedNow } from '@/core/kernel';
import { sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { change, rows } from '@/db/rows';

/** Whoever claimed a mail so long ago has died over it. */
const STALE = sql`interval '5 minutes'`;
const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS;
/** Mail that could not be sent for so long is given up. */
const GIVE_UP_MS = 2 * 86_400_000;

export interface ClaimedMail {
  id: number;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  messageId: string;
  attempts: number;
  createdAt: Date;
  claimedAt: Date;
  /** The address is still theirs and proven, and they are neither banned nor gone. */
  isReachable: boolean;
}

/** Takes mail that is due, and what somebody took and never sent. */
export function claimMails(db: Db, { now, most }: { now: Date; most: number }): Promise<ClaimedMail[]> {
  return rows<ClaimedMail>(
    db,
    sql`
    update mails x set state = 'sending', claimed_at = ${now}::timestamptz, attempts = x.attempts + 1
    from (
      select id from mails
      where (state = 'queued' and not_before <= ${now}::timestamptz) or (state = 'sending' and claimed_at < ${now}::timestamptz - ${STALE})
      order by not_before, id limit ${most}::int for update skip locked
    ) due, members m join groups g on g.id = m.group_id
    where x.id = due.id and m.id = x.member_id
    returning x.id, x.address as to, x.subject, x.text, x.html, x.headers, x.message_id as "messageId", x.attempts, x.created_at as "createdAt", x.claimed_at as "claimedAt",
      m.email = x.address and m.deleted_at is null and not ${isBannedNow(now)} and (x.kind = 'verify' or m.email_verified_at is not null) as "isReachable"`,
  );
}

/** The mail has gone out; what it said is not kept. */
export const markSent = (db: Db, mail: ClaimedMail, now: Date): Promise<number> =>
  change(db, sql`update mails set state = 'sent', sent_at = ${now}::timestamptz, text = '', html = '', error = null ${claimOf(mail)}`);

/** The mail will never go out. */
export const markFailed = (db: Db, mail: ClaimedMail, error: string): Promise<number> =>
  change(db, sql`update mails set state = 'failed', text = '', html = '', error = ${error.slice(0, 500)} ${claimOf(mail)}`);

/** It did not go out: again in 1, 2, 4 … minutes, at most 6 hours apart, for two days. */
export function markLate(db: Db, mail: ClaimedMail, { now, error }: { now: Date; error: string }): Promise<number> {
  if (now.getTime() - mail.createdAt.getTime() > GIVE_UP_MS) return markFailed(db, mail, error);
  const wait = Math.min(MINUTE_MS * 2 ** (mail.attempts - 1), LONGEST_WAIT_MS);
  return change(
    db,
    sql`update mails set state = 'queued', not_before = ${new Date(now.getTime() + wait)}::timestamptz, error = ${error.slice(0, 500)} ${claimOf(mail)}`,
  );
}

/** Only while it is still ours: somebody may have taken it for stale. */
const claimOf = ({ id, claimedAt }: ClaimedMail) =>
  sql`where id = ${id}::bigint and state = 'sending' and claimed_at = ${claimedAt}::timestamptz`;
