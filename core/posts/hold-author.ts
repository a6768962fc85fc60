import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Context } from '@/core/kernel';

/** Any number, as long as no other use has it. */
const BETWEEN_POSTS = 7_264;

/**
 * Where waits between posts are counted, one member's posts go one after the other, or two at once would both find the last
 * one old enough. The member's row is not locked for it: that would be out of the lock order.
 */
export async function holdAuthor(tx: Tx, { limits, viewer }: Context): Promise<void> {
  if (limits && viewer.id) await rows(tx, sql`select pg_advisory_xact_lock(${BETWEEN_POSTS}::int, ${viewer.id % 2_147_483_647}::int)`);
}
