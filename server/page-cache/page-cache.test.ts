import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { emptyAnswer } from '../../platform/request';
import type { PageEntry } from './entry';
import { cacheKey } from './key';
import { PageCache, type Asked, type Kept, type MadePage } from './page-cache';
import { PurgeLog } from './purge-log';
import { PageStore } from './store';

const asked = (key: string): Asked => ({ key, locale: 'ja', theme: 'auto' });
const tick = () => new Promise((done) => setTimeout(done, 2));

function made(text: string, tags: string[] = ['thread:1'], more: Partial<MadePage> = {}): MadePage {
  const answer = { ...emptyAnswer(), tags: new Set(tags) };
  return {
    status: 200,
    headers: ['Content-Type', 'text/html; charset=utf-8'],
    body: Buffer.from(`<!DOCTYPE html><html lang="ja"><body>${text}${'長い文章。'.repeat(200)}</body></html>`),
    answer,
    individual: false,
    isHtml: true,
    ...more,
  };
}

/** A cache whose renders are let go by hand. */
function scene(options: { maxBytes?: number } = {}) {
  const waiting: Array<(page: MadePage) => void> = [];
  const failing: Array<(error: Error) => void> = [];
  const clock = { now: 1_000_000 };
  const cache = new PageCache({
    make: () =>
      new Promise((done, fail) => {
        waiting.push(done);
        failing.push(fail);
      }),
    now: () => clock.now,
    ...options,
  });
  const land = async (page: MadePage) => {
    await tick();
    waiting.shift()!(page);
    failing.shift();
    await tick();
  };
  return { cache, clock, waiting, failing, land };
}

const entryOf = (kept: Kept): PageEntry => {
  if (kept === 'individual' || !('entry' in kept)) throw new Error('no entry');
  return kept.entry;
};
async function textOf(cache: PageCache, kept: Kept): Promise<string> {
  return (await cache.form(entryOf(kept), 'identity', '')).body.toString();
}

describe('PageCache', () => {
  it('makes a page once however many ask, and keeps it', async () => {
    const { cache, waiting, land } = scene();
    const all = Promise.all(Array.from({ length: 64 }, () => cache.get(asked('/t/1'))));
    await tick();
    expect(waiting).toHaveLength(1);
    await land(made('one'));
    expect(new Set((await all).map(entryOf)).size).toBe(1);
    expect(cache.peek('/t/1', 'ja', 'auto')).toBeDefined();
    expect(cache.peek('/t/1', 'en', 'auto')).toBeUndefined();
    expect(cache.peek('/t/1', 'ja', 'dark')).toBeUndefined();
    expect(cache.stats()).toMatchObject({ renders: 1, misses: 64, entries: 1, underway: 0 });
  });

  it('does not keep a page of which a part was purged while it was made', async () => {
    const { cache, land } = scene();
    const first = cache.get(asked('/t/1'));
    await tick();
    cache.purge(['thread:1']);
    await land(made('old'));
    await first;
    expect(cache.peek('/t/1', 'ja', 'auto')).toBeUndefined();
  });

  it('keeps a page when something else was purged meanwhile', async () => {
    const { cache, land } = scene();
    const first = cache.get(asked('/t/1'));
    await tick();
    cache.purge(['thread:2', 'board:9']);
    await land(made('one'));
    await first;
    expect(cache.peek('/t/1', 'ja', 'auto')).toBeDefined();
  });

  it('never gives a render that began before the purge to somebody who came after it', async () => {
    const { cache, waiting, land } = scene();
    const before = cache.get(asked('/t/1'));
    await tick();
    cache.purge(['thread:1']);
    const after = Promise.all(Array.from({ length: 10 }, () => cache.get(asked('/t/1'))));
    await tick();
    expect(waiting).toHaveLength(1);
    await land(made('OLD'));
    expect(await textOf(cache, await before)).toContain('OLD');
    expect(waiting).toHaveLength(1);
    await land(made('NEW'));
    for (const kept of await after) expect(await textOf(cache, kept)).toContain('NEW');
    expect(cache.stats().renders).toBe(2);
    expect(await textOf(cache, await cache.get(asked('/t/1')))).toContain('NEW');
  });

  it('lets nobody wait for more than two renders, however often is purged', async () => {
    const { cache, land } = scene();
    const before = cache.get(asked('/t/1'));
    await tick();
    cache.purge(['thread:1']);
    const after = cache.get(asked('/t/1'));
    await land(made('1'));
    cache.purge(['thread:1']);
    await land(made('2'));
    expect(await textOf(cache, await after)).toContain('>2');
    await before;
    expect(cache.peek('/t/1', 'ja', 'auto')).toBeUndefined();
  });

  it('purges by tag and as a whole', async () => {
    const { cache, land } = scene();
    for (const [key, tags] of [
      ['/t/1', ['thread:1', 'boards']],
      ['/t/2', ['thread:2', 'boards']],
      ['/', ['lists']],
    ] as const) {
      const page = cache.get(asked(key));
      await land(made(key, [...tags]));
      await page;
    }
    cache.purge(['thread:1']);
    expect([cache.peek('/t/1', 'ja', 'auto'), cache.peek('/t/2', 'ja', 'auto')].map(Boolean)).toEqual([false, true]);
    cache.purge(['*']);
    expect(cache.stats()).toMatchObject({ entries: 0, bytes: 0 });
  });

  it('does not keep what was being made while everything was purged', async () => {
    const { cache, land } = scene();
    const page = cache.get(asked('/t/1'));
    await tick();
    cache.purge(['*']);
    await land(made('x'));
    await page;
    expect(cache.stats().entries).toBe(0);
  });

  it.each([
    ['a refusal', made('x', ['thread:1'], { status: 404, answer: { ...emptyAnswer(), cacheable: false } })],
    ['a page without tags', made('x', [])],
  ])('hands %s to all who wait, and does not keep it', async (_, page) => {
    const { cache, land } = scene();
    const both = Promise.all([cache.get(asked('/t/1')), cache.get(asked('/t/1'))]);
    await land(page);
    for (const kept of await both) expect(kept).toMatchObject({ page: { status: page.status } });
    expect(cache.stats().entries).toBe(0);
  });

  it.each([
    ['sets a cookie', made('x', ['thread:1'], { individual: true })],
    ['says so itself', { ...made('x'), answer: { ...emptyAnswer(), tags: new Set(['thread:1']), cacheable: false } }],
  ])('shares nothing that %s, and remembers that', async (_, page) => {
    const { cache, land, waiting, clock } = scene();
    const both = Promise.all([cache.get(asked('/x')), cache.get(asked('/x'))]);
    await land(page);
    expect(await both).toEqual(['individual', 'individual']);
    expect(await cache.get(asked('/x'))).toBe('individual');
    expect(waiting).toHaveLength(0);
    clock.now += 61_000;
    void cache.get(asked('/x'));
    await tick();
    expect(waiting).toHaveLength(1);
  });

  it('makes an ageing page again behind the visitor’s back, and never serves one beyond its time', async () => {
    const { cache, clock, waiting, land } = scene();
    const first = cache.get(asked('/t/1'));
    await land(made('one'));
    await first;
    clock.now += 31_000;
    for (let n = 0; n < 5; n += 1) expect(cache.peek('/t/1', 'ja', 'auto')).toBeDefined();
    await tick();
    expect(waiting).toHaveLength(1);
    await land(made('two'));
    expect(await textOf(cache, { entry: cache.peek('/t/1', 'ja', 'auto')! })).toContain('two');
    clock.now += 45_000;
    expect(cache.peek('/t/1', 'ja', 'auto')).toBeUndefined();
  });

  it('takes a failed render to those who wait, and starts anew for the next', async () => {
    const { cache, waiting, failing, land } = scene();
    const both = Promise.allSettled([cache.get(asked('/t/1')), cache.get(asked('/t/1'))]);
    await tick();
    waiting.shift();
    failing.shift()!(new Error('database gone'));
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = cache.get(asked('/t/1'));
    await land(made('fine'));
    expect(await textOf(cache, await again)).toContain('fine');
  });

  it('stays within its bytes and keeps what is asked for', async () => {
    const { cache, land } = scene({ maxBytes: 60_000 });
    for (let n = 0; n < 40; n += 1) {
      const page = cache.get(asked(`/t/${n}`));
      await land(made(String(n)));
      await page;
      cache.peek('/t/0', 'ja', 'auto');
    }
    const stats = cache.stats();
    expect(stats.bytes).toBeLessThanOrEqual(60_000);
    expect(stats.evicted).toBeGreaterThan(20);
    expect(cache.peek('/t/0', 'ja', 'auto')).toBeDefined();
  });

  it('gives every encoding its own strong validator, and splices reading choices', async () => {
    const { cache, land } = scene();
    const page = cache.get(asked('/t/1'));
    await land(made('one'));
    const entry = entryOf(await page);
    const [plain, br, gzip, big] = await Promise.all([
      cache.form(entry, 'identity', ''),
      cache.form(entry, 'br', ''),
      cache.form(entry, 'gzip', ''),
      cache.form(entry, 'br', 's20.fsans'),
    ]);
    expect(new Set([plain.etag, br.etag, gzip.etag, big.etag]).size).toBe(4);
    expect(brotliDecompressSync(br.body)).toEqual(plain.body);
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect(brotliDecompressSync(big.body).toString()).toContain('<html data-size="20" data-face="sans" lang="ja">');
    expect(br.head[0].join('\n')).toContain('Vary\nCookie, Accept-Language, Accept-Encoding');
    expect(br.head[0]).not.toContain('Strict-Transport-Security');
    expect(br.head[1]).toContain('Strict-Transport-Security');
    expect(entry.ready('br', '')).toBe(br);
  });

  it('answers 304 to who has it, and no body to HEAD', async () => {
    const { cache, land } = scene();
    const page = cache.get(asked('/t/1'));
    await land(made('one'));
    const form = await cache.form(entryOf(await page), 'br', '');
    const ask = (method: string, ifNoneMatch?: string) => {
      const sent: unknown[] = [];
      const res = {
        writeHead: (status: number) => sent.push(status),
        end: (body?: Buffer) => sent.push(body?.length ?? 0),
      } as unknown as ServerResponse;
      cache.send(res, { method, headers: { 'if-none-match': ifNoneMatch } } as IncomingMessage, form, false);
      return sent;
    };
    expect(ask('GET')).toEqual([200, form.body.length]);
    expect(ask('HEAD')).toEqual([200, 0]);
    expect(ask('GET', form.etag)).toEqual([304, 0]);
    expect(ask('GET', `"other", W/${form.etag}`)).toEqual([304, 0]);
    expect(ask('GET', '"other"')).toEqual([200, form.body.length]);
  });

  it('spends no second compression on a page that came out the same', async () => {
    const { cache, clock, land } = scene();
    const first = cache.get(asked('/t/1'));
    await land(made('same'));
    const form = await cache.form(entryOf(await first), 'br', '');
    clock.now += 46_000;
    const again = cache.get(asked('/t/1'));
    await land(made('same'));
    expect(entryOf(await again).ready('br', '')).toBe(form);
  });
});

describe('cacheKey', () => {
  it.each([
    ['/', '', '/'],
    ['/t/12/slug', 'page=2', '/t/12/slug?page=2'],
    ['/b/x', 'sort=new&page=2', '/b/x?page=2&sort=new'],
    ['/b/x', 'page=2&sort=new', '/b/x?page=2&sort=new'],
    ['/b/x', '&', '/b/x'],
  ])('%s %s is kept as %s', (path, query, key) => expect(cacheKey(path, query)).toBe(key));

  it.each([
    ['/b/x', 'utm_source=1'],
    ['/b/x', 'page=1&page=2'],
    ['/b/x', `tag=${'a'.repeat(300)}`],
    ['/search', 'page=1'],
    ['/api/v1/boards', ''],
    ['/sign-in', ''],
    ['/settings/reading', ''],
  ])('%s %s is not kept', (path, query) => expect(cacheKey(path, query)).toBeUndefined());
});

describe('PurgeLog', () => {
  it('remembers nothing while nothing is made', () => {
    const log = new PurgeLog();
    log.purge(['a']);
    const start = log.begin();
    expect(log.end(start, ['a'])).toBe(0);
  });

  it('tells purges of several renders apart', () => {
    const log = new PurgeLog();
    const first = log.begin();
    log.purge(['a']);
    const second = log.begin();
    expect(log.end(first, ['b', 'a'])).toBe(1);
    expect(log.end(second, ['a'])).toBe(0);
    log.purge(['*']);
    expect(log.end(log.begin(), ['a'])).toBe(0);
  });
});

describe('PageStore', () => {
  it('counts its bytes through every change', () => {
    const store = new PageStore<{ key: string; tags: string[]; bytes: number; recent: boolean }>(1_000);
    const entry = (key: string, bytes: number) => ({ key, tags: [key, 'all'], bytes, recent: false });
    store.set(entry('a', 100));
    store.set(entry('a', 50));
    const b = entry('b', 60);
    store.set(b);
    store.grown(b, 10);
    store.grown(entry('gone', 1), 500);
    expect(store.bytes).toBe(120);
    store.set(entry('huge', 500));
    expect(store.get('huge')).toBeUndefined();
    expect(store.purge('all')).toBe(2);
    expect([store.bytes, store.size]).toEqual([0, 0]);
  });
});
