/** Many requests at once, and the bare server to compare with. */
import { fork } from 'node:child_process';
import http from 'node:http';
import { join } from 'node:path';
import autocannon from 'autocannon';

export interface Loaded {
  answers: number;
  /** Answers of 200 a second. */
  rate: number;
  p50: number;
  p99: number;
}

/** Keeps `connections` clients asking for an address. Throws if any answer is not 2xx. */
export async function load(
  url: string,
  { headers = {}, connections, seconds }: { headers?: Record<string, string>; connections: number; seconds: number },
): Promise<Loaded> {
  const result = await autocannon({ url, headers, connections, duration: seconds });
  const wrong = result.non2xx + result.errors + result.timeouts;
  if (wrong > 0) throw new Error(`${wrong} of ${result.requests.total} answers from ${url} were not 200`);
  return { answers: result['2xx'], rate: result['2xx'] / result.duration, p50: result.latency.p50, p99: result.latency.p99 };
}

export interface Recorded {
  headers: string[];
  /** Base64. */
  body: string;
}

export interface Twin {
  url: string;
  recorded: Record<string, Recorded>;
  stop(): void;
}

/** What the connection adds by itself; the bare server's adds its own. */
const PER_CONNECTION = /^(?:date|connection|keep-alive|transfer-encoding|content-length)$/i;

/** Starts a bare server that gives what the board now gives at these paths. */
export async function bareTwin(url: string, paths: readonly string[], headers: Record<string, string>): Promise<Twin> {
  const recorded: Record<string, Recorded> = {};
  for (const path of paths) recorded[path] = await record(url + path, headers);
  const child = fork(join(process.cwd(), 'bench', 'bare-server.mjs'));
  child.send(recorded);
  const port = await new Promise<number>((done, fail) => {
    child.once('message', (told) => done(Number(told)));
    child.once('exit', () => fail(new Error('the bare server did not start')));
  });
  return { url: `http://127.0.0.1:${port}`, recorded, stop: () => child.disconnect() };
}

function record(url: string, headers: Record<string, string>): Promise<Recorded> {
  return new Promise((done, fail) => {
    http
      .get(url, { headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', fail);
        answer.on('end', () => {
          if (answer.statusCode !== 200) return fail(new Error(`${url} was answered ${answer.statusCode}`));
          const body = Buffer.concat(chunks);
          const kept: string[] = [];
          for (let at = 0; at < answer.rawHeaders.length; at += 2) {
            const name = answer.rawHeaders[at] as string;
            if (!PER_CONNECTION.test(name)) kept.push(name, answer.rawHeaders[at + 1] as string);
          }
          done({ headers: [...kept, 'Content-Length', String(body.length)], body: body.toString('base64') });
        });
      })
      .on('error', fail);
  });
}
