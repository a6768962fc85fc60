import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { editPost, postReply, withdrawPost } from '@/core/posts';
import { reindex, searchPosts } from '@/core/search';
import { postThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';

let town: Town;
let ann: Viewer;
let ben: Viewer;
let editor: Viewer;
let threadId: number;

beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  await town.board('cellar', { is_private: true });
  [ann, ben, editor] = await Promise.all([town.member('Ann'), town.member('Ben'), town.member('Eve', { group: 'administrator' })]);
  ({ threadId } = await town.run(ann, postThread, { board: 'tea', title: '搜索茶叶', body: 'Nothing to see here.' }));
});

const found = async (q: string, viewer: Viewer = town.guest) => (await searchPosts(town.context(viewer), { q })).items.map(({ id }) => id);
const reply = async (body: string) => (await town.run(ben, postReply, { threadId, body })).id;

describe('searching', () => {
  it('finds a post at once, by any two of its signs, and follows its edit and its end', async () => {
    const id = await reply('前文龜鶴麒麟鳳后文');
    expect(await found('龜鶴麒麟鳳')).toEqual([id]);
    expect(await found('鶴麒')).toEqual([id]);
    expect(await found('龟鹤')).toEqual([id]);
    expect(await found('鶴鳳')).toEqual([]);
    await town.run(ben, editPost, { postId: id, body: '改为蛟螭虬' });
    expect([await found('龜鶴'), await found('蛟螭')]).toEqual([[], [id]]);
    await town.run(ben, withdrawPost, { postId: id });
    expect(await found('蛟螭')).toEqual([]);
  });

  it('finds a title with its first post, words in any order, and marks them', async () => {
    expect(await found('茶叶')).toHaveLength(1);
    const id = await reply('The quick brown **fox** jumps over the lazy dog.');
    expect(await found('lazy FOX')).toEqual([id]);
    const [hit] = (await searchPosts(town.context(town.guest), { q: 'fox' })).items;
    expect(hit?.marks.map(([from, to]) => hit.excerpt.slice(from, to))).toEqual(['fox']);
    expect(hit?.board.slug).toBe('tea');
  });

  it('shows only what the searcher may see', async () => {
    await town.run(editor, postThread, { board: 'cellar', title: 'Secret wine', body: 'claret zweigelt' });
    expect(await found('zweigelt')).toEqual([]);
    expect(await found('zweigelt', ben)).toEqual([]);
    expect(await found('zweigelt', editor)).toHaveLength(1);
  });

  it('leafs through many hits whole and without repeats', async () => {
    const ids = [];
    for (let n = 0; n < 70; n += 1) ids.push(await reply(`leafing number ${n}`));
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await searchPosts(town.context(town.guest), { q: 'leafing', cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(ids.reverse());
  });

  it('takes any text for a query', async () => {
    for (const q of [
      '',
      ' ',
      "'",
      '"',
      '\\',
      ':*',
      '!',
      '& |',
      '<->',
      '%',
      '_',
      '\0',
      '\ud800',
      '🎐',
      '👨‍👩‍👧',
      '(',
      "a' | 'b",
      'x'.repeat(5_000),
      '長'.repeat(5_000),
    ])
      expect(await found(q)).toEqual(expect.any(Array));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (q) => Array.isArray(await found(q))),
      { numRuns: 60 },
    );
    await expect(searchPosts(town.context(town.guest), { q: 'tea', cursor: 'x' })).rejects.toMatchObject({ reason: 'input.cursor' });
  });

  it('is made anew from the posts', async () => {
    const { db } = town.database;
    const before = await rows(db, sql`select post_id, tokens::text from search_posts order by 1`);
    await rows(db, sql`delete from search_posts where post_id % 2 = 0`);
    const progress = await reindex({ db });
    expect(progress.written).toBeGreaterThan(10);
    expect(await rows(db, sql`select post_id, tokens::text from search_posts order by 1`)).toEqual(before);
    expect((await reindex({ db })).written).toBe(0);
  });
});
