import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { boardProcess, type BoardProcess } from '../fixtures/board-process';
import { type Acknowledged, postsOf, startWriters } from './writers';

/** A sample in `npm test`; `npm run test:corpora` (KAWARA_CORPORA=all) kills as often as is asked of the board. */
const KILLS = process.env.KAWARA_CORPORA === 'all' ? 50 : 8;
const WRITERS = 8;

interface Scene {
  board: BoardProcess;
  tokens: string[];
  threads: number[];
}

async function scene(): Promise<Scene> {
  const board = await boardProcess();
  await board.start();
  const tokens: string[] = [];
  for (const letter of 'bcdfghjk'.slice(0, WRITERS)) {
    await board.kawara(
      'member',
      'create',
      '--name',
      `writer-${letter}`,
      '--email',
      `w-${letter}@example.com`,
      '--password',
      'red-lantern-over-the-press',
      '--group',
      'administrator',
    );
    tokens.push(await board.kawara('member', 'token', '--name', `writer-${letter}`));
  }
  const slug = 'faults';
  await importBoard(board, slug);
  const threads: number[] = [];
  for (let n = 0; n < 3; n += 1) {
    const answer = await fetch(`${board.url}/api/v1/boards/${slug}/threads`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens[0]}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: `Thread under fire ${n}`, body: '第一段。' }),
    });
    expect(answer.status).toBe(201);
    threads.push(((await answer.json()) as { id: number }).id);
  }
  return { board, tokens, threads };
}

async function importBoard(board: BoardProcess, slug: string): Promise<void> {
  const { writeFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  const file = join(board.data, 'faults.board.jsonl');
  writeFileSync(
    file,
    `${JSON.stringify({ type: 'board', key: slug, name: { 'zh-CN': '故障', 'zh-TW': '故障', ja: '障害', en: 'Faults' } })}\n`,
  );
  await board.kawara('import', 'archive', file);
}

/** Everything acknowledged is there once, on its floor; floors run on; the counters are what a recount finds. */
async function nothingLost({ board, threads }: Scene, acknowledged: Acknowledged[]): Promise<void> {
  for (const thread of threads) {
    const posts = (await postsOf(board.url, thread)).filter(({ floor }) => floor > 1);
    expect(posts.map(({ floor }) => floor)).toEqual(posts.map((_, at) => at + 2));
    const marks = posts.map(({ body }) => body.match(/mark-[0-9a-f-]+/)?.[0] ?? 'torn');
    expect(new Set(marks).size).toBe(marks.length);
    expect(marks).not.toContain('torn');
    const byId = new Map(posts.map((post) => [post.id, post]));
    const lost = acknowledged.filter(
      (one) => one.thread === thread && (byId.get(one.id)?.floor !== one.floor || !byId.get(one.id)?.body.includes(one.mark)),
    );
    expect(lost).toEqual([]);
    const { replies } = (await (await fetch(`${board.url}/api/v1/threads/${thread}`)).json()) as { replies: number };
    expect(replies).toBe(posts.length);
  }
  expect(await board.kawara('points', 'recompute')).toContain('0 differences');
}

test(`${KILLS} kills under reply load lose and double nothing`, async () => {
  test.setTimeout(120_000 + KILLS * 60_000);
  const made = await scene();
  const { board, tokens, threads } = made;
  const writers = startWriters(board.url, tokens, threads);
  for (let n = 0; n < KILLS; n += 1) {
    const before = writers.acknowledged.length;
    while (writers.acknowledged.length < before + 8) await sleep(20);
    await sleep(100 + Math.random() * 900);
    await board.end('SIGKILL');
    await board.start();
  }
  await writers.finish();
  expect(writers.broken).toEqual([]);
  expect(writers.acknowledged.length).toBeGreaterThan(KILLS * 8);
  await nothingLost(made, writers.acknowledged);
  await board.remove();
});

test('SIGTERM under reply load answers what is under way and ends with 0', async () => {
  test.setTimeout(300_000);
  const made = await scene();
  const { board, tokens, threads } = made;
  const writers = startWriters(board.url, tokens, threads);
  for (let n = 0; n < 3; n += 1) {
    await sleep(800);
    expect(await board.end('SIGTERM')).toBe(0);
    await board.start();
  }
  await writers.finish();
  expect(writers.broken).toEqual([]);
  await nothingLost(made, writers.acknowledged);
  await board.remove();
});

test('a second process on the same data folder is refused with one sentence, and the first goes on', async () => {
  test.setTimeout(180_000);
  const first = await boardProcess();
  await first.start();
  const second = await boardProcess({ KAWARA_DATA: first.data });
  await expect(second.start()).rejects.toThrow(/ended before it was ready/);
  expect(second.output()).toMatch(/already|another/i);
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  await first.remove();
  await second.remove();
});
