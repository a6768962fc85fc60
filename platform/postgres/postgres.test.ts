import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openConnection } from '@/db/client';
import { type Postgres, startPostgres } from '.';
import { isAlive } from './postmaster-file';

const log = { info: () => {}, warn: () => {} };
const running: Postgres[] = [];
const folders: string[] = [];

const folder = (prefix = 'kawara-pg-') => {
  const made = mkdtempSync(join(tmpdir(), prefix));
  folders.push(made);
  return made;
};
const start = async (dataDir: string) => {
  const postgres = await startPostgres({ dataDir, log });
  running.push(postgres);
  return postgres;
};
const ask = async (postgres: Postgres, sql: string) => {
  const client = await openConnection(postgres.connection, 'kawara test');
  return client.query(sql).finally(() => client.end());
};

afterEach(async () => {
  while (running.length > 0) await running.pop()?.stop();
  while (folders.length > 0) rmSync(folders.pop()!, { recursive: true, force: true });
});

describe('the embedded database', () => {
  it('starts, keeps what it acknowledged, and stops', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    await ask(first, 'CREATE TABLE kept (n int)');
    await running.pop()?.stop();
    expect(isAlive(first.pid())).toBe(false);
    const second = await start(dataDir);
    expect(second.attached).toBe(false);
    expect((await ask(second, 'SELECT * FROM kept')).rowCount).toBe(0);
  });

  it('keeps socket and files to its owner', async () => {
    const dataDir = folder();
    const { connection } = await start(dataDir);
    expect(statSync(String(connection.host)).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'postgres.log')).mode & 0o777).toBe(0o600);
  });

  it('starts at once after kill -9', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    await ask(first, 'CREATE TABLE kept AS SELECT 7 AS n');
    running.pop();
    // Nobody looks after it any more, as when its whole process group was killed.
    const again = killAndStart(dataDir, first.pid());
    const { postgres, ms } = await again;
    expect((await ask(postgres, 'SELECT n FROM kept')).rows).toEqual([{ n: 7 }]);
    expect(ms).toBeLessThan(3_000);
  });

  it('is started again by its supervisor when it is killed', async () => {
    const first = await start(folder());
    const pid = first.pid();
    process.kill(pid, 'SIGKILL');
    const deadline = Date.now() + 5_000;
    while (first.pid() === pid && Date.now() < deadline) await sleep(20);
    expect((await ask(first, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('is one for all who ask at the same time, and the last to leave stops it', async () => {
    const dataDir = folder();
    const both = await Promise.all([start(dataDir), start(dataDir), start(dataDir)]);
    expect(new Set(both.map((postgres) => postgres.pid())).size).toBe(1);
    expect(both.filter(({ attached }) => !attached)).toHaveLength(1);
    const [first, second, third] = running.splice(0);
    await first!.stop();
    expect((await ask(second!, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await Promise.all([second!.stop(), third!.stop()]);
    expect(isAlive(first!.pid())).toBe(false);
  });

  it('takes a folder whose path is too long for a socket', async () => {
    const long = join(folder(), 'x'.repeat(60), '報'.repeat(30));
    const postgres = await start(long);
    expect((await ask(postgres, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('is not held up by a lock file that names somebody else’s process', async () => {
    const dataDir = folder();
    await start(dataDir);
    await running.pop()?.stop();
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    writeFileSync(
      join(dataDir, 'postgres', 'postmaster.pid'),
      `${stranger.pid}\n${join(dataDir, 'postgres')}\n1\n5432\n${dataDir}\n\n  1 1\nready   \n`,
    );
    const postgres = await start(dataDir);
    stranger.kill();
    expect((await ask(postgres, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('speaks UTF-8 and folds the case of every script', async () => {
    const postgres = await start(folder());
    expect((await ask(postgres, `SELECT lower('ÄÉΣЖ報') AS folded, current_setting('fsync') AS fsync`)).rows).toEqual([
      { folded: 'äéσж報', fsync: 'on' },
    ]);
  });
});

async function killAndStart(dataDir: string, pid: number): Promise<{ postgres: Postgres; ms: number }> {
  process.kill(pid, 'SIGKILL');
  const begun = performance.now();
  const postgres = await start(dataDir);
  return { postgres, ms: performance.now() - begun };
}
