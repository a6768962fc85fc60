/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that runs there already.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type Connection, openConnection } from '@/db/client';
import { binFolder, PostgresUnavailable } from './binaries';
import { ensureCluster, keptPassword, places, socketFolder } from './cluster';
import { findLauncher, type Launcher } from './launcher';
import { isAlive, isForeign, type Postmaster, runningPostmaster } from './postmaster-file';
import { SETTINGS } from './settings';

const isWindows = process.platform === 'win32';
const PATIENCE_MS = 30_000;
const LARGEST_LOG = 5_000_000;

export interface Site {
  dataDir: string;
  bin: string;
  launcher: Launcher;
}

export interface Running {
  postmaster: Postmaster;
  /** Where the cluster is, database `postgres`. */
  connection: Connection;
  /** An open connection: while it is open, nobody thinks the cluster unused. */
  holder: pg.Client;
  attached: boolean;
}

/** Prepares the data folder: cluster, launcher, binaries. */
export async function prepareSite(dataDir: string): Promise<Site> {
  const bin = binFolder();
  const launcher = findLauncher(join(bin, 'postgres'), places(dataDir).cluster);
  await ensureCluster({ dataDir, bin, launcher });
  return { dataDir, bin, launcher };
}

/**
 * Joins the running postmaster, or starts one; whatever a killed one left behind passes within seconds.
 * @throws PostgresUnavailable with the database's own last words.
 */
export async function run(site: Site): Promise<Running> {
  const { cluster } = places(site.dataDir);
  const deadline = Date.now() + PATIENCE_MS;
  let started: { pid: number; ended: boolean } | undefined;
  for (;;) {
    const postmaster = runningPostmaster(cluster);
    const holder = postmaster && (await hold(site, postmaster));
    if (postmaster && holder) return { ...holder, postmaster, attached: postmaster.pid !== started?.pid };
    if (started?.ended && !postmaster) await demandPassing(site);
    if (!postmaster && (!started || started.ended)) started = await launch(site);
    if (Date.now() > deadline)
      throw new PostgresUnavailable(`The embedded database did not start within ${PATIENCE_MS / 1000} s: ${lastWords(site)}`);
    await sleep(started && !started.ended ? 15 : 100);
  }
}

/** A connection to a postmaster that may be starting or stopping; nothing if it does not take one now. */
async function hold(site: Site, { port, socketDir }: Postmaster): Promise<{ connection: Connection; holder: pg.Client } | undefined> {
  if (!port || (!isWindows && !socketDir)) return undefined;
  const password = isWindows ? readFileSync(keptPassword(places(site.dataDir).password), 'utf8') : undefined;
  const connection: Connection = { host: socketDir || '127.0.0.1', port, user: 'postgres', password, database: 'postgres' };
  try {
    return { connection, holder: await openConnection(connection, 'kawara supervisor') };
  } catch {
    return undefined;
  }
}

async function launch({ dataDir, bin, launcher }: Site): Promise<{ pid: number; ended: boolean }> {
  const { cluster, log } = places(dataDir);
  if (isForeign(cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
  const address = isWindows
    ? ['-h', '127.0.0.1', '-p', String(await freePort())]
    : ['-h', '', '-p', '5432', '-k', socketFolder(dataDir, launcher)];
  const [program, args] = launcher.command(join(bin, 'postgres'), [
    '-D',
    cluster,
    ...address,
    ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  shorten(log);
  const out = openSync(log, 'a', 0o600);
  try {
    // A session of its own: a signal to our process group (Ctrl-C, a supervisor's SIGTERM) is for us, and the database
    // stops once the last request has been answered. If we are killed it goes on, and the next start joins it.
    const child = spawn(program, args, {
      ...launcher.options,
      cwd: dataDir,
      detached: true,
      stdio: ['ignore', out, out],
      windowsHide: true,
    });
    const state = { pid: child.pid ?? 0, ended: false };
    child.once('exit', () => (state.ended = true));
    child.once('error', () => (state.ended = true));
    child.unref();
    return state;
  } finally {
    closeSync(out);
  }
}

/** The start failed: passes for what goes by itself, else says why. */
async function demandPassing(site: Site): Promise<void> {
  const words = lastWords(site);
  // Backends of a killed postmaster still hold its memory; or somebody else is just starting it.
  if (/pre-existing shared memory block|already exists|is another postmaster|already in use/i.test(words)) return sleep(200);
  throw new PostgresUnavailable(`The embedded database does not start: ${words}`);
}

function lastWords(site: Site): string {
  try {
    const lines = readFileSync(places(site.dataDir).log, 'utf8').trimEnd().split('\n').slice(-12);
    return (lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC):\s*/, '');
  } catch {
    return 'it left no word';
  }
}

function shorten(log: string): void {
  try {
    if (statSync(log).size > LARGEST_LOG) truncateSync(log);
  } catch {
    // There is none yet.
  }
}

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Ends the cluster in good order: sessions are ended, everything is on disk. */
export async function shutDown(site: Site, { pid }: Postmaster): Promise<void> {
  const { cluster } = places(site.dataDir);
  if (isWindows) {
    const [program, args] = site.launcher.command(join(site.bin, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-w']);
    await new Promise((done) => spawn(program, args, { stdio: 'ignore', windowsHide: true }).once('exit', done).once('error', done));
    return;
  }
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + PATIENCE_MS;
  while (runningPostmaster(cluster)?.pid === pid && Date.now() < deadline) await sleep(20);
  // Its lock file goes a moment before the process; one that nobody buries stays in the table for ever.
  for (let looks = 50; looks > 0 && isAlive(pid); looks -= 1) await sleep(10);
}
