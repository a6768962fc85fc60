/**
 * The embedded PostgreSQL of a data folder: one postmaster, however many processes of ours use it. Whoever leaves last
 * stops it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type Connection, openConnection } from '@/db/client';
import { isAlive } from './postmaster-file';
import { prepareSite, run, type Running, shutDown, type Site } from './supervisor';

export { PostgresUnavailable } from './binaries';

export interface Postgres {
  /** The board's database, in the form that `pg` takes. */
  connection: Connection;
  /** True when somebody else had started the postmaster. */
  attached: boolean;
  /** Process id of the postmaster. */
  pid(): number;
  /** Lets go of the postmaster, and stops it unless somebody else uses it. */
  stop(): Promise<void>;
}

/** Tells what happened to the database, in the shape of a logger. */
export interface PostgresLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

const DATABASE = 'kawara';
const LEAVING = 'kawara leaving';
const LOOK_EVERY_MS = 500;

/**
 * Starts the embedded PostgreSQL in `dataDir`, or joins the running one, and keeps it running until `stop()`.
 * @throws PostgresUnavailable where it cannot run.
 */
export async function startPostgres({ dataDir, log }: { dataDir: string; log: PostgresLog }): Promise<Postgres> {
  const site = await prepareSite(dataDir);
  let running = await run(site);
  await ensureDatabase(running.holder);
  const watch = keepRunning(
    site,
    () => running,
    (next) => (running = next),
    log,
  );
  return {
    connection: { ...running.connection, database: DATABASE },
    attached: running.attached,
    pid: () => running.postmaster.pid,
    stop: async () => {
      await watch.end();
      await running.holder.end().catch(() => {});
      if (!(await isUsed(running))) await shutDown(site, running.postmaster);
    },
  };
}

async function ensureDatabase(holder: pg.Client): Promise<void> {
  const { rowCount } = await holder.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount) return;
  try {
    await holder.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    // 42P04, 23505: another process was just as early.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  }
}

/** Starts the postmaster again when it is gone: killed by the machine, or stopped by a command that thought itself alone. */
function keepRunning(site: Site, current: () => Running, replace: (running: Running) => void, log: PostgresLog) {
  let ended = false;
  let work: Promise<void> | undefined;
  let lost = watchHolder(current());
  const look = async () => {
    const gone = !isAlive(current().postmaster.pid);
    if (!gone && !lost.yes) return;
    log.warn(
      { pid: current().postmaster.pid },
      gone ? 'the database is gone: starting it again' : 'the database let our connection go: joining it again',
    );
    replace(await run(site));
    lost = watchHolder(current());
    log.info({ pid: current().postmaster.pid }, 'the database runs again');
  };
  const timer = setInterval(() => {
    if (ended || work) return;
    work = look()
      .catch((error: unknown) => log.warn({ err: error }, 'the database does not start again yet'))
      .finally(() => (work = undefined));
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    end: async () => {
      ended = true;
      clearInterval(timer);
      await work;
    },
  };
}

function watchHolder({ holder }: Running): { yes: boolean } {
  const lost = { yes: false };
  const mark = () => (lost.yes = true);
  holder.on('error', mark).on('end', mark);
  return lost;
}

/** True while any other process of ours or anybody else has a session. */
async function isUsed({ connection }: Running): Promise<boolean> {
  try {
    const client = await openConnection(connection, LEAVING);
    // Sessions that we have just closed may take a moment to go.
    for (let looks = 3; looks > 0; looks -= 1) {
      if ((await sessions(client)) === 0) return await client.end().then(() => false);
      await sleep(50);
    }
    await client.end();
    return true;
  } catch {
    // It stops already.
    return true;
  }
}

/** Sessions of others; those who are leaving as well do not count each other. */
async function sessions(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name <> $1`,
    [LEAVING],
  );
  return Number(rows[0]?.count);
}
