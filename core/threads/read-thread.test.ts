import pg from 'pg';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { observeQueries } from '@/db/client';
import { rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { postReply } from '@/core/posts';
import { postThread, readThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';

let town: Town;
let ann: Viewer;
let ben: Viewer;
let threadId: number;

beforeAll(async () => {
  town = await openTown();
  const section = await town.board('paper', { kind: 'section' });
  await town.board('tea', { parent_id: section });
  // A section has no page, so it is no step of the path.
  [ann, ben] = await Promise.all([town.member('Ann'), town.member('Ben')]);
  const made = await town.run(ann, postThread, {
    board: 'tea',
    title: 'A long one',
    body: '## One\n\ntext\n\n## Two',
    kind: 'article',
    lang: 'en',
  });
  threadId = made.threadId;
  await town.run(ben, postReply, { threadId, body: 'an answer to the first', replyToId: made.postId });
  // The rest of a 5,000-floor thread, in bulk.
  await rows(
    town.database.db,
    sql`
    insert into posts (thread_id, floor, author_id, body, html, renderer_version, excerpt, lang)
    select ${threadId}::bigint, n, case when n % 2 = 0 then ${ann.id}::bigint else ${ben.id}::bigint end, 'body ' || n, '<p>body ' || n || '</p>', 1, 'body', 'en' from generate_series(3, 5000) n`,
  );
  await rows(town.database.db, sql`update threads set last_floor = 5000, reply_count = 4999 where id = ${threadId}::bigint`);
  await rows(town.database.db, sql`analyze`);
});

describe('a thread page', () => {
  it('shows floor N on page ⌈N / 20⌉, the first post beside it', async () => {
    const first = await readThread(town.context(ben), threadId);
    expect(first).toMatchObject({
      kind: 'article',
      pages: { page: 1, pages: 250, total: 5000 },
      headings: [
        { level: 2, text: 'One' },
        { level: 2, text: 'Two' },
      ],
      board: { slug: 'tea', path: [] },
    });
    expect(first?.first.html).toContain('text');
    expect(first?.posts.map(({ floor }) => floor)).toEqual(Array.from({ length: 19 }, (_, n) => n + 2));
    expect(first?.posts[0]).toMatchObject({ isMine: true, mayEdit: true, mayLike: false, replyTo: { floor: 1, author: { name: 'Ann' } } });
    expect(first?.mayReply).toEqual({ allowed: true });
    const deep = await readThread(town.context(town.guest), threadId, { page: 250 });
    expect(deep?.posts.map(({ floor }) => floor)).toEqual(Array.from({ length: 20 }, (_, n) => n + 4981));
    expect(deep?.first).toMatchObject({ floor: 1, html: '' });
    expect(deep?.mayReply).toMatchObject({ allowed: false, reason: 'session.required' });
    expect((await readThread(town.context(ben), threadId, { page: 9_999 }))?.pages.page).toBe(250);
  });

  it('shows the newest first, or one author only', async () => {
    const newest = await readThread(town.context(town.guest), threadId, { order: 'newest' });
    expect(newest?.posts.map(({ floor }) => floor)).toEqual(Array.from({ length: 20 }, (_, n) => 5000 - n));
    expect(newest?.first.html).toContain('text');
    const only = await readThread(town.context(town.guest), threadId, { author: 'ann' });
    expect(only).toMatchObject({ onlyAuthor: 'Ann', pages: { total: 2500 } });
    expect(only?.posts.every(({ author }) => author.name === 'Ann')).toBe(true);
    expect(only?.posts).toHaveLength(19);
  });

  it('takes at most five queries the first time and four afterwards, none of which reads more than 200 rows, on any page', async () => {
    for (const page of [1, 2, 125, 250]) {
      const seen: string[] = [];
      observeQueries((text) => seen.push(text));
      await readThread(town.context(ben), threadId, { page });
      expect(seen.length).toBeLessThanOrEqual(5);
      seen.length = 0;
      await readThread(town.context(ben), threadId, { page });
      observeQueries(undefined);
      expect(seen.length).toBeLessThanOrEqual(4);
    }
    expect(await mostRowsRead(250)).toBeLessThanOrEqual(200);
  });
});

/** The largest number of rows that any node of any plan of the page looked at. */
async function mostRowsRead(page: number): Promise<number> {
  const asked: { text: string; values: unknown[] }[] = [];
  const { prototype } = pg.Client;
  const original = prototype.query as (this: unknown, ...all: unknown[]) => unknown;
  Object.assign(prototype, {
    query(this: unknown, ...all: unknown[]) {
      asked.push(all[0] as (typeof asked)[number]);
      return original.apply(this, all);
    },
  });
  try {
    await readThread(town.context(ben), threadId, { page });
  } finally {
    Object.assign(prototype, { query: original });
  }
  expect(asked.length).toBeGreaterThan(1);
  const read: number[] = [];
  for (const { text, values } of asked) {
    const plan = await town.database.pool.query({ text: `explain (analyze, format json) ${text}`, values });
    read.push(...rowsOf((plan.rows[0] as { 'QUERY PLAN': { Plan: PlanNode }[] })['QUERY PLAN'][0]!.Plan));
  }
  return Math.max(...read);
}

interface PlanNode {
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}
const rowsOf = (node: PlanNode): number[] => [
  (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
  ...(node.Plans ?? []).flatMap(rowsOf),
];
