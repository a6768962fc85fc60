/** Hidden text and read levels: who reads what, and that nobody else learns a word of it by any road. */
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { observeQueries } from '@/db/client';
import { row, rows } from '@/db/rows';
import { readBoardFeed, readSiteFeed, readThreadFeed } from '@/core/feeds';
import type { Viewer } from '@/core/kernel';
import { readNotices } from '@/core/notifications';
import { editPost, postReply, readEditable, readMemberReplies, readPostPage, readRevisions, withdrawPost } from '@/core/posts';
import { reindex, searchPosts } from '@/core/search';
import { readHome } from '@/core/stats';
import { postThread, readThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';

let town: Town;
let gold: Viewer;
let ann: Viewer;
let keeper: Viewer;
let other: Viewer;
let eve: Viewer;
let threadId: number;
let postId: number;

const BODY =
  'Before zebra.\n\n:::hide\n# Secret quagga\n\nquagga *stripes* @Ann https://quagga.example [^1]\n\n[^1]: quaggas\n:::\n\nBetween.\n\n:::hide 50\nokapi\n:::\n\nAfter.';

beforeAll(async () => {
  town = await openTown();
  const tea = await town.board('tea');
  const coffee = await town.board('coffee');
  gold = await town.member('Gold', { group: 'gold' });
  [ann, keeper, other, eve] = await Promise.all([
    town.member('Ann'),
    town.member('Keeper', { group: 'member', moderates: [tea] }),
    town.member('Barista', { moderates: [coffee] }),
    town.member('Eve', { group: 'administrator' }),
  ]);
  ({ threadId, postId } = await town.run(gold, postThread, { board: 'tea', title: 'Animals', body: BODY, lang: 'en' }));
});

const partsFor = async (viewer: Viewer, id = threadId) =>
  (await readThread(town.context(viewer), id))!.first.hidden.map(({ html, missing }) => [html === null ? null : 'text', missing]);
const setTotal = (viewer: Viewer, total: number) =>
  rows(town.database.db, sql`update members set points_total = ${total}::int where id = ${viewer.id}::bigint`);

/** Everything that a reader can ask for, as text. */
async function allFor(viewer: Viewer): Promise<string> {
  const context = town.context(viewer);
  return JSON.stringify([
    await readThread(context, threadId),
    await readThread(context, threadId, { author: 'Gold' }),
    await readPostPage(context, { threadId }),
    await readRevisions(context, postId),
    await readEditable(context, postId),
    await readHome(context),
    await readSiteFeed(context),
    await readThreadFeed(context, threadId),
    await readBoardFeed(context, 1),
    await readMemberReplies(context, { memberId: gold.id }),
    ...(await Promise.all(['quagga', 'okapi', 'stripes', 'quagga.example'].map((q) => searchPosts(context, { q })))),
    viewer.kind === 'guest' ? null : await readNotices(context),
  ]);
}

describe('hidden text', () => {
  it('lies apart: the stored post, its excerpt, headings and index hold nothing of it', async () => {
    const post = await row<Record<string, unknown>>(
      town.database.db,
      sql`select p.html, p.excerpt, p.headings, s.tokens::text as tokens from posts p join search_posts s on s.post_id = p.id where p.id = ${postId}::bigint`,
    );
    expect(JSON.stringify(post)).not.toMatch(/quagga|okapi|stripes/i);
    expect(String(post?.tokens)).toContain('zebra');
    await reindex({ db: town.database.db }, { all: true });
    const again = await row<{ tokens: string }>(
      town.database.db,
      sql`select tokens::text as tokens from search_posts where post_id = ${postId}::bigint`,
    );
    expect(again?.tokens).toBe(post?.tokens);
  });

  it('is read by its author, the board’s staff and site staff, and by nobody else', async () => {
    for (const viewer of [gold, keeper, eve])
      expect([viewer.name, await partsFor(viewer)]).toEqual([
        viewer.name,
        [
          ['text', 0],
          ['text', expect.any(Number)],
        ],
      ]);
    for (const viewer of [town.guest, ann, other]) {
      expect([viewer.name, await partsFor(viewer)]).toEqual([
        viewer.name,
        [
          [null, 0],
          [null, 50],
        ],
      ]);
      expect(await allFor(viewer)).not.toMatch(/quagga|okapi|stripes/i);
    }
    for (const word of ['quagga', 'okapi', 'stripes']) expect(await allFor(gold)).toContain(word);
    // A member of that group has points enough for the second part; without them only the office would open it.
    await setTotal(keeper, 0);
    for (const viewer of [
      { ...keeper, isBanned: true },
      { ...eve, isBanned: true },
    ])
      expect(await partsFor(viewer)).toEqual([
        [null, 0],
        [null, 50],
      ]);
  });

  it('opens by a reply that stands, at once, and shuts when it is withdrawn', async () => {
    const { id } = await town.run(ann, postReply, { threadId, body: 'I want to read that.' });
    expect(await partsFor(ann)).toEqual([
      ['text', 0],
      [null, expect.any(Number)],
    ]);
    const page = (await readPostPage(town.context(ann), { threadId }))!.items[0]!;
    expect([page.body.includes('quagga'), page.html.includes('quagga'), page.body.includes('okapi'), page.html.includes('okapi')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await allFor(ann)).not.toMatch(/okapi/);
    expect(await partsFor(other)).toEqual([
      [null, 0],
      [null, 50],
    ]);
    await town.run(ann, withdrawPost, { postId: id });
    expect(await allFor(ann)).not.toMatch(/quagga|okapi/);
  });

  it('opens by points, and shuts when they are lost; says how many are missing', async () => {
    await setTotal(other, 38);
    expect(await partsFor(other)).toEqual([
      [null, 0],
      [null, 12],
    ]);
    await setTotal(other, 50);
    expect(await partsFor(other)).toEqual([
      [null, 0],
      ['text', 0],
    ]);
    expect(await allFor(other)).not.toMatch(/quagga/i);
    await setTotal(other, 49);
    expect(await allFor(other)).not.toMatch(/quagga|okapi/i);
  });

  it('takes the right to hide; a moderator may, a former author may keep what is hidden but not hide more', async () => {
    expect(await town.refusal(ann, postReply, { threadId, body: 'x\n\n:::hide\nsecret\n:::' })).toBe('post.may_not_hide');
    expect(await town.refusal(ann, postThread, { board: 'tea', title: 'Mine', body: ':::hide 5\nsecret\n:::' })).toBe('post.may_not_hide');
    expect(await town.refusal(ann, postReply, { threadId, body: '```\n:::hide\nno secret\n:::\n```' })).toBe('');
    expect(await town.refusal(keeper, postReply, { threadId, body: ':::hide\nsecret of the keeper\n:::' })).toBe('');
    const fallen: Viewer = { ...gold, groupKey: 'member', rights: ann.rights };
    expect(await town.refusal(fallen, editPost, { postId, body: `${BODY}\n\nMore.` })).toBe('');
    expect(await town.refusal(fallen, editPost, { postId, body: `${BODY}\n\n:::hide\nmore\n:::` })).toBe('post.may_not_hide');
  });

  it('is at most ten parts a post', async () => {
    const parts = (count: number) => Array.from({ length: count }, (_, at) => `:::hide\npart ${at}\n:::`).join('\n\n');
    expect(await town.refusal(gold, postReply, { threadId, body: parts(11) })).toBe('post.too_many_hidden');
    expect(await town.refusal(gold, postReply, { threadId, body: parts(10) })).toBe('');
  });

  it('is refused where nobody can read to whom it is to be shown, when posted and when edited', async () => {
    for (const body of [':::hide 0\nsecret', ':::hide reply\nsecret\n:::', '：：：hide　0\nsecret\n：：：']) {
      expect(await town.refusal(gold, postReply, { threadId, body })).toBe('post.hide_unreadable');
      expect(await town.refusal(gold, editPost, { postId, body })).toBe('post.hide_unreadable');
    }
    expect(await town.refusal(gold, postReply, { threadId, body: '```\n:::hide 0\n```' })).toBe('');
  });

  it('follows an edit in the same transaction; former texts and their rules stay as they were', async () => {
    town.clock.now = new Date(Date.now() + 3_600_000);
    await town.run(gold, editPost, { postId, body: 'Only zebra.\n\n:::hide\nbongo\n:::' });
    expect(await rows(town.database.db, sql`select place, rule, html from hidden_parts where post_id = ${postId}::bigint`)).toEqual([
      { place: 1, rule: 'reply', html: '<p>bongo</p>\n' },
    ]);
    expect(await allFor(other)).not.toMatch(/quagga|okapi|bongo/i);
    const texts = (await readRevisions(town.context(keeper), postId))!.revisions.map(({ body }) => body);
    expect(texts[0]).toContain('bongo');
    expect(texts.join()).toContain('quagga');
    await town.run(gold, editPost, { postId, body: 'Only zebra.' });
    expect(await rows(town.database.db, sql`select 1 from hidden_parts where post_id = ${postId}::bigint`)).toEqual([]);
    await town.run(gold, editPost, { postId, body: BODY });
    town.clock.now = null;
  });

  it('goes with a withdrawn post', async () => {
    const { id } = await town.run(gold, postReply, { threadId, body: ':::hide\ngnu\n:::' });
    await town.run(gold, withdrawPost, { postId: id });
    for (const viewer of [keeper, eve, ann]) {
      const page = await readPostPage(town.context(viewer), { threadId });
      expect(JSON.stringify([page, await readThread(town.context(viewer), threadId)])).not.toContain('gnu');
    }
  });

  it('costs one query more for a member, and none for a guest or where nothing is hidden', async () => {
    const plain = await town.run(gold, postThread, { board: 'tea', title: 'Nothing hidden', body: 'Just words.' });
    const asked = async (viewer: Viewer, id: number) => {
      let count = 0;
      observeQueries(() => (count += 1));
      await readThread(town.context(viewer), id);
      observeQueries(undefined);
      return count;
    };
    // Texts that nobody has read yet cost one more, once.
    for (const id of [plain.threadId, threadId]) await asked(town.guest, id);
    const usual = await asked(ann, plain.threadId);
    expect([await asked(ann, threadId), await asked(town.guest, threadId), await asked(town.guest, plain.threadId)]).toEqual([
      usual + 1,
      usual,
      usual,
    ]);
  });
});
