import { beforeAll, describe, expect, it } from 'vitest';
import { observeQueries } from '@/db/client';
import { followMember, readFeed } from '@/core/follows';
import type { Folds, Viewer } from '@/core/kernel';
import { postReply } from '@/core/posts';
import { searchPosts } from '@/core/search';
import { readHome } from '@/core/stats';
import { postThread, readThread, readThreadList } from '@/core/threads';
import { openTown, type Town } from '@/test/town';
import { quoteOf } from '@/web/posts/quote-of';
import { foldQuotes } from '.';

let town: Town;
let author: Viewer;
let pest: Viewer;
let reader: Viewer;
let threadId: number;
beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  author = await town.member('Author', { group: 'member' });
  pest = await town.member('Pest', { group: 'member' });
  reader = await town.member('Reader', { group: 'member' });
  ({ threadId } = await town.run(author, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have some tea.' }));
  const { id: replyToId } = await town.run(pest, postReply, { threadId, body: 'I hate tea.' });
  await town.run(author, postReply, { threadId, body: 'Why?', replyToId });
  await town.run(author, postReply, { threadId, body: '> Pest #2\n>\n> I hate tea.\n\nLet me answer this.' });
  await town.run(author, postReply, { threadId, body: '里面有繁體字：劇透！' });
  await town.run(author, postReply, { threadId, body: 'ネタバレ注意です。' });
  await town.run(author, postReply, { threadId, body: 'A BIG ＳＰＯＩＬＥＲ here' });
  await town.run(pest, postThread, { board: 'tea', title: 'Tea is bad', body: 'Bad tea.' });
  await town.run(author, postThread, { board: 'tea', title: 'Tea news', body: 'Deep in the text: 剧 透, and 劇透。' });
});

const as = (folds: Partial<Folds>): Viewer => ({ ...reader, folds: { blocked: new Map(), words: [], ...folds } });
const blocking = () => as({ blocked: new Map([[pest.id, 'Pest']]) });
const floors = async (viewer: Viewer) => {
  const thread = (await readThread(town.context(viewer), threadId))!;
  return [thread.first, ...thread.posts].filter(({ folded }) => folded).map(({ floor, folded }) => [floor, folded]);
};

describe('folding (D6)', () => {
  it('folds posts of blocked members, answers to them and quotes of them, with their text still in it', async () => {
    expect(await floors(blocking())).toEqual([[2, 'blocked']]);
    const { posts } = (await readThread(town.context(blocking()), threadId))!;
    expect(posts[0]!.html).toContain('I hate tea.');
    expect(posts[1]!.replyTo).toMatchObject({ floor: 2, folded: 'blocked' });
    expect(posts[2]!.html).toMatch(
      /^<details class="fold"><summary data-fold=""><\/summary><blockquote>[\s\S]*I hate tea\.[\s\S]*<\/blockquote><\/details>\s*<p>Let me answer this\.<\/p>/,
    );
  });

  it('folds what holds a muted word in any written form: zh, ja, en', async () => {
    expect(await floors(as({ words: ['剧透'] }))).toEqual([[5, 'word']]);
    expect(await floors(as({ words: ['ねたばれ'] }))).toEqual([[6, 'word']]);
    expect(await floors(as({ words: ['spoiler'] }))).toEqual([[7, 'word']]);
    expect(await floors(as({ words: ['pot of'] }))).toEqual([[1, 'word']]);
    expect(await floors(as({ words: ['no such word'] }))).toEqual([]);
  });

  it('folds threads in lists, on the front page and in search, by author, title and the whole first text', async () => {
    const titles = async (viewer: Viewer) =>
      (await readThreadList(town.context(viewer), { scope: 'new' })).rows
        .filter(({ folded }) => folded)
        .map(({ title, folded }) => [title, folded]);
    expect(await titles(blocking())).toEqual([['Tea is bad', 'blocked']]);
    expect(await titles(as({ words: ['劇透'] }))).toEqual([['Tea news', 'word']]);
    expect(await titles(as({ words: ['ＮＥＷＳ'] }))).toEqual([['Tea news', 'word']]);
    const hits = (await searchPosts(town.context(blocking()), { q: 'tea' })).items.filter(({ folded }) => folded);
    expect(hits.map(({ author: { name }, folded }) => [name, folded])).toEqual([
      ['Pest', 'blocked'],
      ['Pest', 'blocked'],
    ]);
    const home = await readHome(town.context(blocking()));
    expect(home.latest.filter(({ folded }) => folded)).toHaveLength(1);
    expect((await readHome(town.context(as({ blocked: new Map([[author.id, 'Author']]) })))).lead?.thread.title).toBe('Tea is bad');
  });

  it('folds lines of the feed by title and the whole text', async () => {
    const fan = await town.member('Feeder');
    for (const { id: memberId } of [author, pest]) await town.run(fan, followMember, { memberId });
    const feed = async (folds: Partial<Folds>) =>
      (await readFeed(town.context({ ...fan, folds: { blocked: new Map(), words: [], ...folds } }))).items;
    const folded = async (folds: Partial<Folds>) =>
      (await feed(folds)).filter((line) => line.folded).map((line) => [line.thread.title, line.floor, line.folded]);
    expect(await folded({})).toEqual([]);
    expect(await folded({ words: ['spoiler'] })).toEqual([['A pot of tea', 7, 'word']]);
    expect(await folded({ words: ['剧透'] })).toEqual([
      ['Tea news', 1, 'word'],
      ['A pot of tea', 5, 'word'],
    ]);
    expect((await folded({ words: ['is bad'] })).map(([title]) => title)).toEqual(['Tea is bad']);
  });

  it('folds nothing of one’s own, and nothing for anybody else', async () => {
    expect(await floors({ ...author, folds: { blocked: new Map(), words: ['tea', '剧透'] } })).toEqual([[2, 'word']]);
    for (const viewer of [reader, town.guest, author]) expect(await floors(viewer)).toEqual([]);
  });

  it('asks no query more, with blocks and words or without', async () => {
    const count = async (viewer: Viewer) => {
      const asked: string[] = [];
      observeQueries((text) => void asked.push(text));
      await readThread(town.context(viewer), threadId);
      await readThreadList(town.context(viewer), { scope: 'new' });
      observeQueries(undefined);
      return asked;
    };
    const plain = await count(reader);
    expect(plain).toHaveLength(5);
    expect(plain.join()).not.toMatch(/member_blocks|muted_words|select f\.body/);
    expect(await count(blocking())).toEqual(plain);
    expect(await count(as({ words: ['剧透'] }))).toHaveLength(5);
  });
});

describe('quotes in a text', () => {
  const fold = (html: string) =>
    foldQuotes(
      town.context(
        as({
          blocked: new Map([
            [1, 'A&B'],
            [2, 'Pest'],
          ]),
        }),
      ),
      html,
    );
  it('fold with the quotes within them, and only those of blocked members', () => {
    const other = '<blockquote>\n<p>Ann #2</p>\n<p>Hi</p>\n</blockquote>';
    const nested = '<blockquote>\n<p>Pest #2</p>\n<blockquote>\n<p>Ann #1</p>\n</blockquote>\n</blockquote>';
    expect(fold(other)).toBe(other);
    expect(fold(`${other}${nested}<p>x</p>`)).toBe(
      `${other}<details class="fold"><summary data-fold=""></summary>${nested}</details><p>x</p>`,
    );
    expect(fold('<blockquote><p>A&amp;B #12</p></blockquote>')).toContain('<details');
    expect(fold('<blockquote><p>Pest says: #2</p></blockquote>')).not.toContain('<details');
    expect(fold('<blockquote><p>Pest #2</p>')).toMatch(/<\/p><\/details>$/);
  });
});

describe('a quote that the reply box made', () => {
  it('folds as the one typed by hand', async () => {
    const thread = (await readThread(town.context(reader), threadId))!;
    const quoted = thread.posts[0]!;
    const body = `${quoteOf({ id: quoted.id, html: quoted.html, author: quoted.author.name, floor: quoted.floor })}I do not.`;
    const { id } = await town.run(author, postReply, { threadId, body });
    const html = async (viewer: Viewer) => (await readThread(town.context(viewer), threadId))!.posts.find((post) => post.id === id)!.html;
    expect(await html(reader)).not.toContain('fold');
    expect(await html(blocking())).toContain('<details class="fold">');
  });
});

describe('what a post hides', () => {
  it('is not told by a fold', async () => {
    const writer = await town.member('Writer', { group: 'gold' });
    const made = await town.run(writer, postThread, { board: 'tea', title: 'A pot', body: 'Open words.\n\n:::hide\nzebra\n:::\n' });
    const seen = (word: string) => readThread(town.context(as({ words: [word] })), made.threadId);
    expect((await seen('open'))?.first.folded).toBe('word');
    expect((await seen('zebra'))?.first.folded).toBeNull();
  });

  it('is not told of a thread either that one may not open', async () => {
    const writer = await town.member('Gate keeper', { group: 'gold' });
    const { threadId: gated } = await town.run(writer, postThread, { board: 'tea', title: 'Gated', body: 'Quagga inside.', readLevel: 70 });
    const folded = async (viewer: Viewer) =>
      (await readThreadList(town.context(viewer), { sort: 'new' })).rows.find(({ id }) => id === gated)!.folded;
    expect(await folded(as({ words: ['gated'] }))).toBe('word');
    expect(await folded(as({ words: ['quagga'] }))).toBeNull();
    expect(await folded({ ...as({ words: ['quagga'] }), readLevel: 70 })).toBe('word');
  });
});
