import { type SQL, sql } from 'drizzle-orm';

/**
 * SQL: whether what the movement under this alias gave is in force. It was taken back and given again any number of times; the last
 * link of its chain, the one that nothing answers, says how it ended.
 */
export const inForce = (alias: SQL): SQL => sql`not exists (
  select 1 from ledger_transactions c where c.origin_id = ${alias}.id and c.is_reversal
    and not exists (select 1 from ledger_transactions n where n.reverses_id = c.id))`;

/** SQL: how many times the rule's amounts an award counts by now: as it was given, and how its level was changed since. */
export const timesInForce = (alias: SQL): SQL => sql`(${alias}.times + coalesce((
  select sum(f.times) from ledger_transactions f where f.level_of_id = ${alias}.id and ${inForce(sql`f`)}), 0))::int`;
