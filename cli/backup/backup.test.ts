import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '@/db/client';
import { testDatabase } from '@/test/database';
import { BadBackup, backUp, restore } from '.';

const clock = { now: () => new Date('2024-04-12T00:00:00Z') };
let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'kawara-backup-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function board(name: string): Promise<{ db: Database; env: { dataDir: string }; clock: typeof clock }> {
  const dataDir = join(folder, name);
  mkdirSync(join(dataDir, 'uploads', '報'), { recursive: true });
  return { db: await testDatabase(), env: { dataDir }, clock };
}

async function fill({ pool }: Database): Promise<void> {
  await pool.query(`INSERT INTO settings (key, value) VALUES ('siteName', '{"zh-CN": "瓦版"}')`);
  await pool.query(`INSERT INTO setup_tokens (token_hash) VALUES ('\\xdeadbeef00')`);
  await pool.query('INSERT INTO outbox (command, process, events, touches) VALUES ($1, $2, $3, $4)', [
    'x',
    'p',
    '[]',
    ['thread:1', 'a "quoted", {braced}\\ tag\u2028on two lines\r\n'],
  ]);
}

const dump = async ({ pool }: Database) =>
  (
    await Promise.all(
      ['settings', 'setup_tokens', 'outbox'].map((table) => pool.query(`SELECT row_to_json(t) AS r FROM ${table} t ORDER BY 1::text`)),
    )
  ).map(({ rows }) => rows);

describe('a backup', () => {
  it('brings rows, uploads and secrets back as they were, and numbers go on', async () => {
    const from = await board('from');
    await fill(from.db);
    writeFileSync(join(from.env.dataDir, 'uploads', '報', 'a b.png'), Buffer.from([0, 255, 10, 13]));
    writeFileSync(join(from.env.dataDir, 'secrets.json'), '{"authSecret":"ink"}');
    const file = join(folder, 'board.backup');
    const sum = await backUp(from, file);
    expect(sum).toMatchObject({ files: 1 });
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const to = await board('to');
    expect(await restore(to, file)).toEqual(sum);
    expect(await dump(to.db)).toEqual(await dump(from.db));
    expect(readFileSync(join(to.env.dataDir, 'uploads', '報', 'a b.png'))).toEqual(Buffer.from([0, 255, 10, 13]));
    expect(JSON.parse(readFileSync(join(to.env.dataDir, 'secrets.json'), 'utf8'))).toEqual({ authSecret: 'ink' });
    const { rows } = await to.db.pool.query(
      `INSERT INTO outbox (command, process, events, touches) VALUES ('y', 'p', '[]', '{}') RETURNING id::int`,
    );
    expect(rows).toEqual([{ id: 2 }]);
    const keys = (database: Database) => database.pool.query(`SELECT count(*) FROM pg_constraint WHERE contype = 'f'`);
    expect((await keys(to.db)).rows).toEqual((await keys(from.db)).rows);
  });

  it('is refused whole when it was cut off or changed', async () => {
    const from = await board('from');
    await fill(from.db);
    const file = join(folder, 'board.backup');
    await backUp(from, file);
    const to = await board('to');
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const spoil = async (bytes: Buffer) => {
      writeFileSync(join(folder, 'bad'), bytes);
      await expect(restore(to, join(folder, 'bad'))).rejects.toThrow(BadBackup);
    };
    await spoil(readFileSync(file).subarray(0, -20));
    await spoil(gzipSync(text.replace('瓦版', '瓦板')));
    await spoil(gzipSync(text.slice(0, text.lastIndexOf('end '))));
    await spoil(Buffer.from('no backup at all'));
    expect((await to.db.pool.query('SELECT FROM settings')).rowCount).toBe(0);
  });

  it('is never restored over a board that is in use, and never written over a file', async () => {
    const from = await board('from');
    const file = join(folder, 'board.backup');
    await backUp(from, file);
    await expect(backUp(from, file)).rejects.toThrow(/there already/);
    await from.db.pool.query(`INSERT INTO boards (slug, kind, name) VALUES ('newspaper', 'board', '{"zh-CN": "报纸"}')`);
    await expect(restore(from, file)).rejects.toThrow(/not empty/);
  });

  it('of an older program is restored and brought up to date', async () => {
    const from = await board('from');
    const file = join(folder, 'board.backup');
    await backUp(from, file);
    const older = gunzipSync(readFileSync(file)).toString('utf8');
    expect(older).toContain('"level":');
    const to = await board('to');
    await to.db.pool.query('INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ($1, $2)', [
      'a later one',
      9_999_999_999_999,
    ]);
    // The program that restores knows one migration less than its database: the database is built anew at the backup's level.
    await restore(to, file);
    const { rows } = await to.db.pool.query(
      'SELECT count(*)::int AS later FROM drizzle.__drizzle_migrations WHERE created_at = 9999999999999',
    );
    expect(rows).toEqual([{ later: 0 }]);
  });
});
