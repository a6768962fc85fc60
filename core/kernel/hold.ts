import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';

/** What goes one after the other. The numbers are only told apart from each other; none is used twice. */
const HELD = {
  posting: 7_264,
  awards: 7_265,
  boards: 7_266,
  'board-grants': 7_267,
  mails: 7_268,
  address: 7_269,
  settings: 7_270,
  'board-watches': 7_271,
  'member-pair': 7_272,
  collections: 7_273,
  'set-up': 7_274,
  ratings: 7_280,
} as const;

/**
 * Lets what others do under the same name and key wait until this transaction ends: for what no row stands for, or whose row is too hot to be
 * locked. Two keys may fall together; then one waits for nothing.
 */
export const hold = (tx: Tx, name: keyof typeof HELD, key: number | string = ''): Promise<unknown> =>
  rows(tx, sql`select pg_advisory_xact_lock(${HELD[name]}::int, hashtext(${String(key)}))`);
