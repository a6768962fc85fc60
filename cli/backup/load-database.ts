/**
 * Puts the rows of a backup into a database that has the tables and nothing of anybody's.
 */
import type pg from 'pg';
import type { Database } from '@/db/client';
import type { BackupLine } from './backup-file';
import { tablesOf } from './dump-database';

/** Loads all rows in one transaction: all or nothing. Answers how many. */
export async function loadDatabase({ pool }: Database, lines: AsyncIterable<BackupLine>): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const tables = await tablesOf(client);
    await client.query(`TRUNCATE ${tables.map((table) => `"${table}"`).join(', ')} CASCADE`);
    const putBack = await withoutForeignKeys(client);
    const count = await insertAll(client, new Set(tables), lines);
    await putBack();
    for (const table of tables) await continueNumbers(client, table);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return count;
  } finally {
    client.release(true);
  }
}

/** Tables refer to each other in circles, so no order would do. Put back, the keys are proven over all rows. */
async function withoutForeignKeys(client: pg.ClientBase): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  return async () => {
    for (const { table, name, definition } of keys) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  };
}

async function insertAll(client: pg.ClientBase, tables: Set<string>, lines: AsyncIterable<BackupLine>): Promise<number> {
  const columns = new Map<string, string>();
  let count = 0;
  for await (const { kind, name, payload } of lines) {
    if (kind !== 'rows') continue;
    // A name is only ever used when the database itself has told it.
    if (!tables.has(name)) throw new Error(`the backup holds a table that is unknown here: ${name}`);
    if (!columns.has(name)) columns.set(name, await columnsOf(client, name));
    const list = columns.get(name);
    const { rowCount } = await client.query(
      `INSERT INTO "${name}" (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM json_populate_recordset(NULL::"${name}", $1::json)`,
      [payload],
    );
    count += rowCount ?? 0;
  }
  return count;
}

/** Computed columns compute themselves. */
async function columnsOf(client: pg.ClientBase, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [`"${table}"`],
  );
  return rows.map(({ name }) => name).join(', ');
}

/** The next row's number comes after the highest that is there. */
async function continueNumbers(client: pg.ClientBase, table: string): Promise<void> {
  const { rows } = await client.query<{ name: string; sequence: string }>(
    `SELECT quote_ident(attname) AS name, pg_get_serial_sequence($1, attname) AS sequence
     FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attidentity <> ''`,
    [`"${table}"`],
  );
  for (const { name, sequence } of rows)
    await client.query(`SELECT setval($1, coalesce(max(${name}), 0) + 1, false) FROM "${table}"`, [sequence]);
}
