import { type SQL, sql } from 'drizzle-orm';

/**
 * SQL: whether what the movement under this alias gave is in force. It was taken back and given again any number of times; the last
 * link of its chain, the one that nothing answers, says how it ended.
 */
export const inForce = (alias: SQL): SQL => sql`not exists (
  select 1 from ledger_transactions c where c.origin_id = ${alias}.id and c.is_reversal
    and not exists (select 1 from ledger_transactions n where n.reverses_id = c.id))`;
