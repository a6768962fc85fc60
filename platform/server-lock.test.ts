import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/test/database';
import { findProcess } from './process-table';
import { AlreadyRunning, lockServer, refuseSecond } from './server-lock';

describe('the server lock', () => {
  let dataDir: string;
  beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'kawara-lock-'))));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
  const url = 'http://127.0.0.1:3000';

  it('refuses a second server in one sentence, and lets it in once the first has gone', async () => {
    const { connection } = await testDatabase();
    const first = await lockServer({ dataDir, url }, connection);
    await expect(lockServer({ dataDir, url }, connection)).rejects.toThrow(AlreadyRunning);
    if (process.platform === 'linux') await expect(refuseSecond(dataDir)).rejects.toThrow(new RegExp(`process ${process.pid}, ${url}`));
    await first.release();
    await refuseSecond(dataDir);
    await (await lockServer({ dataDir, url }, connection)).release();
  });

  it('is one a folder', async () => {
    const { connection } = await testDatabase();
    const first = await lockServer({ dataDir: join(dataDir, 'a'), url }, connection);
    const second = await lockServer({ dataDir: join(dataDir, 'b'), url }, connection);
    await Promise.all([first.release(), second.release()]);
  });

  it('does not believe a file that a dead process left', async () => {
    writeFileSync(join(dataDir, 'server.lock'), JSON.stringify({ pid: 4_000_000, begun: '1', url }));
    await refuseSecond(dataDir);
    writeFileSync(join(dataDir, 'server.lock'), JSON.stringify({ pid: process.pid, begun: 'another process', url }));
    await refuseSecond(dataDir);
  });

  it.runIf(process.platform === 'linux')('does not count a killed process that nobody has buried yet', async () => {
    // A parent that never asks how its child ended: the child stays in the table.
    const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
      const pid = Number(printed.toString());
      writeFileSync(join(dataDir, 'server.lock'), JSON.stringify({ pid, begun: findProcess(pid)!.begun, url }));
      await expect(refuseSecond(dataDir)).rejects.toThrow(AlreadyRunning);
      await expect.poll(() => findProcess(pid)?.buried, { timeout: 5_000 }).toBe(true);
      await refuseSecond(dataDir);
    } finally {
      parent.kill('SIGKILL');
    }
  });

  it('is taken again after the database was away', async () => {
    const database = await testDatabase();
    const first = await lockServer({ dataDir, url }, database.connection);
    await database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kawara server lock' AND datname = current_database()`,
    );
    await sleep(500);
    await expect(lockServer({ dataDir, url }, database.connection)).rejects.toThrow(AlreadyRunning);
    await first.release();
  });
});
