import { beforeAll, describe, expect, it } from 'vitest';
import { issueToken } from '@/core/accounts';
import type { Viewer } from '@/core/kernel';
import { emptyAnswer, withRequest } from '@/platform/request';
import { openTown, type Town } from '@/test/town';
import { installTown, ORIGIN } from '@/test/visitor';
import { handleApi } from './handle';

let town: Town;
let ann: string;
let ben: string;
let boss: string;

interface Call {
  token?: string;
  body?: unknown;
  raw?: BodyInit;
  key?: string;
  headers?: Record<string, string>;
}
/** What answers may hold. */
interface Json {
  id: number;
  url: string;
  floor: number;
  likes: number;
  followers: number;
  points: number;
  reason: string;
  replies: number;
  items: { floor: number }[];
  next: string | null;
}

async function call(method: string, path: string, { token, body, raw, key, headers = {} }: Call = {}) {
  const url = path.startsWith('http') ? new URL(path).pathname + new URL(path).search : `/api/v1${path}`;
  const sent = new Headers({
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(body !== undefined || raw !== undefined ? { 'content-type': 'application/json' } : {}),
    ...(key ? { 'idempotency-key': key } : {}),
    ...headers,
  });
  const request = new Request(ORIGIN, { method, headers: sent, body: raw ?? (body === undefined ? undefined : JSON.stringify(body)) });
  const scope = {
    id: 'test',
    method,
    url,
    origin: ORIGIN,
    ip: '192.0.2.7',
    userAgent: '',
    cookie: '',
    locale: 'en',
    theme: 'auto',
    secure: false,
    answer: emptyAnswer(),
    memo: new Map(),
  } as const;
  const response = await withRequest({ ...scope }, () => handleApi(request));
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    headers: response.headers,
    json: (text ? JSON.parse(text) : undefined) as Json,
    text,
  };
}

const tokenOf = async (viewer: Viewer): Promise<string> => (await town.run(viewer, issueToken, { name: viewer.name })).token;
const start = async (fields: object = {}) =>
  (await call('POST', '/boards/tea/threads', { token: ann, body: { title: 'A thread', body: '第一段。', ...fields } })).json;
const reply = async (thread: number, token = ann, body = `reply ${Math.random()}`) =>
  (await call('POST', `/threads/${thread}/posts`, { token, body: { body } })).json;

beforeAll(async () => {
  town = await openTown();
  installTown(town);
  await town.board('tea');
  ann = await tokenOf(await town.member('林安'));
  ben = await tokenOf(await town.member('Ben'));
  boss = await tokenOf(await town.member('Staff', { group: 'administrator' }));
});

describe('writing and reading', () => {
  it('gives a thread back as it was made', async () => {
    const made = await call('POST', '/boards/tea/threads', {
      token: ann,
      body: { title: '標題', body: '**強調。**です', lang: 'zh-TW', tags: [] },
    });
    expect([made.status, made.json.url]).toEqual([201, `${ORIGIN}/t/${made.json.id}/${encodeURIComponent('標題')}`]);
    const read = (await call('GET', `/threads/${made.json.id}`)).json;
    expect(read).toMatchObject({
      id: made.json.id,
      title: '標題',
      lang: 'zh-TW',
      board: 'tea',
      author: '林安',
      replies: 0,
      likes: 0,
      views: 0,
    });
    const { items, next } = (await call('GET', `/threads/${made.json.id}/posts`)).json;
    expect(next).toBeNull();
    expect(items).toMatchObject([
      { floor: 1, author: '林安', body: '**強調。**です', likes: 0, html: expect.stringContaining('<strong>強調。</strong>') },
    ]);
    expect((await call('GET', '/boards')).json.items).toMatchObject([{ slug: 'tea' }]);
    expect((await call('GET', '/boards/tea/threads')).json.items.length).toBeGreaterThan(0);
  });

  it('edits and withdraws one’s own only', async () => {
    const { id } = await start();
    const post = (await reply(id)).id;
    expect((await call('PATCH', `/posts/${post}`, { token: ben, body: { body: 'not mine' } })).status).toBe(403);
    expect((await call('PATCH', `/posts/${post}`, { token: ann, body: {} })).status).toBe(400);
    expect((await call('PATCH', `/posts/${post}`, { token: ann, body: { body: 'second' } })).json).toMatchObject({ id: post, floor: 2 });
    expect((await call('DELETE', `/posts/${post}`, { token: ann })).json).toEqual({ id: post, isWithdrawn: true });
    expect((await call('GET', `/threads/${id}`)).json.replies).toBe(0);
    expect((await call('PATCH', `/posts/${post}`, { token: ann, body: { body: 'again' } })).status).toBe(409);
    expect((await reply(id, ben)).floor).toBe(3);
  });

  it('likes and follows once', async () => {
    const { id } = await start();
    const post = (await reply(id)).id;
    const likes = async (verb: string) => (await call(verb, `/posts/${post}/like`, { token: ben })).json.likes;
    expect([await likes('PUT'), await likes('PUT'), await likes('DELETE'), await likes('DELETE')]).toEqual([1, 1, 0, 0]);
    expect((await call('PUT', `/posts/${post}/like`, { token: ann })).json.reason).toBe('post.own_like');
    const path = `/members/${encodeURIComponent('林安')}`;
    const follow = async (verb: string) => (await call(verb, `${path}/follow`, { token: ben })).json.followers;
    expect([await follow('PUT'), await follow('PUT'), await follow('DELETE')]).toEqual([1, 1, 0]);
    expect((await call('PUT', `${path}/follow`, { token: ann })).status).toBe(403);
  });

  it('tells points to their owner and to staff', async () => {
    const path = `/members/${encodeURIComponent('林安')}`;
    const { points } = (await call('GET', path)).json;
    expect(points).toBeGreaterThan(0);
    for (const token of [ann, boss])
      expect((await call('GET', `${path}/points`, { token })).json.items[0]).toMatchObject({
        rule: expect.any(String),
        amounts: expect.any(Object),
      });
    expect((await call('GET', `${path}/points`, { token: ben })).json.reason).toBe('points.not_yours');
    expect((await call('GET', `${path}/points`)).status).toBe(401);
  });

  it('finds a post at once, and no more once it is gone', async () => {
    const { id } = await start();
    const post = (await reply(id, ann, '前文瀰灑鳶後文')).id;
    const hits = async () => (await call('GET', `/search?q=${encodeURIComponent('瀰灑鳶')}`)).json.items.length;
    expect(await hits()).toBe(1);
    await call('DELETE', `/posts/${post}`, { token: ann });
    expect(await hits()).toBe(0);
  });
});

describe('repeat keys', () => {
  it('give one post, whoever asks how often', async () => {
    const { id } = await start();
    const once = { token: ann, key: 'key-1', body: { body: 'one of five' } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => call('POST', `/threads/${id}/posts`, once)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1);
    expect((await call('POST', `/threads/${id}/posts`, { ...once, body: { body: 'other' } })).json.reason).toBe('repeat.other_text');
    expect((await call('POST', `/threads/${id}/posts`, { ...once, token: ben })).status).toBe(201);
    expect((await call('POST', `/threads/${id}/posts`, { ...once, key: 'x'.repeat(5_000) })).status).toBe(400);
    expect((await call('GET', `/threads/${id}`)).json.replies).toBe(2);
  });
});

describe('refusals', () => {
  const problem = (answer: Awaited<ReturnType<typeof call>>) => [answer.status, answer.type.split(';')[0], typeof answer.json.reason];
  const is = (status: number) => [status, 'application/problem+json', 'string'];

  it('come to writers without a good token, before anything else', async () => {
    const { id } = await start();
    for (const authorization of ['', 'Bearer', 'Bearer x', `Bearer ${ann}x`, `Basic ${ann}`, `Bearer ${'a'.repeat(4_000)}`]) {
      const headers: Record<string, string> = authorization ? { authorization } : {};
      expect(problem(await call('POST', `/threads/${id}/posts`, { headers, raw: '{' }))).toEqual(is(401));
      expect(problem(await call('PUT', '/posts/999999/like', { headers }))).toEqual(is(401));
    }
    // The cookie of a session opens nothing here.
    expect(problem(await call('PUT', '/posts/999999/like', { headers: { cookie: 'authjs.session-token=x' } }))).toEqual(is(401));
  });

  it.each([
    ['GET', '/threads/999999'],
    ['GET', '/threads/no-such'],
    ['GET', '/threads/-1'],
    ['GET', `/threads/${'9'.repeat(40)}`],
    ['GET', '/boards/none/threads'],
    ['GET', '/members/nobody'],
    ['GET', '/none'],
    ['GET', '/'],
    ['PUT', '/posts/999999/like'],
    ['DELETE', '/posts/999999'],
    ['GET', '/threads/%ff'],
  ])('are 404 for %s %s', async (method, path) => {
    expect(problem(await call(method, path, { token: ann }))).toEqual(is(404));
  });

  it.each([
    {},
    { title: 'No body' },
    { body: 'no title' },
    { title: '   ', body: 'x y' },
    { title: '👨‍👩‍👧', body: 'x y' },
    { title: '長'.repeat(81), body: 'x y' },
    { title: 5, body: 'x y' },
    { title: { a: 1 }, body: 'x y' },
    null,
    [],
    'text',
  ])('are 400 for %j', async (body) => {
    expect(problem(await call('POST', '/boards/tea/threads', { token: ann, body }))).toEqual(is(400));
  });

  it('are 400 for cursors that nobody gave', async () => {
    const { id } = await start();
    for (const cursor of ['%00not-a-cursor', '12', '%ff', 'AAAAAAAAAAAAAAAAAAAAAAAA'])
      expect(problem(await call('GET', `/threads/${id}/posts?cursor=${cursor}`))).toEqual(is(400));
  });

  it('tell which methods there are', async () => {
    const answer = await call('PUT', '/boards/tea/threads', { token: ann });
    expect(problem(answer)).toEqual(is(405));
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    expect((await call('OPTIONS', '/boards/tea/threads')).status).toBe(204);
    expect([(await call('HEAD', '/boards')).status, (await call('HEAD', '/boards')).text]).toEqual([200, '']);
  });

  it('never let fields be set that are not one’s own', async () => {
    const extra = {
      id: 1,
      author: 'Ben',
      authorId: 2,
      views: 777,
      likes: 777,
      floor: 777,
      html: '<b>mine</b>',
      createdAt: '2001-01-01T00:00:00Z',
      constructor: { prototype: {} },
    };
    const { id } = await start(extra);
    expect((await call('GET', `/threads/${id}`)).json).toMatchObject({ author: '林安', views: 0, likes: 0 });
    await call('POST', `/threads/${id}/posts`, { token: ann, body: { ...extra, body: 'mass reply' } });
    expect((await call('GET', `/threads/${id}/posts`)).json.items[1]).toMatchObject({
      floor: 2,
      author: '林安',
      likes: 0,
      body: 'mass reply',
      html: expect.not.stringContaining('mine'),
    });
  });
});

describe('lists', () => {
  it('are paged whole and without repeats', async () => {
    const { id } = await start();
    for (let turn = 0; turn < 60; turn += 1) await reply(id);
    const floors: number[] = [];
    let next: string | null = '';
    for (let pages = 0; next !== null && pages < 20; pages += 1) {
      const page: Json = (await call('GET', `/threads/${id}/posts${next ? `?cursor=${next}` : ''}`)).json;
      floors.push(...page.items.map(({ floor }) => floor));
      next = page.next;
    }
    expect(floors).toEqual(Array.from({ length: 61 }, (_, at) => at + 1));
  });
});
