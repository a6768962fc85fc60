/**
 * Every table of the board, as of one moment.
 */
import type pg from 'pg';
import type { Database } from '@/db/client';
import type { PutLine } from './backup-file';

const BATCH = 500;

export interface Dumped {
  tables: number;
  rows: number;
}

/** Puts all rows, in one snapshot: whatever was acknowledged before it began is there, and nothing half. */
export async function dumpDatabase({ pool }: Database, put: PutLine): Promise<Dumped> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables = await tablesOf(client);
    let rows = 0;
    for (const table of tables) rows += await dumpTable(client, table, put);
    await client.query('COMMIT');
    return { tables: tables.length, rows };
  } finally {
    // Closed rather than handed back: whatever state a failure left it in.
    client.release(true);
  }
}

/** Names of the board's tables. */
export async function tablesOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

async function dumpTable(client: pg.ClientBase, table: string, put: PutLine): Promise<number> {
  let count = 0;
  await client.query(`DECLARE dump NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line FROM "${table}" t`);
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${BATCH} FROM dump`);
    if (rows.length === 0) break;
    count += rows.length;
    // As PostgreSQL spells it: going through JavaScript's numbers could change some.
    await put({ kind: 'rows', name: table, payload: `[${rows.map(({ line }) => line).join(',')}]` });
  }
  await client.query('CLOSE dump');
  return count;
}
