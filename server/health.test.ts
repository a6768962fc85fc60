import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Health, makeHealth, type Status } from './health';

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

  it('leaves everything else to others', async () => {
    expect((await fetch(`${url}/`)).status).toBe(418);
  });
});
