/**
 * Makes the system of a process: the only place that chooses a port's variant.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, openDatabase } from '@/db/client';
import { migrate } from '@/db/migrate';
import { postgresBus } from './bus';
import type { Env } from './env';
import { memoryLimiter } from './limiter';
import type { Log } from './log';
import { noMailer, smtpMailer } from './mail';
import { startPostgres } from './postgres';
import { readSecrets } from './secrets';
import { lockServer } from './server-lock';
import { folderStorage } from './storage';
import { installSystem, type System } from './system';

export interface StartOptions {
  log: Log;
  /** A server is alone on its data folder; commands work beside it. */
  role: 'server' | 'command';
  /** Told of each step, for progress at the console. */
  onStep?: (step: string) => void;
}

/**
 * Starts or joins the database, migrates it and installs the system.
 * @throws PostgresUnavailable, AlreadyRunning, NewerDatabase, or what the driver says of DATABASE_URL
 */
export async function startSystem(env: Env, { log, role, onStep = () => {} }: StartOptions): Promise<System> {
  mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
  const secrets = readSecrets(env);
  const undo: (() => Promise<void>)[] = [];
  try {
    onStep(env.databaseUrl ? 'Connecting to the database' : 'Starting the database');
    const connection = await findDatabase(env, log, undo);
    if (role === 'server') undo.push((await lockServer(env, connection)).release);
    const migrations = await migrate(connection);
    if (migrations > 0) onStep(`Brought the database up to date (${migrations} migration${migrations === 1 ? '' : 's'})`);
    const db = openDatabase(connection, {
      statementTimeoutMs: role === 'server' ? undefined : 0,
      max: role === 'server' ? undefined : 4,
      applicationName: `kawara ${role}`,
      onIdleError: (error) => log.warn({ err: error }, 'a database connection broke'),
    });
    undo.push(db.close);
    const processId = randomBytes(6).toString('hex');
    const bus = await postgresBus({ connection, processId, log });
    undo.push(bus.stop);
    const mailer = env.smtpUrl && env.mailFrom ? smtpMailer({ url: env.smtpUrl, from: env.mailFrom }) : noMailer;
    undo.push(mailer.stop);
    const system: System = {
      env,
      db,
      log,
      bus,
      limiter: memoryLimiter(),
      mailer,
      secrets,
      storage: folderStorage(join(env.dataDir, 'uploads')),
      clock: { now: () => new Date() },
      processId,
      stop: once(() => stopAll(undo)),
    };
    installSystem(system);
    return system;
  } catch (error) {
    await stopAll(undo).catch(() => {});
    throw error;
  }
}

async function findDatabase(env: Env, log: Log, undo: (() => Promise<void>)[]): Promise<Connection> {
  if (env.databaseUrl) return { connectionString: env.databaseUrl };
  const postgres = await startPostgres({ dataDir: env.dataDir, log });
  undo.push(postgres.stop);
  return postgres.connection;
}

/** Newest first; one that fails does not keep the others from being let go. */
async function stopAll(undo: (() => Promise<void>)[]): Promise<void> {
  installSystem(undefined);
  const faults: unknown[] = [];
  while (undo.length > 0) await undo.pop()!().catch((error: unknown) => faults.push(error));
  if (faults.length > 0) throw faults[0];
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
