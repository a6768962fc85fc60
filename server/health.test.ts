import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Health, makeHealth, type Status } from './health';
import { type PageCacheStats, reportPageCache } from './page-cache';
import { securityHeaders } from './security-headers';

describe('health', () => {
  let status: Status;
  let database: () => Promise<unknown>;
  let health: Health;
  let server: Server;
  let url: string;

  beforeEach(async () => {
    status = 'ready';
    database = () => Promise.resolve();
    health = makeHealth({ status: () => status, database: () => database(), inFlight: () => 3 });
    server = createServer((req, res) => {
      if (!health.answers(req, res)) res.writeHead(418).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((done) => server.close(done)));

  it('is alive in every state', async () => {
    for (status of ['starting', 'ready', 'stopping'] as const) expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('is ready only while it serves', async () => {
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    for (status of ['starting', 'stopping'] as const) {
      const answer = await fetch(`${url}/readyz`);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    }
  });

  it('is not ready without its database', async () => {
    database = () => Promise.reject(new Error('away'));
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
  });

  it('shows its figures to neighbours, not through a proxy', async () => {
    health.count(200);
    health.count(503);
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('kawara_http_answers_total{class="2xx"} 1');
    expect(text).toContain('kawara_http_answers_total{class="5xx"} 1');
    expect(text).toContain('kawara_http_in_flight 3');
    expect((await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(418);
  });

  it('shows the figures of the page cache, and none before there is one', async () => {
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('kawara_page_cache_hits_total 0');
    const stats: PageCacheStats = {
      hits: 7,
      misses: 2,
      renders: 2,
      refreshes: 0,
      notModified: 1,
      bytesSent: 900,
      purged: 3,
      individual: 0,
      entries: 5,
      bytes: 4096,
      maxBytes: 8192,
      evicted: 0,
      underway: 1,
    };
    reportPageCache(() => stats);
    try {
      for (const hits of [7, 8]) {
        stats.hits = hits;
        const text = await (await fetch(`${url}/metrics`)).text();
        for (const line of [`hits_total ${hits}`, 'not_modified_total 1', 'bytes_sent_total 900', 'entries 5', 'max_bytes 8192'])
          expect(text).toContain(`kawara_page_cache_${line}\n`);
      }
    } finally {
      reportPageCache(undefined);
    }
  });

  it('carries the security headers with every answer', async () => {
    status = 'stopping';
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      const { headers } = await fetch(url + path);
      const list = securityHeaders({ dev: false, secure: false });
      for (let at = 0; at < list.length; at += 2) expect(headers.get(list[at]!), `${path} ${list[at]}`).toBe(list[at + 1]);
    }
  });

  it('leaves everything else to others', async () => {
    expect((await fetch(`${url}/`)).status).toBe(418);
  });
});
