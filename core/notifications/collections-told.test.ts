/** Who is told when a collection gets a thread, and of what. */
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { collectThread, editCollection, followCollection, postCollection, uncollectThread } from '@/core/collections';
import type { Viewer } from '@/core/kernel';
import { noticeSentence } from '@/core/mail/notice-sentence';
import { postReply, withdrawPost } from '@/core/posts';
import { postThread } from '@/core/threads';
import { translator } from '@/web/kernel/messages';
import { openTown, type Town } from '@/test/town';
import { type TestWorker, workerOf } from '@/test/worker';
import { openNotice, readNotices } from '.';

let town: Town;
let worker: TestWorker;
let owner: Viewer;
let fan: Viewer;
let poet: Viewer;
let collectionId: number;

beforeAll(async () => {
  town = await openTown();
});
beforeEach(async () => {
  await town.empty();
  worker = workerOf(town);
  await town.board('tea');
  owner = await town.member('Owner', { group: 'regular' });
  [fan, poet] = [await town.member('Fan'), await town.member('Poet')];
  collectionId = (await town.run(owner, postCollection, { title: 'Tea things' })).id;
  await town.run(fan, followCollection, { collectionId });
});

const thread = (title: string, by = poet, board = 'tea') => town.run(by, postThread, { board, title, body: `${title}.` });
const collect = (threadId: number, into = collectionId) => town.run(owner, collectThread, { collectionId: into, threadId });
const noticesOf = async (who: Viewer) => {
  await worker.drain();
  return (await readNotices(town.context(who))).notices.filter(({ kind }) => kind === 'collection');
};
const told = async (who: Viewer) =>
  (await noticesOf(who)).map(({ what, thread: about, collection, count }) => [what, about?.title, collection?.title, count]);
const block = (who: Viewer, whom: Viewer) =>
  rows(town.database.db, sql`insert into member_blocks (member_id, blocked_id) values (${who.id}::bigint, ${whom.id}::bigint)`);

it('its followers are told once of each thread, in one notice, and its author as its author', async () => {
  await town.run(poet, followCollection, { collectionId });
  const { threadId, postId } = await thread('First pot');
  await collect(threadId);
  expect(await told(fan)).toEqual([['collection_extended', 'First pot', 'Tea things', 1]]);
  expect(await told(poet)).toEqual([['thread_collected', 'First pot', 'Tea things', 1]]);
  const [first] = await noticesOf(fan);
  expect((await town.run(fan, openNotice, { noticeId: first!.id })).place).toBe(`/p/${postId}`);
  await town.run(owner, uncollectThread, { collectionId, threadId });
  await collect(threadId);
  expect(await told(fan)).toHaveLength(1);
  // The owner's own thread is news to followers as well.
  for (const [title, by] of [
    ['Second pot', owner],
    ['Third pot', poet],
  ] as const)
    await collect((await thread(title, by)).threadId);
  expect((await told(fan))[0]).toEqual(['collection_extended', 'Third pot', 'Tea things', 2]);
  const [both] = await noticesOf(fan);
  expect((await town.run(fan, openNotice, { noticeId: both!.id })).place).toBe(`/collections/${collectionId}`);
});

it('a thread that is withdrawn goes out of the notice, the newest or another one, and the others stay', async () => {
  const made = [];
  for (const title of ['One', 'Two', 'Three']) {
    made.push(await thread(title));
    await collect(made.at(-1)!.threadId);
  }
  expect(await told(fan)).toEqual([['collection_extended', 'Three', 'Tea things', 3]]);
  await town.run(poet, withdrawPost, { postId: made[2]!.postId });
  expect(await told(fan)).toEqual([['collection_extended', 'Two', 'Tea things', 2]]);
  await town.run(poet, withdrawPost, { postId: made[0]!.postId });
  expect(await told(fan)).toEqual([['collection_extended', 'Two', 'Tea things', 1]]);
  await town.run(poet, withdrawPost, { postId: made[1]!.postId });
  expect(await told(fan)).toEqual([]);
});

it('nobody is told by or of somebody blocked, of a private collection, or of what they may not see', async () => {
  const [shy, shunned, reader] = [await town.member('Shy'), await town.member('Shunned'), await town.member('Reader')];
  for (const each of [shy, shunned, reader]) await town.run(each, followCollection, { collectionId });
  await block(shy, owner);
  await block(owner, shunned);
  await block(reader, poet);
  await collect((await thread('First pot')).threadId);
  expect([await told(shy), await told(shunned), await told(reader)]).toEqual([[], [], []]);
  expect(await told(fan)).toHaveLength(1);
  await town.board('cellar', { is_private: true });
  const desk = await town.member('Desk', { group: 'administrator' });
  const secret = await thread('Secret', desk, 'cellar');
  const shelf = (await town.run(desk, postCollection, { title: 'Shelf' })).id;
  await town.run(fan, followCollection, { collectionId: shelf });
  await town.run(desk, collectThread, { collectionId: shelf, threadId: secret.threadId });
  expect(await told(fan)).toHaveLength(1);
  await town.run(owner, editCollection, { collectionId, isPublic: false });
  await collect((await thread('Second pot')).threadId);
  // What was told before names the collection no more.
  expect(await told(fan)).toEqual([['collection_extended', 'First pot', undefined, 1]]);
});

it('the same sentences go by mail, with their links', async () => {
  const { threadId } = await thread('First pot');
  await town.run(poet, postReply, { threadId, body: 'Mine.' });
  await collect(threadId);
  const letters = { t: translator('en'), locale: 'en' } as const;
  const sentence = async (who: Viewer) => noticeSentence((await noticesOf(who))[0]!, letters);
  const plain = async (who: Viewer) => (await sentence(who)).map(({ text }) => text).join('');
  expect(await plain(poet)).toBe('Owner put your thread “First pot” into the collection “Tea things”');
  expect(await plain(fan)).toBe('Owner added “First pot” to the collection “Tea things”, which you follow');
  expect((await sentence(fan)).flatMap(({ path }) => path ?? [])).toContain(`/collections/${collectionId}/Tea-things`.toLowerCase());
  await collect((await thread('Second pot')).threadId);
  expect(await plain(fan)).toBe('Owner added 2 threads to the collection “Tea things”, which you follow');
});
