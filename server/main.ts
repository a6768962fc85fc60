/**
 * The board's process: checks the environment, takes the data folder, answers health at once, then serves.
 */
import type { RequestListener } from 'node:http';
import next from 'next';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { startWorker, type Worker } from '@/jobs/worker';
import { NewerDatabase } from '@/db/migrate';
import { type Env, EnvFaults, readEnv } from '@/platform/env';
import { type Log, makeLog } from '@/platform/log';
import { PostgresUnavailable } from '@/platform/postgres';
import { installPress } from '@/platform/press';
import { AlreadyRunning, refuseSecond } from '@/platform/server-lock';
import { startSystem } from '@/platform/start-system';
import type { System } from '@/platform/system';
import { createEdge, type Edge } from './edge';
import { firstRun } from './first-run';
import { makeHealth, type Status } from './health';
import { listen, type Listening, PortTaken } from './listen';
import { stopOnSignals } from './stop';

/** What a person at the console can mend: told as a sentence, without a stack. */
const PLAIN = [EnvFaults, AlreadyRunning, PostgresUnavailable, NewerDatabase, PortTaken];

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Everything that is made while starting, in the order of its end. */
interface Parts {
  /** Settled once starting is over, one way or the other. */
  started?: Promise<unknown>;
  listening?: Listening;
  worker?: Worker;
  edge?: Edge;
  system?: System;
  closePages?: () => Promise<void>;
}

try {
  await serve(readEnv());
} catch (error) {
  const plain = PLAIN.some((kind) => error instanceof kind);
  process.stderr.write(`${plain ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(1);
}

async function serve(env: Env): Promise<void> {
  await refuseSecond(env.dataDir);
  const log = makeLog({ level: env.logLevel, readable: process.stdout.isTTY === true });
  process.on('uncaughtException', (error) => log.error({ err: error }, 'an error that nobody caught'));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise that nobody heard'));

  const parts: Parts = {};
  let status: Status = 'starting';
  let edge: RequestListener = (_req, res) =>
    void res
      .writeHead(503, { 'retry-after': '2', 'cache-control': 'no-store', 'content-type': 'text/plain' })
      .end('The board is starting.\n');
  const health = makeHealth({
    status: () => status,
    database: () => parts.system?.db.pool.query('SELECT 1') ?? Promise.reject(new Error('not yet')),
    inFlight: () => parts.listening?.inFlight() ?? 0,
  });
  parts.listening = await listen(env, (req, res) => {
    if (health.answers(req, res)) return;
    res.once('finish', () => health.count(res.statusCode));
    edge(req, res);
  });
  stopOnSignals(log, async () => {
    status = 'stopping';
    await stop(parts, log);
  });

  const starting = start(env, { log, parts, status: () => status });
  parts.started = starting.catch(() => {});
  const setupLink = await starting.catch(async (error: unknown) => {
    await stop(parts, log);
    throw error;
  });
  edge = parts.edge!.listener;
  if (status === 'starting') status = 'ready';
  say(`Kawara is ready at ${shownUrl(env)}`);
  if (setupLink) say(`Nobody is administrator yet. Become it, once, at ${shownUrl(env)}${setupLink}`);
}

interface Starting {
  log: Log;
  parts: Parts;
  status: () => Status;
}

/** Starts database and pages side by side. Answers the path of the set-up link, if one is needed. */
async function start(env: Env, { log, parts, status }: Starting): Promise<string | undefined> {
  const dev = !env.isProduction;
  const pages = preparePages(env, parts);
  // Heard below; until then a failure of the database must not hide behind it.
  pages.catch(() => {});
  const system = (parts.system = await startSystem(env, { log, role: 'server', onStep: say }));
  const setupLink = await firstRun(system, say);
  const handle = await pages;
  parts.edge = createEdge({ system, handle, dev, status });
  parts.worker = startWorker(system);
  return setupLink;
}

async function preparePages(env: Env, parts: Parts) {
  const dev = !env.isProduction;
  installPress((tree) => renderToStaticMarkup(tree as ReactNode));
  const app = next({
    dev,
    dir: process.cwd(),
    customServer: true,
    hostname: env.host,
    port: env.port,
    httpServer: parts.listening?.server,
    quiet: !dev,
  });
  parts.closePages = () => app.close();
  await (dev ? app.prepare() : withoutTimings(() => app.prepare()));
  return app.getRequestHandler();
}

/** Next tells how long it took to read its configuration, `quiet` or not; nobody who starts a board needs to know. */
async function withoutTimings(work: () => Promise<void>) {
  const print = console.log;
  const sieve = (...words: unknown[]) => {
    if (!words.some((word) => String(word).includes('Running next.config'))) print(...words);
  };
  console.log = sieve;
  try {
    await work();
  } finally {
    // Whoever wrapped it meanwhile keeps his wrapping.
    if (console.log === sieve) console.log = print;
  }
}

/** Lets everything go, in an order that loses nothing: answers, jobs, counted views, database. */
async function stop(parts: Parts, log: Log): Promise<void> {
  // Half started, there is nothing yet to let go of.
  await parts.started;
  const { listening, worker, edge, closePages, system } = parts;
  const steps = [() => listening?.drain(), () => worker?.stop(), () => edge?.stop(), closePages, () => system?.stop()];
  for (const step of steps) {
    try {
      await step?.();
    } catch (error) {
      log.error({ err: error }, 'a step of stopping failed');
    }
  }
}

/** Loopback is spelled as people type it, everywhere alike: a cookie of one spelling is none of the other. */
function shownUrl(env: Env): string {
  return env.urlIsSet ? env.url : env.url.replace(/\/\/(?:127\.0\.0\.1|\[::1\])/, '//localhost');
}
