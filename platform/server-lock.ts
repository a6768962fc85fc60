/**
 * One server a data folder. The lock is PostgreSQL's and dies with the connection that holds it; a file beside it tells
 * who has it, so that a second start can be refused at once and by name.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type Connection, openConnection } from '@/db/client';
import { findProcess, type Process } from './process-table';

/** Sessions of a killed server end within moments. */
const PATIENCE_MS = 3_000;
/** Taking a killed process apart can last seconds on a busy machine, and so long it keeps its port. */
const BURIAL_MS = 10_000;

/** Another server has the data folder; the message is for the person at the console. */
export class AlreadyRunning extends Error {
  constructor(dataDir: string, holder?: { pid: number; url: string }) {
    const who = holder ? ` (process ${holder.pid}, ${holder.url})` : '';
    super(`Kawara runs already on the data folder ${dataDir}${who}: stop it first, or set KAWARA_DATA to another folder.`);
    this.name = 'AlreadyRunning';
  }
}

export interface ServerLock {
  release(): Promise<void>;
}

interface Site {
  dataDir: string;
  url: string;
}

/**
 * Looks for a living holder without the database, and waits for one that was killed to let go of everything.
 * @throws AlreadyRunning
 */
export async function refuseSecond(dataDir: string): Promise<void> {
  for (const deadline = Date.now() + BURIAL_MS; Date.now() < deadline; await sleep(20)) {
    const holder = holderOf(dataDir);
    if (!holder || holder.buried) return;
    if (!holder.dying) throw new AlreadyRunning(dataDir, holder);
  }
}

/**
 * Takes the lock, and takes it again whenever the database comes back.
 * @throws AlreadyRunning
 */
export async function lockServer({ dataDir, url }: Site, connection: Connection): Promise<ServerLock> {
  const key = lockKey(dataDir);
  let client = await acquire(connection, key, PATIENCE_MS);
  if (!client) throw new AlreadyRunning(dataDir, holderOf(dataDir));
  let released = false;
  const watch = (held: pg.Client) => {
    held.once('end', () => void regain());
  };
  const regain = async () => {
    while (!released) {
      const next = await acquire(connection, key, 0).catch(() => undefined);
      if (next) return watch((client = next));
      await sleep(1_000, undefined, { ref: false });
    }
  };
  watch(client);
  writeFileSync(fileOf(dataDir), JSON.stringify({ pid: process.pid, begun: findProcess(process.pid)?.begun ?? '', url }), { mode: 0o600 });
  return {
    release: async () => {
      released = true;
      rmSync(fileOf(dataDir), { force: true });
      await client?.end().catch(() => {});
    },
  };
}

async function acquire(connection: Connection, key: number[], patienceMs: number): Promise<pg.Client | undefined> {
  const client = await openConnection(connection, 'kawara server lock');
  for (const deadline = Date.now() + patienceMs; ; await sleep(50)) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS taken', key);
    if (rows[0]?.taken) return client;
    if (Date.now() >= deadline) break;
  }
  await client.end();
  return undefined;
}

/** With a database of one's own several machines may share it; each has its own folder. */
function lockKey(dataDir: string): number[] {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const digest = createHash('sha256')
    .update(`${hostname()}\n${realpathSync(dataDir)}`)
    .digest();
  return [digest.readInt32BE(0), digest.readInt32BE(4)];
}

const fileOf = (dataDir: string) => join(dataDir, 'server.lock');

/** Whom the file names, as long as the table still has that very process: its number may be somebody else's by now. */
function holderOf(dataDir: string): ({ pid: number; url: string } & Process) | undefined {
  try {
    const said: { pid: number; begun: string; url: string } = JSON.parse(readFileSync(fileOf(dataDir), 'utf8'));
    const found = findProcess(said.pid);
    return found && found.begun === said.begun ? { ...said, ...found } : undefined;
  } catch {
    return undefined;
  }
}
