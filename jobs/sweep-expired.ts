import { sql } from 'drizzle-orm';
import type { System } from '@/platform/system';

/**
 * Deletes what has had its time: sessions, kept forms, repeat keys (48 h), view marks (8 h), failures of sign-in (a day), held awards (no rehearsal
 * looks back further than 90 days), links by mail, mail that is done with (30 days), notices (90 days once read, half a year otherwise).
 */
export async function sweepExpired({ db: { db } }: System): Promise<void> {
  // A ban that has run out counts no more from that moment; its marks go with the next sweep.
  await db.execute(sql`update members set banned_at = null, banned_until = null, ban_reason = null where banned_until <= now()`);
  await db.execute(sql`delete from sessions where expires_at < now()`);
  await db.execute(sql`delete from kept_forms where expires_at < now()`);
  await db.execute(sql`delete from repeat_keys where created_at < now() - interval '48 hours'`);
  await db.execute(sql`delete from view_marks where seen_at < now() - interval '8 hours'`);
  await db.execute(sql`delete from held_awards where created_at < now() - interval '100 days'`);
  await db.execute(
    sql`delete from sign_in_failures where last_at < now() - interval '1 day' and (blocked_until is null or blocked_until < now())`,
  );
  await db.execute(sql`delete from email_tokens where expires_at < now() - interval '1 day'`);
  await db.execute(sql`delete from mails where state in ('sent', 'failed') and created_at < now() - interval '30 days'`);
  await db.execute(
    sql`delete from notices where updated_at < now() - interval '90 days' and (read_at is not null or updated_at < now() - interval '180 days')`,
  );
  await db.execute(sql`
    delete from notice_causes c where c.at < now() - interval '180 days' and not exists (select 1 from notices n where n.id = c.notice_id)`);
}
