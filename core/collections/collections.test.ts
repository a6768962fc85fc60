import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { withdrawPost } from '@/core/posts';
import { postThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';
import {
  collectThread,
  editCollection,
  followCollection,
  moveCollected,
  postCollection,
  readCollectChoices,
  readCollection,
  readCollections,
  uncollectThread,
  unfollowCollection,
  withdrawCollection,
} from '.';

let town: Town;
let author: Viewer;
let count = 0;
beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  await town.board('cellar', { is_private: true });
  author = await town.member('Author', { group: 'member' });
});
const regular = () => town.member(`Reg${(count += 1)}x`, { group: 'regular' });
const thread = async (title = 'A pot of tea', by = author, board = 'tea') =>
  town.run(by, postThread, { board, title, body: 'Have some tea.' });
const begun = async (owner: Viewer, fields: object = {}) => (await town.run(owner, postCollection, { title: 'Tea things', ...fields })).id;
const titlesIn = async (viewer: Viewer, id: number) =>
  (await readCollection(town.context(viewer), { id }))?.items.map(({ thread: { title } }) => title);
const coinsOf = async (member: Viewer) =>
  (await row<{ coins: number }>(town.database.db, sql`select coins from members where id = ${member.id}::bigint`))!.coins;
const counted = async (id: number) =>
  row<{ threads: number; followers: number }>(
    town.database.db,
    sql`select thread_count as threads, follower_count as followers from collections where id = ${id}::bigint`,
  );

describe('collections (D5)', () => {
  it('are a right from the third rung on, fifty a member, however many are begun at once', async () => {
    expect(await town.refusal(await town.member('Low', { group: 'member' }), postCollection, { title: 'Mine' })).toBe('group.may_not');
    const owner = await regular();
    await rows(
      town.database.db,
      sql`insert into collections (owner_id, title) select ${owner.id}::bigint, 'One of ' || n from generate_series(1, 45) n`,
    );
    const answers = await Promise.all(Array.from({ length: 40 }, () => town.refusal(owner, postCollection, { title: 'Many' })));
    expect(answers.filter((reason) => reason === '')).toHaveLength(5);
    expect(new Set(answers)).toEqual(new Set(['', 'collections.too_many']));
  }, 60_000);

  it('have a title of two to sixty characters and an address of their own', async () => {
    const owner = await regular();
    const refused = (title: unknown) => town.refusal(owner, postCollection, { title });
    expect([await refused('一'), await refused('  '), await refused(undefined)]).toEqual([
      'input.too_short',
      'input.required',
      'input.required',
    ]);
    expect([await refused('字'.repeat(61)), await refused('字'.repeat(60)), await refused('👩‍👩‍👧‍👦'.repeat(2))]).toEqual([
      'input.too_long',
      '',
      '',
    ]);
    expect(await town.refusal(owner, postCollection, { title: 'Long', description: 'x'.repeat(501) })).toBe('input.too_long');
    expect((await town.run(owner, postCollection, { title: '茶の 本棚' })).url).toMatch(/^\/collections\/\d+\/%E8%8C%B6%E3%81%AE-/);
    expect((await town.run(owner, postCollection, { title: 'Edit' })).url).toMatch(/^\/collections\/\d+$/);
  });

  it('hold a thread once, however many collect it at once, and its author earns once from one reader', async () => {
    const [owner, poet] = [await regular(), await town.member('Poet', { group: 'member' })];
    const { threadId } = await thread('A poem', poet);
    const [first, second] = [await begun(owner), await begun(owner)];
    const before = await coinsOf(poet);
    await Promise.all(
      Array.from({ length: 100 }, (_, n) => town.run(owner, collectThread, { collectionId: n % 2 ? first : second, threadId })),
    );
    expect([await counted(first), await counted(second)]).toMatchObject([{ threads: 1 }, { threads: 1 }]);
    expect(await coinsOf(poet)).toBe(before + 1);
    await town.run(owner, uncollectThread, { collectionId: first, threadId });
    await town.run(owner, uncollectThread, { collectionId: first, threadId });
    await town.run(owner, collectThread, { collectionId: first, threadId });
    expect(await counted(first)).toMatchObject({ threads: 1 });
    expect(await coinsOf(poet)).toBe(before + 1);
  }, 60_000);

  it('give nothing for one’s own thread and in secret', async () => {
    const owner = await regular();
    const own = await thread('My own', owner);
    const { threadId } = await thread('Another’s', await town.member('Painter', { group: 'member' }));
    const events = async () =>
      (await row<{ n: number }>(town.database.db, sql`select count(*)::int as n from outbox where events::text like '%thread.collected%'`))!
        .n;
    const before = await events();
    await town.run(owner, collectThread, { collectionId: await begun(owner), threadId: own.threadId });
    const secret = await begun(owner, { isPublic: false });
    await town.run(owner, collectThread, { collectionId: secret, threadId });
    expect(await events()).toBe(before);
    await town.run(owner, collectThread, { collectionId: await begun(owner), threadId });
    expect(await events()).toBe(before + 1);
  });

  it('hold five hundred at most', async () => {
    const owner = await regular();
    const id = await begun(owner);
    await rows(
      town.database.db,
      sql`
      with made as (insert into threads (board_id, author_id, title, lang) select b.id, ${author.id}::bigint, 'T' || n, 'en' from boards b, generate_series(1, 499) n where b.slug = 'tea' returning id),
        put as (insert into collection_threads (collection_id, thread_id, position, added_by) select ${id}::bigint, id, row_number() over (), ${owner.id}::bigint from made returning 1)
      update collections set thread_count = (select count(*) from put) where id = ${id}::bigint`,
    );
    const [one, two] = [await thread('500'), await thread('501')];
    const answers = await Promise.all([one, two].map(({ threadId }) => town.refusal(owner, collectThread, { collectionId: id, threadId })));
    expect(answers.sort()).toEqual(['', 'collection.full']);
    await rows(town.database.db, sql`delete from collections where id = ${id}::bigint`);
    await rows(town.database.db, sql`delete from threads where first_post_id is null`);
  });

  it('show each reader what they may see and count no more; withdrawn and private threads leave no trace', async () => {
    const keeper = await town.member('Keeper', { group: 'administrator' });
    const id = await begun(keeper, { title: 'Cellar book' });
    const [open, gone, hidden] = [await thread('Open'), await thread('Gone'), await thread('Hidden', keeper, 'cellar')];
    for (const { threadId } of [hidden, open, gone])
      await town.run(keeper, collectThread, { collectionId: id, threadId, note: `why ${threadId}` });
    await town.run(author, withdrawPost, { postId: gone.postId });
    const reader = await town.member('Reader');
    const seen = (await readCollection(town.context(reader), { id }))!;
    expect(seen.items).toMatchObject([{ thread: { title: 'Open' }, note: `why ${open.threadId}` }]);
    expect([seen.threads, seen.pages.total]).toEqual([1, 1]);
    expect(JSON.stringify(seen)).not.toMatch(/Hidden|Gone/);
    expect(await titlesIn(keeper, id)).toEqual(['Hidden', 'Open']);
    const listed = async (viewer: Viewer) =>
      (await readCollections(town.context(viewer), { scope: { of: 'all' } })).rows.find((each) => each.id === id);
    expect((await listed(town.guest))?.threads).toBe(1);
    await town.run(keeper, uncollectThread, { collectionId: id, threadId: open.threadId });
    expect(await listed(town.guest)).toBeUndefined();
    expect((await listed(keeper))?.threads).toBe(1);
    expect(await town.refusal(await regular(), collectThread, { collectionId: await begun(keeper), threadId: hidden.threadId })).toBe(
      'thread.not_found',
    );
  });

  it('are found by nobody else while they are not public', async () => {
    const [owner, other] = [await regular(), await regular()];
    const { threadId } = await thread();
    const id = await begun(owner, { title: 'Secret', isPublic: false });
    await town.run(owner, collectThread, { collectionId: id, threadId });
    expect(await readCollection(town.context(other), { id })).toBeUndefined();
    expect(await titlesIn(owner, id)).toEqual(['A pot of tea']);
    for (const order of [followCollection, withdrawCollection, editCollection] as const)
      expect(await town.refusal(other, order as typeof followCollection, { collectionId: id })).toBe('collection.not_found');
    const of = async (viewer: Viewer) =>
      (await readCollections(town.context(viewer), { scope: { of: 'member', memberId: owner.id } })).rows.length;
    expect([await of(owner), await of(other), await of(town.guest)]).toEqual([1, 0, 0]);
    await town.run(owner, editCollection, { collectionId: id, isPublic: true });
    await town.run(other, followCollection, { collectionId: id });
    const followed = async () => (await readCollections(town.context(other), { scope: { of: 'followed' } })).rows.map((each) => each.id);
    expect(await followed()).toEqual([id]);
    await town.run(owner, editCollection, { collectionId: id, isPublic: false });
    expect(await followed()).toEqual([]);
  });

  it('are followed once, never by their owner, and counted exactly', async () => {
    const [owner, fan] = [await regular(), await regular()];
    const id = await begun(owner);
    await Promise.all(Array.from({ length: 100 }, () => town.run(fan, followCollection, { collectionId: id })));
    expect(await counted(id)).toMatchObject({ followers: 1 });
    expect(await town.refusal(owner, followCollection, { collectionId: id })).toBe('collection.own_follow');
    await Promise.all(Array.from({ length: 20 }, () => town.run(fan, unfollowCollection, { collectionId: id })));
    expect(await counted(id)).toMatchObject({ followers: 0 });
  }, 60_000);

  it('keep the order their owner gives them, past what the owner cannot see', async () => {
    const owner = await regular();
    const id = await begun(owner);
    const made = [await thread('A1'), await thread('B2'), await thread('C3'), await thread('D4')];
    for (const { threadId } of made) await town.run(owner, collectThread, { collectionId: id, threadId });
    const [a, b, , d] = made.map(({ threadId }) => threadId);
    const after = async (threadId: number, to: string) => {
      await town.run(owner, moveCollected, { collectionId: id, threadId, to });
      return (await titlesIn(owner, id))!.join(' ');
    };
    expect(await after(d!, 'up')).toBe('A1 B2 D4 C3');
    expect(await after(a!, 'down')).toBe('B2 A1 D4 C3');
    expect(await after(b!, 'last')).toBe('A1 D4 C3 B2');
    expect(await after(d!, 'first')).toBe('D4 A1 C3 B2');
    expect(await after(d!, 'up')).toBe('D4 A1 C3 B2');
    await town.run(author, withdrawPost, { postId: made[0]!.postId });
    expect(await after(d!, 'down')).toBe('C3 D4 B2');
    expect(await after(b!, 'up')).toBe('C3 B2 D4');
    expect(await town.refusal(owner, moveCollected, { collectionId: id, threadId: a, to: 'aside' })).toBe('input.unknown_choice');
    await Promise.all(
      ['up', 'down', 'first', 'last', 'up'].map((to) => town.run(owner, moveCollected, { collectionId: id, threadId: d, to })),
    );
    expect((await titlesIn(owner, id))!.sort()).toEqual(['B2', 'C3', 'D4']);
  });

  it('are changed by their owner and tended by the staff, by nobody else', async () => {
    const [owner, other, staff] = [await regular(), await regular(), await town.member('Staff', { group: 'administrator' })];
    const { threadId } = await thread();
    const id = await begun(owner);
    expect(await town.refusal(other, editCollection, { collectionId: id, title: 'Mine now' })).toBe('collection.not_yours');
    expect(await town.refusal(other, collectThread, { collectionId: id, threadId })).toBe('collection.not_yours');
    expect(await town.refusal(staff, collectThread, { collectionId: id, threadId })).toBe('collection.not_yours');
    await town.run(staff, editCollection, { collectionId: id, title: 'Kinder words' });
    expect((await readCollection(town.context(other), { id }))?.title).toBe('Kinder words');
    expect(await readCollectChoices(town.context(owner), threadId)).toMatchObject([{ id, title: 'Kinder words', note: null }]);
    await town.run(owner, collectThread, { collectionId: id, threadId, note: 'first' });
    await town.run(owner, collectThread, { collectionId: id, threadId, note: 'second' });
    expect(await readCollectChoices(town.context(owner), threadId)).toMatchObject([{ note: 'second' }]);
    await town.run(staff, withdrawCollection, { collectionId: id });
    expect(await town.refusal(owner, collectThread, { collectionId: id, threadId })).toBe('collection.not_found');
  });
});
