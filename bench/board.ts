/** A board of the bench's own, on a scratch data folder, started as an operator starts it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Board {
  url: string;
  /** Process group. */
  pid: number;
  data: string;
  /** Runs the administrator's command beside the board; answers what it printed. */
  kawara(...args: string[]): Promise<string>;
  stop(): Promise<void>;
}

const START_MS = 120_000;
const STOP_MS = 20_000;
/** Nothing of the caller's own board may leak into this one. */
const FOREIGN = /^(?:npm_|KAWARA_|DATABASE_|REDIS_|S3_|SMTP_|MAIL_|AUTH_|ADMIN_|TRUSTED_PROXIES$|HOST$|PORT$|LOG_LEVEL$|NODE_ENV$)/;

/** Starts the board and waits until it serves. Ends it, and its folder, by `stop`. */
export async function startBoard(): Promise<Board> {
  const data = mkdtempSync(join(tmpdir(), 'kawara-bench-'));
  const port = await freePort();
  const inherited: Record<string, string | undefined> = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)),
  );
  const env: NodeJS.ProcessEnv = {
    ...inherited,
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    KAWARA_DATA: data,
    KAWARA_SEED: 'none',
    KAWARA_LIMITS: 'off',
    LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, ['cli/start.mjs', 'start'], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = gather(child);
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(url, child, output);
  } catch (error) {
    await end(child, data);
    throw error;
  }
  return {
    url,
    pid: child.pid as number,
    data,
    kawara: (...args) => run(['cli/start.mjs', 'kawara', ...args], env),
    stop: () => end(child, data),
  };
}

function gather(child: ChildProcess): () => string {
  let text = '';
  const take = (chunk: Buffer) => (text = (text + chunk.toString()).slice(-4_000));
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  return () => text;
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(200)) {
    if (child.exitCode !== null) throw new Error(`the board ended while starting:\n${output()}`);
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
  }
  throw new Error(`the board was not ready in time:\n${output()}`);
}

function run(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
    child.once('error', fail);
    child.once('close', (code) =>
      code === 0 ? done(printed.trim()) : fail(new Error(`kawara ${args.slice(2, 4).join(' ')} ended with ${code}: ${said.trim()}`)),
    );
  });
}

async function end(child: ChildProcess, data: string): Promise<void> {
  const gone = new Promise((done) => child.once('close', done));
  if (child.exitCode === null && child.signalCode === null) {
    signal(child, 'SIGTERM');
    const inTime = await Promise.race([gone.then(() => true), sleep(STOP_MS, false)]);
    if (!inTime) signal(child, 'SIGKILL');
  }
  rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** To the group that this very process made; it may be gone already. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    process.kill(-(child.pid as number), name);
  } catch {
    // Nothing left to end.
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
