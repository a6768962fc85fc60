import http from 'node:http';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { offerDraw } from '../platform/press';
import { currentRequest } from '../platform/request';
import { CARRIED, depends, edgeScene, hasSecurity, html } from '../test/edge';

const scene = edgeScene();

describe('what is no page', () => {
  it('streams as it comes', async () => {
    let goOn: (() => void) | undefined;
    scene.page = async (_req, res) => {
      res.setHeader('content-type', 'text/event-stream');
      res.flushHeaders();
      res.write('data: 1\n\n');
      // The second line is written only once the first has arrived.
      await new Promise<void>((done) => (goOn = done));
      res.end('data: 2\n\n');
    };
    const lines: string[] = [];
    const headers = await new Promise<http.IncomingHttpHeaders>((done) => {
      http.get({ port: scene.port, path: '/events', headers: { accept: 'text/event-stream', cookie: 'toast=1' } }, (res) => {
        res.on('data', (chunk: Buffer) => {
          lines.push(chunk.toString());
          goOn?.();
        });
        res.once('end', () => done(res.headers));
      });
    });
    expect(lines.join('')).toBe('data: 1\n\ndata: 2\n\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(headers).toMatchObject({ ...CARRIED, 'content-type': 'text/event-stream' });
    scene.page = async (_req, res) => {
      res.setHeader('content-type', 'text/event-stream');
      res.end('data: 1\n\ndata: 2\n\n');
    };
    const whole = await scene.ask('/events');
    expect(whole.text).toBe('data: 1\n\ndata: 2\n\n');
  });

  it('redirects after a form', async () => {
    scene.page = (_req, res) => {
      res.statusCode = 303;
      res.setHeader('location', 'https://board.example/t/1#p2');
      res.setHeader('set-cookie', ['a=1', 'b=2']);
      res.end();
    };
    const got = await scene.ask('/t/1/reply', {
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
    scene.page = (_req, res) => {
      res.statusCode = 302;
      res.setHeader('location', 'https://board.example//evil.example');
      res.end();
    };
    expect((await scene.ask('/x', { method: 'POST' })).headers.location).toBe('https://board.example//evil.example');
  });

  it('answers programs as programs are answered', async () => {
    scene.page = (_req, res) => {
      res.statusCode = 405;
      res.end();
    };
    expect(JSON.parse((await scene.ask('/api/v1/boards', { method: 'PUT' })).text)).toMatchObject({
      status: 405,
      reason: 'method.not_allowed',
    });
    scene.page = html('not found', (res) => (res.statusCode = 404));
    const got = await scene.ask('/api/v1/nothing');
    expect(got.headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(got.text)).toMatchObject({ status: 404, reason: 'page.not_found' });
    scene.page = (_req, res) => {
      res.setHeader('content-type', 'application/json');
      res.end(JSON.stringify({ text: 'x'.repeat(2_000) }));
    };
    expect(await scene.ask('/api/v1/boards', { headers: { 'accept-encoding': 'br' } })).toMatchObject({
      status: 200,
      headers: { 'content-encoding': 'br' },
    });
  });

  it('keeps a feed that names its tags', async () => {
    scene.page = (_req, res) => {
      depends('lists');
      res.setHeader('content-type', 'application/atom+xml; charset=utf-8');
      res.end('<feed/>');
    };
    await scene.ask('/feed.xml');
    expect(await scene.ask('/feed.xml')).toMatchObject({
      text: '<feed/>',
      headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
    });
    expect(scene.asked).toHaveLength(1);
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
    const got = await scene.ask(path, { headers: { cookie: 'toast=1' } });
    expect(got.status).toBe(expected);
    expect(scene.asked).toHaveLength(expected === 200 ? 1 : 0);
    hasSecurity(got);
  });

  it('speaks the visitor’s language, and names the request', async () => {
    const got = await scene.ask('/a//b', { headers: { 'accept-language': 'ja' } });
    expect(got.text).toContain('<html lang="ja">');
    expect(got.text).toContain(got.headers['x-request-id'] as string);
  });

  it('refuses odd methods and hosts, and waits while starting', async () => {
    expect((await scene.ask('/', { method: 'TRACE' })).status).toBe(405);
    expect((await scene.ask('/', { headers: { host: 'a@evil.example' } })).status).toBe(400);
    scene.status = 'starting';
    expect(await scene.ask('/')).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    expect(scene.asked).toHaveLength(0);
  });

  it('refuses a large body, told beforehand or not', async () => {
    const big = Buffer.alloc(1_100_000, 'a');
    expect((await scene.ask('/t/1/reply', { method: 'POST', body: big })).status).toBe(413);
    const chunked = await scene.ask('/t/1/reply', { method: 'POST', body: big, headers: { 'transfer-encoding': 'chunked' } });
    expect(chunked).toMatchObject({ status: 413, headers: { connection: 'close' } });
    expect(scene.asked).toHaveLength(0);
  });

  it('hands a small body of unknown length on whole', async () => {
    let received = '';
    scene.page = async (req, res) => {
      for await (const chunk of req) received += String(chunk);
      res.statusCode = 204;
      res.end();
    };
    expect(
      (await scene.ask('/t/1/reply', { method: 'POST', body: 'body=hello', headers: { 'transfer-encoding': 'chunked' } })).status,
    ).toBe(204);
    expect([received, scene.asked[0]!.headers['content-length'], scene.asked[0]!.headers['transfer-encoding']]).toEqual([
      'body=hello',
      '10',
      undefined,
    ]);
  });

  it.each([
    ['a guest', {}],
    ['a member', { cookie: 'authjs.session-token=x' }],
  ])('shows %s an error page with an id and nothing else', async (_, headers) => {
    scene.page = () => {
      throw new Error('select secret from /secret/path');
    };
    const got = await scene.ask('/t/1', { headers });
    expect(got.status).toBe(500);
    expect(got.text).not.toContain('secret');
    expect(got.text).toContain(got.headers['x-request-id'] as string);
    hasSecurity(got);
    scene.page = html('', (res) => (res.statusCode = 500));
    expect((await scene.ask('/t/2', { headers })).status).toBe(500);
    scene.databaseIsAway = true;
    expect(await scene.ask('/t/3', { headers })).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  });

  it('answers a broken request line', async () => {
    const answered = await new Promise<string>((done) => {
      const socket = net.connect(scene.port, '127.0.0.1', () =>
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
    const css = await scene.ask('/_next/static/css/a.css', { headers: { 'accept-encoding': 'br' } });
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
    expect(
      (await scene.ask('/_next/static/css/a.css', { headers: { 'if-none-match': css.headers.etag, 'accept-encoding': 'br' } })).status,
    ).toBe(304);
    const font = await scene.ask('/assets/k-1.woff2', { headers: { 'accept-encoding': 'br' } });
    expect(font.headers['content-encoding']).toBeUndefined();
    expect((await scene.ask('/favicon.svg')).headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=3600',
    });
    expect(await scene.ask('/favicon.svg', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
    expect(scene.asked).toHaveLength(0);
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
    const got = await scene.ask(path);
    expect(got.status).toBe(404);
    expect(got.text).not.toContain('secret');
    expect(scene.asked).toHaveLength(0);
  });
});

describe('a page that draws itself', () => {
  const cookie = 'authjs.session-token=x';
  const body = (text: string) => [Buffer.from(`<main>${text}`), Buffer.from('</main>')];
  afterEach(() => offerDraw(undefined));

  it('is asked without the framework, for members only, with their cookies', async () => {
    const seen: string[] = [];
    scene.page = html('by the framework');
    offerDraw(async () => {
      seen.push(currentRequest().cookie);
      currentRequest().answer.printed = body('drawn 瓦版');
      return '<html><body><div class="printed"></div></body></html>';
    });
    const got = await scene.ask('/t/1', { headers: { cookie } });
    expect(got).toMatchObject({ status: 200, headers: { ...CARRIED, 'cache-control': 'private, no-store' } });
    expect(got.text).toBe('<html><body><div class="printed"><main>drawn 瓦版</main></div></body></html>');
    hasSecurity(got);
    expect((await scene.ask('/t/1', { method: 'HEAD', headers: { cookie } })).text).toBe('');
    expect(seen).toEqual([cookie, cookie]);
    for (const [path, headers] of [
      ['/t/1', {}],
      ['/about', { cookie }],
    ] as const)
      expect((await scene.ask(path, { headers })).text).toContain('by the framework');
    expect(seen).toHaveLength(2);
  });

  it('redirects, refuses and fails as any other', async () => {
    offerDraw(async () => {
      const { answer } = currentRequest();
      answer.status = 308;
      answer.headers.location = '/t/1/slug';
      return '<html></html>';
    });
    expect(await scene.ask('/t/1', { headers: { cookie } })).toMatchObject({ status: 308, headers: { location: '/t/1/slug' }, text: '' });
    offerDraw(async () => null);
    expect((await scene.ask('/t/1', { headers: { cookie } })).status).toBe(404);
    offerDraw(() => Promise.reject(new Error('broken')));
    const failed = await scene.ask('/t/1', { headers: { cookie } });
    expect(failed.status).toBe(500);
    expect(failed.text).not.toContain('broken');
    hasSecurity(failed);
  });
});
