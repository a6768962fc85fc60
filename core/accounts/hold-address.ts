import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { hold } from '@/core/kernel';

/**
 * Whoever gives an address a holder, or another one, does it one after the other: of two at once the second sees what the first has done. Taken
 * before the rows are looked at.
 */
export const lockAddress = (tx: Tx, emailKey: string): Promise<unknown> => hold(tx, 'address', emailKey);

/** SQL: whether somebody other than member `m` holds the address and has proven it; nobody takes it from them. */
export const heldByAnother = (emailKey: ReturnType<typeof sql>) =>
  sql`exists (select 1 from members o where o.email_key = ${emailKey} and o.id <> m.id and o.email_verified_at is not null and o.deleted_at is null)`;
