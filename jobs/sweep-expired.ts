import { sql } from 'drizzle-orm';
import type { System } from '@/platform/system';

/** Deletes what has had its time: sessions, kept forms, repeat keys (48 h), view marks (8 h), failures of sign-in (a day), held awards (no rehearsal looks back further than 90 days). */
export async function sweepExpired({ db: { db } }: System): Promise<void> {
  await db.execute(sql`delete from sessions where expires_at < now()`);
  await db.execute(sql`delete from kept_forms where expires_at < now()`);
  await db.execute(sql`delete from repeat_keys where created_at < now() - interval '48 hours'`);
  await db.execute(sql`delete from view_marks where seen_at < now() - interval '8 hours'`);
  await db.execute(sql`delete from held_awards where created_at < now() - interval '100 days'`);
  await db.execute(
    sql`delete from sign_in_failures where last_at < now() - interval '1 day' and (blocked_until is null or blocked_until < now())`,
  );
}
