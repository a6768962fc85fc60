/**
 * What happens in a private board, or in a thread of a read level that one does not have, changes nothing for those who may not see it: every query of the board answers the same, byte for
 * byte, before and after (but for the title and the figures of a thread that is listed and cannot be opened). Rows are complete: a new query without a line here fails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { readBoard, readBoardTree, readNavBoards } from '@/core/boards';
import { readBookmarks } from '@/core/bookmarks';
import { collectThread, postCollection, readCollection, readCollections } from '@/core/collections';
import { readFeed, readWatchedBoards, readWatchedThreads } from '@/core/follows';
import { readBoardFeed, readMemberFeed, readSiteFeed, readSitemap, readSitemapCount, readThreadFeed } from '@/core/feeds';
import type { Context, Viewer } from '@/core/kernel';
import { readDesk } from '@/core/moderation';
import { readNotices } from '@/core/notifications';
import {
  editPost,
  postReply,
  readEditable,
  readLikedPosts,
  readMemberReplies,
  readPost,
  readPostPage,
  readRestorable,
  readRevisions,
  withdrawPost,
} from '@/core/posts';
import { ratePost, readRatingForm, readRatings } from '@/core/ratings';
import { likePost, readLikers } from '@/core/reactions';
import { readExplanation } from '@/core/rights';
import { searchPosts } from '@/core/search';
import { readHome } from '@/core/stats';
import { readTags } from '@/core/tags';
import { findReadLevels, postThread, readThread, readThreadCursor, readThreadHead, readThreadList, readThreadRow } from '@/core/threads';
import { openTown, type Town } from '@/test/town';

let town: Town;
let cellar: number;
let eve: Viewer;
let keeper: Viewer;
/** The thread in the private board, its first post and a reply; drawn before they are there, so that the same is asked twice. */
let hidden: { thread: number; post: number; reply: number };
let shown: { threadId: number; postId: number };
/** A public collection of the staff's: what they put into it from the private board is theirs alone. */
let shelf: number;
/** A withdrawn thread's post in the private board. */
let gone: number;

beforeAll(async () => {
  town = await openTown();
  town.clock.now = new Date('2026-03-01T12:00:00Z');
  await town.board('tea');
  cellar = await town.board('cellar', { is_private: true });
  eve = await town.member('Eve', { group: 'administrator' });
  keeper = await town.member('Keeper', { group: 'member', moderates: [cellar] });
  const baker = await town.member('Baker', { group: 'member' });
  shown = await town.run(baker, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have zebra tea.', tags: ['green'] });
  shelf = (await town.run(eve, postCollection, { title: 'On zebras' })).id;
  await town.run(eve, collectThread, { collectionId: shelf, threadId: shown.threadId });
  hidden = { thread: shown.threadId + 1, post: shown.postId + 1, reply: shown.postId + 2 };
  gone = shown.postId + 3;
});

const READS: Record<string, (context: Context) => unknown> = {
  'read-home': readHome,
  'read-board': async (context) => [await readBoard(context, 'tea'), await readBoard(context, 'cellar')],
  'read-board-tree': readBoardTree,
  'read-nav-boards': readNavBoards,
  'read-thread': (context) => readThread(context, hidden.thread),
  'read-thread-head': (context) => readThreadHead(context, hidden.thread),
  'read-thread-row': (context) => readThreadRow(context, hidden.thread),
  'read-thread-cursor': (context) => readThreadCursor(context, { boardId: cellar }),
  'read-thread-list': (context) =>
    Promise.all(
      [
        { boardId: cellar },
        { authorId: eve.id },
        { tag: 'green' },
        { filter: 'unanswered' },
        ...(['recent', 'new', 'hot', 'digest', 'unanswered'] as const).map((scope) => ({ scope })),
      ].map((input) => readThreadList(context, input)),
    ),
  'read-post': async (context) => [await readPost(context, hidden.post), await readPost(context, hidden.reply)],
  'read-post-page': (context) => readPostPage(context, { threadId: hidden.thread }),
  'read-editable': async (context) => [await readEditable(context, hidden.post), await readEditable(context, hidden.reply)],
  'read-restorable': async (context) => [await readRestorable(context, hidden.post), await readRestorable(context, gone)],
  'read-revisions': (context) => readRevisions(context, hidden.post),
  'read-likers': (context) => readLikers(context, { postId: hidden.post }),
  'read-ratings': (context) => readRatings(context, { postId: hidden.reply }),
  'read-rating-form': (context) => (context.viewer.kind === 'guest' ? null : readRatingForm(context, hidden.post)),
  'read-member-replies': (context) => readMemberReplies(context, { memberId: eve.id }),
  'read-liked-posts': (context) => readLikedPosts(context, { memberId: eve.id }),
  'find-read-levels': async (context) => [await findReadLevels(context, cellar)],
  'read-tags': (context) => readTags(context),
  'read-bookmarks': (context) => (context.viewer.kind === 'guest' ? null : readBookmarks(context, { q: 'zebra' })),
  'read-collection': (context) => readCollection(context, { id: shelf }),
  'read-collections': (context) =>
    Promise.all([
      readCollections(context, { scope: { of: 'all' } }),
      readCollections(context, { scope: { of: 'all' }, sort: 'followed' }),
      readCollections(context, { scope: { of: 'member', memberId: eve.id } }),
      readCollections(context, { scope: { of: 'followed' } }),
    ]),
  'search-posts': async (context) => [await searchPosts(context, { q: 'zebra' }), await searchPosts(context, { q: 'wine' })],
  'read-feed': async (context) => [
    await readSiteFeed(context),
    await readBoardFeed(context, cellar),
    await readThreadFeed(context, hidden.thread),
    await readMemberFeed(context, eve.id),
  ],
  'read-sitemap': (context) => readSitemap(context),
  'read-sitemap-count': readSitemapCount,
  'read-following': (context) => (context.viewer.kind === 'guest' ? null : readFeed(context)),
  'read-watched-boards': (context) => (context.viewer.kind === 'guest' ? null : readWatchedBoards(context)),
  'read-watched-threads': (context) => (context.viewer.kind === 'guest' ? null : readWatchedThreads(context)),
  'read-explanation': (context) =>
    Promise.all([
      readExplanation(context, { right: 'post.reply', board: 'cellar' }),
      readExplanation(context, { right: 'post.reply', thread: hidden.thread }),
      readExplanation(context, { right: 'post.like', post: hidden.reply }),
    ]),
  'read-desk': (context) => readDesk(context, hidden.thread).catch((error: Error) => error.message),
  'read-notices': (context) =>
    context.viewer.kind === 'guest' ? null : Promise.all([readNotices(context), readNotices(context, { filter: 'replies' })]),
};

const everything = async (viewer: Viewer): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(READS).map(async ([name, read]) => [name, JSON.stringify((await read(town.context(viewer))) ?? null)] as const),
    ),
  );

/** Whoever follows those who write there, and the words they use, gets nothing of it either. */
async function followStaff(id: number): Promise<void> {
  const { db } = town.database;
  await rows(
    db,
    sql`insert into follows (follower_id, followed_id) values (${id}::bigint, ${eve.id}::bigint), (${id}::bigint, ${keeper.id}::bigint)`,
  );
  await rows(db, sql`insert into tag_follows (member_id, tag_id) select ${id}::bigint, id from tags`);
  await rows(db, sql`insert into board_watches (member_id, board_id, level) values (${id}::bigint, ${cellar}::bigint, 'watching')`);
  await rows(
    db,
    sql`insert into thread_watches (member_id, thread_id, level) values (${id}::bigint, ${shown.threadId}::bigint, 'watching')`,
  );
}

/** What staff do among themselves: post, answer, edit, like, withdraw. */
async function liveInTheCellar(): Promise<void> {
  const made = await town.run(eve, postThread, {
    board: 'cellar',
    title: 'Zebra wine',
    body: 'Secret zebra wine.',
    tags: ['green', 'wine'],
  });
  const { id } = await town.run(keeper, postReply, { threadId: made.threadId, body: 'More zebra wine.', replyToId: made.postId });
  expect({ thread: made.threadId, post: made.postId, reply: id }).toEqual(hidden);
  await town.run(keeper, likePost, { postId: made.postId });
  await town.run(eve, collectThread, { collectionId: shelf, threadId: made.threadId, note: 'zebra wine' });
  await town.run(eve, ratePost, { postId: id, currency: 'reputation', amount: 2, reason: 'Secret zebra praise' });
  town.clock.now = new Date('2026-03-01T13:00:00Z');
  await town.run(eve, editPost, { postId: made.postId, body: 'Very secret zebra wine.' });
  const other = await town.run(eve, postThread, { board: 'cellar', title: 'Zebra beer', body: 'Gone zebra.', tags: ['green'] });
  await town.run(eve, withdrawPost, { postId: other.postId });
  expect(other.postId).toBe(gone);
  town.clock.now = new Date('2026-03-01T12:00:00Z');
}

describe('what a private board holds', () => {
  it('is asked for by every query', () => {
    const core = fileURLToPath(new URL('..', import.meta.url));
    const names = readdirSync(core, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => [...readFileSync(join(core, file), 'utf8').matchAll(/\bquery\(\{\s*name: '([a-z-]+)'/g)].map(([, name]) => name!));
    expect(Object.keys(READS).sort()).toEqual(names.sort());
  });

  it('changes nothing for a guest, a member, a banned one, another board’s moderator and a banned moderator', async () => {
    const other = await town.board('coffee');
    const outsiders: Viewer[] = [
      town.guest,
      await town.member('Ann', { group: 'member' }),
      await town.member('Banned One', { group: 'member', isBanned: true }),
      await town.member('Barista', { group: 'member', moderates: [other] }),
      await town.member('Fallen', { group: 'member', isBanned: true, moderates: [cellar] }),
    ];
    for (const { id } of outsiders.slice(1)) await followStaff(id);
    const before = await Promise.all(outsiders.map(everything));
    await liveInTheCellar();
    for (const [at, viewer] of outsiders.entries()) expect([viewer.name, await everything(viewer)]).toEqual([viewer.name, before[at]]);
    const seen = await everything(eve);
    for (const name of [
      'read-home',
      'read-thread',
      'read-post',
      'search-posts',
      'read-tags',
      'read-feed',
      'read-likers',
      'read-revisions',
      'read-collection',
      'read-collections',
      'read-ratings',
      'read-rating-form',
      'read-revisions',
    ])
      expect([name, seen[name] === before[0]![name]]).toEqual([name, false]);
  });
});

describe('what a thread of a read level holds', () => {
  /** Queries that tell a listed thread's title and figures; of the rest nothing may change. */
  const LISTS = ['read-home', 'read-board', 'read-board-tree', 'read-thread-head', 'read-thread-cursor', 'read-thread-list', 'read-tags'];
  /** Words of its texts and names of who spoke only there. */
  const TEXTS = /gnu|velvet|unicorn|okapi/i;

  it('changes nothing for whom it is not, but the title that is listed', async () => {
    const gold = await town.member('Gilda', { group: 'gold' });
    const helper = await town.member('Helga', { group: 'elder' });
    const made = await town.run(gold, postThread, {
      board: 'tea',
      title: 'For few',
      body: 'A first text.',
      readLevel: 60,
      tags: ['green'],
    });
    const readers: Viewer[] = [
      town.guest,
      await town.member('Newt', { group: 'newcomer' }),
      await town.member('Senta', { group: 'senior' }),
      await town.member('Marco', { group: 'member', moderates: [cellar] }),
      { ...gold, id: (await town.member('Fallen Gold', { group: 'gold' })).id, readLevel: 50 },
    ];
    hidden = { thread: made.threadId, post: made.postId, reply: made.postId + 1 };
    const before = await Promise.all(readers.map(everything));
    const { id } = await town.run(helper, postReply, { threadId: made.threadId, body: 'A gnu zebra in velvet.', replyToId: made.postId });
    hidden.reply = id;
    await town.run(helper, likePost, { postId: made.postId });
    await town.run(gold, likePost, { postId: id });
    town.clock.now = new Date('2026-03-01T13:00:00Z');
    await town.run(gold, editPost, { postId: made.postId, body: 'A unicorn zebra.\n\n:::hide\nokapi\n:::' });
    town.clock.now = new Date('2026-03-01T12:00:00Z');
    for (const [at, viewer] of readers.entries()) {
      const after = await everything(viewer);
      for (const name of Object.keys(READS).filter((one) => !LISTS.includes(one)))
        expect([viewer.name, name, after[name]]).toEqual([viewer.name, name, before[at]![name]]);
      expect([viewer.name, TEXTS.exec(JSON.stringify(after))?.[0]]).toEqual([viewer.name, undefined]);
      expect([viewer.name, after['read-thread-list']!.includes('For few'), after['read-thread']]).toEqual([viewer.name, true, 'null']);
    }
    for (const viewer of [helper, eve, gold])
      for (const name of ['read-thread', 'read-post', 'search-posts', 'read-feed', 'read-likers', 'read-revisions', 'read-post-page'])
        expect([
          viewer.name,
          name,
          TEXTS.test((await everything(viewer))[name]!) || name === 'read-post' || name === 'read-likers',
        ]).toEqual([viewer.name, name, true]);
  });
});
