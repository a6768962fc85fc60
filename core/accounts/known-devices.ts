import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { row, rows } from '@/db/rows';
import { secretHash } from '@/core/sessions';

/**
 * Notes that a device let a member in: whoever guesses at the account from elsewhere then never locks its owner out here. Keeps
 * the cookie's value once it has proven itself; any other is replaced, so that a planted one is worth nothing.
 */
export async function rememberDevice(
  db: Db | Tx,
  { memberId, given, now }: { memberId: number; given?: string | null; now: Date },
): Promise<string> {
  const isProven = given && Boolean(await row(db, sql`select 1 from known_devices where device_hash = ${secretHash(given)} limit 1`));
  const device = isProven ? given : randomBytes(24).toString('base64url');
  await rows(
    db,
    sql`
    insert into known_devices (member_id, device_hash, seen_at) values (${memberId}::bigint, ${secretHash(device)}, ${now}::timestamptz)
    on conflict (member_id, device_hash) do update set seen_at = excluded.seen_at`,
  );
  return device;
}
