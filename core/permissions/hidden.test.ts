/**
 * What happens in a private board changes nothing for those who may not see it: every query of the board answers the same, byte for
 * byte, before and after. Rows are complete: a new query without a line here fails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBoard, readBoardTree, readNavBoards } from '@/core/boards';
import { readBoardFeed, readMemberFeed, readSiteFeed, readSitemap, readSitemapCount, readThreadFeed } from '@/core/feeds';
import type { Context, Viewer } from '@/core/kernel';
import { readNotices } from '@/core/notifications';
import { editPost, postReply, readEditable, readMemberReplies, readPost, readPostPage, readRevisions, withdrawPost } from '@/core/posts';
import { likePost, readLikers } from '@/core/reactions';
import { searchPosts } from '@/core/search';
import { readHome } from '@/core/stats';
import { readTags } from '@/core/tags';
import { postThread, readThread, readThreadCursor, readThreadHead, readThreadList, readThreadRow } from '@/core/threads';
import { openTown, type Town } from '@/test/town';

let town: Town;
let cellar: number;
let eve: Viewer;
let keeper: Viewer;
/** The thread in the private board, its first post and a reply; drawn before they are there, so that the same is asked twice. */
let hidden: { thread: number; post: number; reply: number };
let shown: { threadId: number; postId: number };

beforeAll(async () => {
  town = await openTown();
  town.clock.now = new Date('2026-03-01T12:00:00Z');
  await town.board('tea');
  cellar = await town.board('cellar', { is_private: true });
  eve = await town.member('Eve', { group: 'administrator' });
  keeper = await town.member('Keeper', { group: 'member', moderates: [cellar] });
  const baker = await town.member('Baker', { group: 'member' });
  shown = await town.run(baker, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have zebra tea.', tags: ['green'] });
  hidden = { thread: shown.threadId + 1, post: shown.postId + 1, reply: shown.postId + 2 };
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
  'read-revisions': (context) => readRevisions(context, hidden.post),
  'read-likers': (context) => readLikers(context, { postId: hidden.post }),
  'read-member-replies': (context) => readMemberReplies(context, { memberId: eve.id }),
  'read-tags': (context) => readTags(context),
  'search-posts': async (context) => [await searchPosts(context, { q: 'zebra' }), await searchPosts(context, { q: 'wine' })],
  'read-feed': async (context) => [
    await readSiteFeed(context),
    await readBoardFeed(context, cellar),
    await readThreadFeed(context, hidden.thread),
    await readMemberFeed(context, eve.id),
  ],
  'read-sitemap': (context) => readSitemap(context),
  'read-sitemap-count': readSitemapCount,
  'read-notices': (context) =>
    context.viewer.kind === 'guest' ? null : Promise.all([readNotices(context), readNotices(context, { filter: 'replies' })]),
};

const everything = async (viewer: Viewer): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(READS).map(async ([name, read]) => [name, JSON.stringify((await read(town.context(viewer))) ?? null)] as const),
    ),
  );

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
  town.clock.now = new Date('2026-03-01T13:00:00Z');
  await town.run(eve, editPost, { postId: made.postId, body: 'Very secret zebra wine.' });
  const other = await town.run(eve, postThread, { board: 'cellar', title: 'Zebra beer', body: 'Gone zebra.', tags: ['green'] });
  await town.run(eve, withdrawPost, { postId: other.postId });
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
    const before = await Promise.all(outsiders.map(everything));
    await liveInTheCellar();
    for (const [at, viewer] of outsiders.entries()) expect([viewer.name, await everything(viewer)]).toEqual([viewer.name, before[at]]);
    const seen = await everything(eve);
    for (const name of ['read-home', 'read-thread', 'read-post', 'search-posts', 'read-tags', 'read-feed', 'read-likers', 'read-revisions'])
      expect([name, seen[name] === before[0]![name]]).toEqual([name, false]);
  });
});
