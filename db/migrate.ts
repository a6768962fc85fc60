/**
 * Brings a database to the shape of `db/schema`, under a lock: several processes may start at once, one migrates.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyAll } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';
import { type Connection, openConnection } from './client';

/** Any number will do, as long as nobody else locks it. */
const MIGRATION_LOCK = 7_264_920_001;

/** The database was migrated by a newer version of the program than this one. */
export class NewerDatabase extends Error {
  constructor() {
    super('The database belongs to a newer version of Kawara: install that version, or restore a backup made by this one.');
    this.name = 'NewerDatabase';
  }
}

/**
 * Applies what is missing, all of it in one transaction: a migration that is killed leaves nothing behind.
 * Answers how many were applied.
 * @throws NewerDatabase
 */
export async function migrate(connection: Connection, folder = migrationsFolder()): Promise<number> {
  const client = await openConnection(connection, 'kawara migrate');
  try {
    await client.query('SET client_min_messages = warning');
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const before = await applied(client);
    const known = newest(folder);
    if (before.newest > known) throw new NewerDatabase();
    if (before.newest === known) return 0;
    await applyAll(drizzle(client), { migrationsFolder: folder });
    return (await applied(client)).count - before.count;
  } finally {
    // Ends the session, and with it the lock.
    await client.end();
  }
}

async function applied(client: pg.Client): Promise<{ count: number; newest: number }> {
  const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS there`);
  if (!rows[0]?.there) return { count: 0, newest: 0 };
  const found = await client.query<{ count: string; newest: string | null }>(
    'SELECT count(*), max(created_at) AS newest FROM drizzle.__drizzle_migrations',
  );
  return { count: Number(found.rows[0]?.count ?? 0), newest: Number(found.rows[0]?.newest ?? 0) };
}

function newest(folder: string): number {
  const journal: { entries: { when: number }[] } = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'));
  return Math.max(0, ...journal.entries.map(({ when }) => when));
}

/** Beside this file in the sources, two folders up from the built program. */
export function migrationsFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return here.endsWith('db') ? join(here, 'migrations') : join(here, '..', '..', 'db', 'migrations');
}
