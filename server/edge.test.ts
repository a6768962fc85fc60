import { describe, expect, it } from 'vitest';
import { currentRequest } from '../platform/request';
import { depends, edgeScene, hasSecurity, html } from '../test/edge';
import { pageCacheStats } from './page-cache';

const scene = edgeScene();

describe('a guest’s page', () => {
  it('is made once, stripped, and answered from memory afterwards', async () => {
    scene.page = (req, res) => {
      depends('thread:1');
      return html('<p>one</p>')(req, res) as undefined;
    };
    const all = await Promise.all(Array.from({ length: 20 }, () => scene.ask('/t/1', { headers: { 'accept-encoding': 'br' } })));
    const again = await scene.ask('/t/1');
    expect(scene.asked).toHaveLength(1);
    for (const got of [...all, again]) {
      expect(got).toMatchObject({ status: 200, text: '<!DOCTYPE html><html lang="ja"><head></head><body><p>one</p></body></html>' });
      expect(got.headers).toMatchObject({ vary: 'Cookie, Accept-Language, Accept-Encoding', 'cache-control': 'private, no-cache' });
      expect(got.headers.link).toBeUndefined();
      hasSecurity(got);
    }
    const { etag } = again.headers;
    expect(await scene.ask('/t/1', { headers: { 'if-none-match': etag } })).toMatchObject({ status: 304, text: '' });
    expect(await scene.ask('/t/1', { method: 'HEAD' })).toMatchObject({ status: 200, text: '', headers: { etag } });
    expect(pageCacheStats()!.hits).toBeGreaterThan(2);
  });

  it('is asked for without anything of the visitor’s', async () => {
    scene.page = (req, res) => {
      depends('x');
      return html(`<p>${currentRequest().locale} ${currentRequest().theme} ${currentRequest().ip}|</p>`)(req, res) as undefined;
    };
    const got = await scene.ask('/t/1?page=2', {
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
    expect(JSON.stringify(scene.asked)).not.toMatch(/evil|secret|canary|rsc|6\.6\.6\.6/);
    expect(scene.asked[0]!.headers).toMatchObject({ host: 'board.example', 'x-forwarded-proto': 'https' });
    expect(scene.asked[0]!.headers['accept-encoding']).toBeUndefined();
  });

  it('is kept by language, theme and known query', async () => {
    scene.page = (req, res) => {
      depends('x');
      return html(currentRequest().locale + currentRequest().theme)(req, res) as undefined;
    };
    for (const headers of [{}, { cookie: 'lang=en' }, { cookie: 'theme=sepia' }, { 'accept-language': 'zh-HK' }])
      await scene.ask('/b/x', { headers });
    await scene.ask('/b/x?sort=new&page=1');
    await scene.ask('/b/x?page=1&sort=new');
    await scene.ask('/b/x?page=1&sort=new&_rsc=1');
    expect(scene.asked).toHaveLength(5);
    await scene.ask('/b/x?utm=1');
    await scene.ask('/b/x?utm=1');
    expect(scene.asked).toHaveLength(7);
  });

  it('is fresh after a purge', async () => {
    let replies = 0;
    scene.page = (req, res) => {
      depends('thread:1');
      return html(`replies: ${replies}`)(req, res) as undefined;
    };
    expect((await scene.ask('/t/1')).text).toContain('replies: 0');
    replies = 1;
    scene.purge('thread:1');
    expect((await scene.ask('/t/1')).text).toContain('replies: 1');
  });

  it('carries the reading choices of its visitor, and is kept without them', async () => {
    scene.page = (req, res) => {
      depends('x');
      return html('')(req, res) as undefined;
    };
    expect((await scene.ask('/t/1', { headers: { cookie: 'reading=s20.droomy' } })).text).toContain(
      '<html data-size="20" data-density="roomy" lang="ja">',
    );
    expect((await scene.ask('/t/1')).text).toContain('<html lang="ja">');
    expect(scene.asked).toHaveLength(1);
  });

  it('that sets a cookie is made for each visitor, with their cookies', async () => {
    scene.page = (req, res) => {
      depends('x');
      return html('', () => res.setHeader('set-cookie', 'a=b'))(req, res) as undefined;
    };
    for (let n = 0; n < 3; n += 1)
      expect((await scene.ask('/u/x', { headers: { cookie: `mine=${n}` } })).headers).toMatchObject({
        'set-cookie': ['a=b'],
        'cache-control': 'private, no-store',
      });
    expect(scene.asked.map(({ headers }) => headers.cookie)).toEqual([undefined, 'mine=0', 'mine=1', 'mine=2']);
  });

  it('that is missing is 404 for all, and kept by nobody', async () => {
    scene.page = (req, res) => {
      Object.assign(currentRequest().answer, { status: 404, cacheable: false });
      return html('<p>nothing</p>')(req, res) as undefined;
    };
    const got = await scene.ask('/t/404');
    expect(got).toMatchObject({ status: 404, headers: { 'cache-control': 'private, no-store' } });
    expect(got.text).toContain('<p>nothing</p>');
    hasSecurity(got);
    await scene.ask('/t/404');
    expect(scene.asked).toHaveLength(2);
  });

  it('that moved redirects without a body, within the board relatively', async () => {
    scene.page = (req, res) => {
      Object.assign(currentRequest().answer, {
        status: 308,
        cacheable: false,
        headers: { location: 'https://board.example/t/1/slug', 'cache-control': 'no-store' },
      });
      return html('')(req, res) as undefined;
    };
    expect(await scene.ask('/t/1')).toMatchObject({
      status: 308,
      text: '',
      headers: { location: '/t/1/slug', 'cache-control': 'no-store' },
    });
  });
});

describe('a member’s page', () => {
  const cookie = '__Secure-authjs.session-token=x; reading=s20';

  it('is made each time, stripped, compressed, and kept by nobody', async () => {
    scene.page = (req, res) => {
      depends('thread:1');
      return html(`<p>${'member '.repeat(200)}</p>`)(req, res) as undefined;
    };
    for (let n = 0; n < 2; n += 1) {
      const got = await scene.ask('/t/1', { headers: { cookie, 'accept-encoding': 'br' } });
      expect(got.headers).toMatchObject({
        'cache-control': 'private, no-store',
        'content-encoding': 'br',
        'x-request-id': expect.any(String),
      });
      expect(got.text).not.toContain('script');
      expect(got.text).toContain('<html lang="ja">');
      hasSecurity(got);
    }
    expect(scene.asked.map(({ headers }) => headers.cookie)).toEqual([cookie, cookie]);
    expect((await scene.ask('/t/1')).headers['cache-control']).toBe('private, no-cache');
  });

  it.each(['toast=1', 'kept=1', 'gate=1'])('and a guest’s with %s too', async (own) => {
    scene.page = (req, res) => {
      depends('x');
      return html('')(req, res) as undefined;
    };
    expect((await scene.ask('/t/1', { headers: { cookie: own } })).headers['cache-control']).toBe('private, no-store');
    expect(scene.asked[0]!.headers.cookie).toBe(own);
  });

  it('takes what the page says of itself', async () => {
    scene.page = (req, res) => {
      Object.assign(currentRequest().answer, { status: 403, headers: { 'x-note': 'yes' } });
      return html('no')(req, res) as undefined;
    };
    expect(await scene.ask('/mod', { headers: { cookie } })).toMatchObject({ status: 403, headers: { 'x-note': 'yes' } });
  });
});

describe('views', () => {
  const reader = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/149.0.0.0 Safari/537.36' };

  it('are counted on hits and misses, for members by their id, and never for robots', async () => {
    scene.page = (req, res) => {
      const scope = currentRequest();
      depends('x');
      scope.answer.viewed = 12;
      if (req.headers.cookie) scope.memo.set('viewer', Promise.resolve({ viewer: { id: 7 } }));
      return html('')(req, res) as undefined;
    };
    scene.written.length = 0;
    for (let n = 0; n < 3; n += 1) await scene.ask('/t/12', { headers: reader });
    await scene.ask('/t/12', { headers: { ...reader, cookie: 'authjs.session-token=x' } });
    await scene.ask('/t/12', { headers: { 'user-agent': 'Googlebot/2.1' } });
    await scene.ask('/t/12', { headers: { 'user-agent': 'Other reader', 'sec-purpose': 'prefetch' } });
    await scene.ask('/t/12', { headers: { 'user-agent': 'Head reader' }, method: 'HEAD' });
    await scene.edge.stop();
    expect(scene.written).toHaveLength(1);
    const [threads, visitors] = scene.written[0] as [number[], string[]];
    expect(threads).toEqual([12, 12]);
    expect(visitors).toContain('m7');
  });
});
