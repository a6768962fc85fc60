/**
 * What watches the board: is it alive, does it serve, what does it cost.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIPv4 } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { type PageCacheStats, pageCacheStats } from './page-cache';
import { securityHeaders } from './security-headers';

export type Status = 'starting' | 'ready' | 'stopping';

export interface HealthOptions {
  status: () => Status;
  /** Resolves while the database answers. */
  database: () => Promise<unknown>;
  /** Requests being answered now. */
  inFlight: () => number;
}

export interface Health {
  /** Answers requests for its own addresses; false leaves the request to others. */
  answers(req: IncomingMessage, res: ServerResponse): boolean;
  /** Counts an answer. */
  count(status: number): void;
}

const DATABASE_PATIENCE_MS = 2_000;

/** `/healthz`: the process lives. `/readyz`: 200 once the board serves and its database answers. `/metrics`: for Prometheus. */
export function makeHealth(options: HealthOptions): Health {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answered = new Counter({
    name: 'kawara_http_answers_total',
    help: 'Answers by class of status',
    labelNames: ['class'],
    registers: [registry],
  });
  new Gauge({
    name: 'kawara_http_in_flight',
    help: 'Requests being answered',
    registers: [registry],
    collect() {
      this.set(options.inFlight());
    },
  });
  gaugePageCache(registry);
  const classes = ['1xx', '2xx', '3xx', '4xx', '5xx'].map((name) => answered.labels(name));
  return {
    answers(req, res) {
      const url = req.url;
      if (url === '/healthz') sendText(res, 200, 'alive');
      else if (url === '/readyz') void readiness(options).then((said) => sendText(res, said === 'ready' ? 200 : 503, said));
      else if (url === '/metrics' && isFromNearby(req))
        void registry.metrics().then((text) => sendText(res, 200, text, registry.contentType));
      else return false;
      return true;
    },
    count: (status) => classes[Math.floor(status / 100) - 1]?.inc(),
  };
}

/** Figures of the page cache: what only grows, and what stands at the moment. */
const GROWING = {
  hits: 'Pages answered from memory',
  misses: 'Pages that were not in memory',
  renders: 'Pages made',
  refreshes: 'Pages made again while the old one was answered',
  notModified: 'Answers 304',
  bytesSent: 'Bytes sent from memory',
  purged: 'Pages thrown away because what they show changed',
  individual: 'Pages made for one reader alone',
  evicted: 'Pages thrown away for lack of room',
} satisfies Partial<Record<keyof PageCacheStats, string>>;
const STANDING = {
  entries: 'Pages in memory',
  bytes: 'Bytes in memory',
  maxBytes: 'Bytes that the page cache may take',
  underway: 'Pages being made',
} satisfies Partial<Record<keyof PageCacheStats, string>>;

function gaugePageCache(registry: Registry): void {
  const name = (figure: string, end = '') => `kawara_page_cache_${figure.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}${end}`;
  const registers = [registry];
  for (const [figure, help] of Object.entries(GROWING) as [keyof PageCacheStats, string][]) {
    new Counter({
      name: name(figure, '_total'),
      help,
      registers,
      collect() {
        this.reset();
        this.inc(pageCacheStats()?.[figure] ?? 0);
      },
    });
  }
  for (const [figure, help] of Object.entries(STANDING) as [keyof PageCacheStats, string][]) {
    new Gauge({
      name: name(figure),
      help,
      registers,
      collect() {
        this.set(pageCacheStats()?.[figure] ?? 0);
      },
    });
  }
}

async function readiness({ status, database }: HealthOptions): Promise<string> {
  if (status() !== 'ready') return status();
  const answers = database().then(
    () => true,
    () => false,
  );
  return (await Promise.race([answers, sleep(DATABASE_PATIENCE_MS, false, { ref: false })])) ? 'ready' : 'database does not answer';
}

function sendText(res: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  if (res.writableEnded || res.destroyed) return;
  const headers = ['Content-Type', type, 'Cache-Control', 'no-store', 'Content-Length', String(Buffer.byteLength(text) + 1)];
  // Whoever watches the board asks it directly, so there is no https to insist on.
  res.writeHead(status, [...headers, ...(status === 503 ? ['Retry-After', '2'] : []), ...securityHeaders({ dev: false, secure: false })]);
  res.end(`${text}\n`);
}

/** Figures are for the operator: asked for directly, from this machine or a private network, not through a proxy. */
function isFromNearby(req: IncomingMessage): boolean {
  if (req.headers['x-forwarded-for'] !== undefined || req.headers.forwarded !== undefined || req.headers.via !== undefined) return false;
  const address = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (isIPv4(address)) return /^(?:127|10)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\./.test(address);
  return address === '::1' || /^f[cd]/i.test(address);
}
