import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readEnv } from '../platform/env';
import { makeLog } from '../platform/log';
import { currentRequest } from '../platform/request';
import type { System } from '../platform/system';
import { createEdge, type Edge } from './edge';
import { pageCacheStats } from './page-cache';

type Handler = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

const root = mkdtempSync(join(tmpdir(), 'kawara-edge-'));
const bus = new EventEmitter();
let page: Handler;
let asked: Array<{ url: string; method: string; headers: http.IncomingHttpHeaders }> = [];
let status: 'starting' | 'ready' | 'stopping' = 'ready';
let databaseIsAway = false;
const written: unknown[][] = [];
let server: http.Server;
let edge: Edge;
let port: number;

const pool = {
  query: async (what: string | { values: unknown[] }) => {
    if (databaseIsAway) throw new Error('away');
    if (typeof what !== 'string') written.push(what.values);
    return { rows: [], rowCount: 0 };
  },
};
const system = {
  env: readEnv({ PORT: '3456', KAWARA_URL: 'https://board.example', TRUSTED_PROXIES: '192.0.2.1', NODE_ENV: 'production' }),
  log: makeLog({ level: 'silent' }),
  bus: {
    publish: async (tags: string[]) => void bus.emit('tags', tags),
    subscribe: (hear: (tags: string[]) => void) => (bus.on('tags', hear), () => bus.off('tags', hear)),
  },
  db: { pool, db: {} },
  secrets: { key: () => Buffer.alloc(32, 1) },
  clock: { now: () => new Date() },
} as unknown as System;

/** Writes as Next does: headers, flushHeaders, write, write, end; settled once the answer has gone out. */
const html =
  (body: string, setUp: (res: ServerResponse) => void = () => {}): Handler =>
  (_req, res) => {
    res.setHeader('vary', 'rsc, next-router-state-tree');
    res.setHeader('content-type', 'text/html; charset=utf-8');
    res.setHeader('cache-control', 'private, no-cache, no-store, max-age=0, must-revalidate');
    res.setHeader('link', '</_next/static/x.css>; rel=preload; as="style"');
    setUp(res);
    res.flushHeaders();
    res.write('<!DOCTYPE html><html lang="ja"><head><script src="/_next/static/a.js" async=""></script></head><body>');
    res.write(Buffer.from(body));
    res.end('<script>self.__next_f.push([1,"x"])</script></body></html>');
  };
const depends = (...tags: string[]) => {
  for (const tag of tags) currentRequest().answer.tags.add(tag);
};

beforeAll(async () => {
  mkdirSync(join(root, '.next/static/css'), { recursive: true });
  mkdirSync(join(root, '.build/assets'), { recursive: true });
  mkdirSync(join(root, 'public'));
  writeFileSync(join(root, '.next/static/css/a.css'), 'body{color:red}'.repeat(100));
  writeFileSync(join(root, '.next/static/a.js'), 'secret');
  writeFileSync(join(root, '.next/static/css/a.css.map'), 'secret');
  writeFileSync(join(root, '.build/assets/k-1.woff2'), Buffer.alloc(3_000, 7));
  writeFileSync(join(root, 'public/favicon.svg'), '<svg/>');
  writeFileSync(join(root, 'secret.txt'), 'secret');
  edge = createEdge({
    system,
    root,
    dev: false,
    status: () => status,
    handle: async (req, res) => {
      asked.push({ url: req.url!, method: req.method!, headers: req.headers });
      const sent = new Promise((done) => res.once('finish', done).once('close', done));
      await page(req, res);
      await sent;
    },
  });
  server = http.createServer(edge.listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  await edge.stop();
  server.closeAllConnections();
  server.close();
  rmSync(root, { recursive: true });
});

beforeEach(() => {
  bus.emit('tags', ['*']);
  asked = [];
  status = 'ready';
  databaseIsAway = false;
  page = html('<p>page</p>');
});

interface Got {
  status: number;
  headers: http.IncomingHttpHeaders;
  raw: Buffer;
  text: string;
}

function ask(
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: http.OutgoingHttpHeaders; body?: string | Buffer } = {},
): Promise<Got> {
  return new Promise((done, fail) => {
    const req = http.request({ port, host: '127.0.0.1', path, method, headers }, (res) => {
      const chunks: Buffer[] = [];
      res
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          const raw = Buffer.concat(chunks);
          const plain = res.headers['content-encoding'] === 'br' ? brotliDecompressSync(raw) : raw;
          done({ status: res.statusCode!, headers: res.headers, raw, text: plain.toString() });
        });
    });
    req.on('error', fail);
    req.end(body);
  });
}

const CARRIED = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000',
};
function hasSecurity({ headers }: Got): void {
  expect(headers).toMatchObject(CARRIED);
  expect(headers['content-security-policy']).toContain("script-src 'self';");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['permissions-policy']).toBeDefined();
  expect(headers['x-powered-by']).toBeUndefined();
}

describe('a guest’s page', () => {
  it('is made once, stripped, and answered from memory afterwards', async () => {
    page = (req, res) => {
      depends('thread:1');
      return html('<p>one</p>')(req, res) as undefined;
    };
    const all = await Promise.all(Array.from({ length: 20 }, () => ask('/t/1', { headers: { 'accept-encoding': 'br' } })));
    const again = await ask('/t/1');
    expect(asked).toHaveLength(1);
    for (const got of [...all, again]) {
      expect(got).toMatchObject({ status: 200, text: '<!DOCTYPE html><html lang="ja"><head></head><body><p>one</p></body></html>' });
      expect(got.headers).toMatchObject({ vary: 'Cookie, Accept-Language, Accept-Encoding', 'cache-control': 'private, no-cache' });
      expect(got.headers.link).toBeUndefined();
      hasSecurity(got);
    }
    const { etag } = again.headers;
    expect(await ask('/t/1', { headers: { 'if-none-match': etag } })).toMatchObject({ status: 304, text: '' });
    expect(await ask('/t/1', { method: 'HEAD' })).toMatchObject({ status: 200, text: '', headers: { etag } });
    expect(pageCacheStats()!.hits).toBeGreaterThan(2);
  });

  it('is asked for without anything of the visitor’s', async () => {
    page = (req, res) => {
      depends('x');
      return html(`<p>${currentRequest().locale} ${currentRequest().theme} ${currentRequest().ip}|</p>`)(req, res) as undefined;
    };
    const got = await ask('/t/1?page=2', {
      headers: {
        cookie: 'theme=dark; other=secret',
        'accept-language': 'ja',
        'x-forwarded-for': '6.6.6.6',
        'x-forwarded-host': 'evil.example',
        host: 'evil.example',
        rsc: '1',
        'user-agent': 'canary',
        'content-security-policy': "script-src 'nonce-evil'",
      },
    });
    expect(got.text).toContain('<p>ja dark |</p>');
    expect(JSON.stringify(asked)).not.toMatch(/evil|secret|canary|rsc|6\.6\.6\.6/);
    expect(asked[0]!.headers).toMatchObject({ host: 'board.example', 'x-forwarded-proto': 'https' });
    expect(asked[0]!.headers['accept-encoding']).toBeUndefined();
  });

  it('is kept by language, theme and known query', async () => {
    page = (req, res) => {
      depends('x');
      return html(currentRequest().locale + currentRequest().theme)(req, res) as undefined;
    };
    for (const headers of [{}, { cookie: 'lang=en' }, { cookie: 'theme=sepia' }, { 'accept-language': 'zh-HK' }])
      await ask('/b/x', { headers });
    await ask('/b/x?sort=new&page=1');
    await ask('/b/x?page=1&sort=new');
    await ask('/b/x?page=1&sort=new&_rsc=1');
    expect(asked).toHaveLength(5);
    await ask('/b/x?utm=1');
    await ask('/b/x?utm=1');
    expect(asked).toHaveLength(7);
  });

  it('is fresh after a purge', async () => {
    let replies = 0;
    page = (req, res) => {
      depends('thread:1');
      return html(`replies: ${replies}`)(req, res) as undefined;
    };
    expect((await ask('/t/1')).text).toContain('replies: 0');
    replies = 1;
    bus.emit('tags', ['thread:1']);
    expect((await ask('/t/1')).text).toContain('replies: 1');
  });

  it('carries the reading choices of its visitor, and is kept without them', async () => {
    page = (req, res) => {
      depends('x');
      return html('')(req, res) as undefined;
    };
    expect((await ask('/t/1', { headers: { cookie: 'reading=s20.droomy' } })).text).toContain(
      '<html data-size="20" data-density="roomy" lang="ja">',
    );
    expect((await ask('/t/1')).text).toContain('<html lang="ja">');
    expect(asked).toHaveLength(1);
  });

  it('that sets a cookie is made for each visitor, with their cookies', async () => {
    page = (req, res) => {
      depends('x');
      return html('', () => res.setHeader('set-cookie', 'a=b'))(req, res) as undefined;
    };
    for (let n = 0; n < 3; n += 1)
      expect((await ask('/u/x', { headers: { cookie: `mine=${n}` } })).headers).toMatchObject({
        'set-cookie': ['a=b'],
        'cache-control': 'private, no-store',
      });
    expect(asked.map(({ headers }) => headers.cookie)).toEqual([undefined, 'mine=0', 'mine=1', 'mine=2']);
  });

  it('that is missing is 404 for all, and kept by nobody', async () => {
    page = (req, res) => {
      Object.assign(currentRequest().answer, { status: 404, cacheable: false });
      return html('<p>nothing</p>')(req, res) as undefined;
    };
    const got = await ask('/t/404');
    expect(got).toMatchObject({ status: 404, headers: { 'cache-control': 'private, no-store' } });
    expect(got.text).toContain('<p>nothing</p>');
    hasSecurity(got);
    await ask('/t/404');
    expect(asked).toHaveLength(2);
  });

  it('that moved redirects without a body, within the board relatively', async () => {
    page = (req, res) => {
      Object.assign(currentRequest().answer, {
        status: 308,
        cacheable: false,
        headers: { location: 'https://board.example/t/1/slug', 'cache-control': 'no-store' },
      });
      return html('')(req, res) as undefined;
    };
    expect(await ask('/t/1')).toMatchObject({ status: 308, text: '', headers: { location: '/t/1/slug', 'cache-control': 'no-store' } });
  });
});

describe('a member’s page', () => {
  const cookie = '__Secure-authjs.session-token=x; reading=s20';

  it('is made each time, stripped, compressed, and kept by nobody', async () => {
    page = (req, res) => {
      depends('thread:1');
      return html(`<p>${'member '.repeat(200)}</p>`)(req, res) as undefined;
    };
    for (let n = 0; n < 2; n += 1) {
      const got = await ask('/t/1', { headers: { cookie, 'accept-encoding': 'br' } });
      expect(got.headers).toMatchObject({
        'cache-control': 'private, no-store',
        'content-encoding': 'br',
        'x-request-id': expect.any(String),
      });
      expect(got.text).not.toContain('script');
      expect(got.text).toContain('<html lang="ja">');
      hasSecurity(got);
    }
    expect(asked.map(({ headers }) => headers.cookie)).toEqual([cookie, cookie]);
    expect((await ask('/t/1')).headers['cache-control']).toBe('private, no-cache');
  });

  it.each(['toast=1', 'kept=1', 'gate=1'])('and a guest’s with %s too', async (own) => {
    page = (req, res) => {
      depends('x');
      return html('')(req, res) as undefined;
    };
    expect((await ask('/t/1', { headers: { cookie: own } })).headers['cache-control']).toBe('private, no-store');
    expect(asked[0]!.headers.cookie).toBe(own);
  });

  it('takes what the page says of itself', async () => {
    page = (req, res) => {
      Object.assign(currentRequest().answer, { status: 403, headers: { 'x-note': 'yes' } });
      return html('no')(req, res) as undefined;
    };
    expect(await ask('/mod', { headers: { cookie } })).toMatchObject({ status: 403, headers: { 'x-note': 'yes' } });
  });
});

describe('what is no page', () => {
  it('streams as it comes', async () => {
    page = async (_req, res) => {
      res.setHeader('content-type', 'text/event-stream');
      res.flushHeaders();
      res.write('data: 1\n\n');
      await new Promise((done) => setTimeout(done, 300));
      res.end('data: 2\n\n');
    };
    const begun = Date.now();
    const first = await new Promise<[number, http.IncomingHttpHeaders]>((done) => {
      http.get({ port, path: '/events', headers: { accept: 'text/event-stream', cookie: 'toast=1' } }, (res) =>
        res.once('data', () => done([Date.now() - begun, res.headers])),
      );
    });
    expect(first[0]).toBeLessThan(250);
    expect(first[1]).toMatchObject({ ...CARRIED, 'content-type': 'text/event-stream' });
    const whole = await ask('/events');
    expect(whole.text).toBe('data: 1\n\ndata: 2\n\n');
  });

  it('redirects after a form', async () => {
    page = (_req, res) => {
      res.statusCode = 303;
      res.setHeader('location', 'https://board.example/t/1#p2');
      res.setHeader('set-cookie', ['a=1', 'b=2']);
      res.end();
    };
    const got = await ask('/t/1/reply', {
      method: 'POST',
      body: 'body=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(got).toMatchObject({
      status: 303,
      headers: { location: '/t/1#p2', 'set-cookie': ['a=1', 'b=2'], 'cache-control': 'private, no-store' },
    });
    hasSecurity(got);
  });

  it('leaves redirects to elsewhere and look-alikes alone', async () => {
    page = (_req, res) => {
      res.statusCode = 302;
      res.setHeader('location', 'https://board.example//evil.example');
      res.end();
    };
    expect((await ask('/x', { method: 'POST' })).headers.location).toBe('https://board.example//evil.example');
  });

  it('answers programs as programs are answered', async () => {
    page = (_req, res) => {
      res.statusCode = 405;
      res.end();
    };
    expect(JSON.parse((await ask('/api/v1/boards', { method: 'PUT' })).text)).toMatchObject({ status: 405, reason: 'method.not_allowed' });
    page = html('not found', (res) => (res.statusCode = 404));
    const got = await ask('/api/v1/nothing');
    expect(got.headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(got.text)).toMatchObject({ status: 404, reason: 'page.not_found' });
    page = (_req, res) => {
      res.setHeader('content-type', 'application/json');
      res.end(JSON.stringify({ text: 'x'.repeat(2_000) }));
    };
    expect(await ask('/api/v1/boards', { headers: { 'accept-encoding': 'br' } })).toMatchObject({
      status: 200,
      headers: { 'content-encoding': 'br' },
    });
  });

  it('keeps a feed that names its tags', async () => {
    page = (_req, res) => {
      depends('lists');
      res.setHeader('content-type', 'application/atom+xml; charset=utf-8');
      res.end('<feed/>');
    };
    await ask('/feed.xml');
    expect(await ask('/feed.xml')).toMatchObject({ text: '<feed/>', headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
    expect(asked).toHaveLength(1);
  });
});

describe('refusals', () => {
  it.each([
    ['/notifications.rsc', 404],
    ['//notifications', 404],
    ['/%2e/notifications', 404],
    ['/_next/data/x/notifications.json', 404],
    ['/_next/image?url=x', 404],
    ['/%ff', 400],
    ['/secret.txt', 200],
  ])('%s is %i', async (path, expected) => {
    const got = await ask(path, { headers: { cookie: 'toast=1' } });
    expect(got.status).toBe(expected);
    expect(asked).toHaveLength(expected === 200 ? 1 : 0);
    hasSecurity(got);
  });

  it('speaks the visitor’s language, and names the request', async () => {
    const got = await ask('/a//b', { headers: { 'accept-language': 'ja' } });
    expect(got.text).toContain('<html lang="ja">');
    expect(got.text).toContain(got.headers['x-request-id'] as string);
  });

  it('refuses odd methods and hosts, and waits while starting', async () => {
    expect((await ask('/', { method: 'TRACE' })).status).toBe(405);
    expect((await ask('/', { headers: { host: 'a@evil.example' } })).status).toBe(400);
    status = 'starting';
    expect(await ask('/')).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    expect(asked).toHaveLength(0);
  });

  it('refuses a large body, told beforehand or not', async () => {
    const big = Buffer.alloc(1_100_000, 'a');
    expect((await ask('/t/1/reply', { method: 'POST', body: big })).status).toBe(413);
    const chunked = await ask('/t/1/reply', { method: 'POST', body: big, headers: { 'transfer-encoding': 'chunked' } });
    expect(chunked).toMatchObject({ status: 413, headers: { connection: 'close' } });
    expect(asked).toHaveLength(0);
  });

  it('hands a small body of unknown length on whole', async () => {
    let received = '';
    page = async (req, res) => {
      for await (const chunk of req) received += String(chunk);
      res.statusCode = 204;
      res.end();
    };
    expect((await ask('/t/1/reply', { method: 'POST', body: 'body=hello', headers: { 'transfer-encoding': 'chunked' } })).status).toBe(204);
    expect([received, asked[0]!.headers['content-length'], asked[0]!.headers['transfer-encoding']]).toEqual([
      'body=hello',
      '10',
      undefined,
    ]);
  });

  it.each([
    ['a guest', {}],
    ['a member', { cookie: 'authjs.session-token=x' }],
  ])('shows %s an error page with an id and nothing else', async (_, headers) => {
    page = () => {
      throw new Error('select secret from /secret/path');
    };
    const got = await ask('/t/1', { headers });
    expect(got.status).toBe(500);
    expect(got.text).not.toContain('secret');
    expect(got.text).toContain(got.headers['x-request-id'] as string);
    hasSecurity(got);
    page = html('', (res) => (res.statusCode = 500));
    expect((await ask('/t/2', { headers })).status).toBe(500);
    databaseIsAway = true;
    expect(await ask('/t/3', { headers })).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  });

  it('answers a broken request line', async () => {
    const answered = await new Promise<string>((done) => {
      const socket = net.connect(port, '127.0.0.1', () =>
        socket.write(`GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`),
      );
      let text = '';
      socket.on('data', (chunk) => (text += String(chunk))).on('close', () => done(text));
    });
    expect(answered).toMatch(/^HTTP\/1\.1 400 /);
    expect(answered).not.toContain('evil');
  });
});

describe('files', () => {
  it('are sent with long or short memory', async () => {
    const css = await ask('/_next/static/css/a.css', { headers: { 'accept-encoding': 'br' } });
    expect(css).toMatchObject({
      status: 200,
      headers: {
        'cache-control': 'public, max-age=31536000, immutable',
        'content-encoding': 'br',
        'content-type': 'text/css; charset=utf-8',
      },
    });
    expect(css.text).toBe('body{color:red}'.repeat(100));
    hasSecurity(css);
    expect((await ask('/_next/static/css/a.css', { headers: { 'if-none-match': css.headers.etag, 'accept-encoding': 'br' } })).status).toBe(
      304,
    );
    const font = await ask('/assets/k-1.woff2', { headers: { 'accept-encoding': 'br' } });
    expect(font.headers['content-encoding']).toBeUndefined();
    expect((await ask('/favicon.svg')).headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=3600' });
    expect(await ask('/favicon.svg', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
    expect(asked).toHaveLength(0);
  });

  it.each([
    '/assets/nothing.js',
    '/assets/',
    '/_next/static/a.js',
    '/_next/static/css/a.css.map',
    '/_next/static/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/_next/',
    '/assets/%2e%2e/%2e%2e/secret.txt',
  ])('and nothing else: %s', async (path) => {
    const got = await ask(path);
    expect(got.status).toBe(404);
    expect(got.text).not.toContain('secret');
    expect(asked).toHaveLength(0);
  });
});

describe('views', () => {
  const reader = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/149.0.0.0 Safari/537.36' };

  it('are counted on hits and misses, for members by their id, and never for robots', async () => {
    page = (req, res) => {
      const scope = currentRequest();
      depends('x');
      scope.answer.viewed = 12;
      if (req.headers.cookie) scope.memo.set('viewer', Promise.resolve({ viewer: { id: 7 } }));
      return html('')(req, res) as undefined;
    };
    written.length = 0;
    for (let n = 0; n < 3; n += 1) await ask('/t/12', { headers: reader });
    await ask('/t/12', { headers: { ...reader, cookie: 'authjs.session-token=x' } });
    await ask('/t/12', { headers: { 'user-agent': 'Googlebot/2.1' } });
    await ask('/t/12', { headers: { 'user-agent': 'Other reader', 'sec-purpose': 'prefetch' } });
    await ask('/t/12', { headers: { 'user-agent': 'Head reader' }, method: 'HEAD' });
    await edge.stop();
    expect(written).toHaveLength(1);
    const [threads, visitors] = written[0] as [number[], string[]];
    expect(threads).toEqual([12, 12]);
    expect(visitors).toContain('m7');
  });
});
