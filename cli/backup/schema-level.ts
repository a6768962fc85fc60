/**
 * Which migrations a database has seen; a backup belongs to one such level.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@/db/client';
import { migrate, migrationsFolder } from '@/db/migrate';

interface Journal {
  entries: { when: number; tag: string }[];
}

/** Time stamp of the newest migration that was applied. */
export async function levelOf({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ level: string }>('SELECT max(created_at) AS level FROM drizzle.__drizzle_migrations');
  return Number(rows[0]?.level ?? 0);
}

/** Makes an empty database anew, with the migrations up to `level` only. Everything in it is lost. */
export async function rebuildAt(database: Database, level: number): Promise<void> {
  await database.pool.query('DROP SCHEMA public CASCADE; DROP SCHEMA drizzle CASCADE; CREATE SCHEMA public');
  const aside = mkdtempSync(join(tmpdir(), 'kawara-migrations-'));
  try {
    const journal: Journal = JSON.parse(readFileSync(join(migrationsFolder(), 'meta', '_journal.json'), 'utf8'));
    const entries = journal.entries.filter(({ when }) => when <= level);
    mkdirSync(join(aside, 'meta'));
    writeFileSync(join(aside, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }));
    for (const { tag } of entries) copyFileSync(join(migrationsFolder(), `${tag}.sql`), join(aside, `${tag}.sql`));
    await migrate(database.connection, aside);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
