/**
 * Every command × every kind of viewer: what is allowed, and which rule refuses what is not. A command without a row fails the
 * test, so that no write is added whose rights nobody thought of.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type AccountPorts,
  changePassword,
  createAdministrator,
  createMember,
  issueToken,
  registerMember,
  resetPassword,
} from '@/core/accounts';
import { editBoard, postBoard } from '@/core/boards';
import { followMember, unfollowMember } from '@/core/follows';
import type { Command, Viewer } from '@/core/kernel';
import { editPreferences, editProfile } from '@/core/members';
import { editPost, postReply, withdrawPost } from '@/core/posts';
import { likePost, unlikePost } from '@/core/reactions';
import { endSession, openSession } from '@/core/sessions';
import { changeSettings } from '@/core/settings';
import { postThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';

const VIEWERS = ['guest', 'newcomer', 'member', 'author', 'moderator', 'otherModerator', 'administrator', 'banned'] as const;
type ViewerName = (typeof VIEWERS)[number];

/** What a cell acts on: made anew for each, by the author. */
interface Scene {
  boardId: number;
  viewer: Viewer;
  threadId: number;
  firstPostId: number;
  replyId: number;
  author: Viewer;
  stranger: Viewer;
  unique: string;
}

interface Row {
  /** The command's name, and in brackets what is special about the case. */
  name: string;
  // Commands differ in all four types; the table only hands them on.
  order: (scene: Scene) => Command<never, unknown, unknown, unknown>;
  input: (scene: Scene) => unknown;
  refused: Partial<Record<ViewerName, string>>;
}

const hasher: AccountPorts['hasher'] = {
  hash: async (password) => `hash of ${password}`,
  verify: async (hash, password) => hash === `hash of ${password}`,
  unfitting: async () => 'none',
};
const row = (name: string, order: unknown, input: Row['input'], refused: Row['refused']): Row => ({
  name,
  order: () => order as ReturnType<Row['order']>,
  input,
  refused,
});

const SIGNED_OUT = { guest: 'session.required' } as const;
const WRITERS = { ...SIGNED_OUT, banned: 'member.banned' } as const;
const NOT_MINE = { ...WRITERS, newcomer: 'post.not_yours', member: 'post.not_yours', otherModerator: 'post.not_yours' } as const;
const STAFF_ONLY = {
  ...SIGNED_OUT,
  ...Object.fromEntries(
    (['newcomer', 'member', 'author', 'moderator', 'otherModerator', 'banned'] as const).map((name) => [name, 'staff.required']),
  ),
};
const EVERYBODY = (reason: string) => Object.fromEntries(VIEWERS.map((name) => [name, reason]));
const PASSWORD = 'Ink-and-paper-9917';

const ROWS: Row[] = [
  row('post-thread', postThread, () => ({ board: 'tea', title: 'A new pot', body: 'Have tea.' }), WRITERS),
  row(
    'post-thread [coining a tag]',
    postThread,
    ({ unique }) => ({ board: 'tea', title: 'A new pot', body: 'Have tea.', tags: `tag${unique}` }),
    { ...WRITERS, newcomer: 'tag.may_not_make' },
  ),
  row('post-thread [closed board]', postThread, () => ({ board: 'closed', title: 'A new pot', body: 'Have tea.' }), {
    ...SIGNED_OUT,
    newcomer: 'board.closed',
    member: 'board.closed',
    author: 'board.closed',
    moderator: 'board.closed',
    otherModerator: 'board.closed',
    banned: 'board.closed',
  }),
  row('post-thread [section]', postThread, () => ({ board: 'paper', title: 'A new pot', body: 'Have tea.' }), {
    ...EVERYBODY('board.section'),
    ...SIGNED_OUT,
  }),
  row('post-thread [private board]', postThread, () => ({ board: 'cellar', title: 'A new pot', body: 'Have tea.' }), {
    ...EVERYBODY('board.not_found'),
    ...SIGNED_OUT,
    administrator: '',
  }),
  row('post-reply', postReply, ({ threadId }) => ({ threadId, body: 'Thank you.' }), WRITERS),
  row('edit-post', editPost, ({ replyId }) => ({ postId: replyId, body: 'Other words.' }), NOT_MINE),
  row('edit-post [title]', editPost, ({ firstPostId }) => ({ postId: firstPostId, title: 'Another title' }), NOT_MINE),
  row('withdraw-post', withdrawPost, ({ replyId }) => ({ postId: replyId }), NOT_MINE),
  row('withdraw-post [thread that others answered]', withdrawPost, ({ firstPostId }) => ({ postId: firstPostId }), {
    ...NOT_MINE,
    author: 'thread.has_replies',
  }),
  row('like-post', likePost, ({ replyId }) => ({ postId: replyId }), { ...WRITERS, author: 'post.own_like' }),
  row('withdraw-like', unlikePost, ({ replyId }) => ({ postId: replyId }), { ...WRITERS, author: 'post.own_like' }),
  row('follow-member', followMember, ({ author }) => ({ memberId: author.id }), { ...WRITERS, author: 'member.self_follow' }),
  row('unfollow-member', unfollowMember, ({ author }) => ({ memberId: author.id }), SIGNED_OUT),
  row('post-board', postBoard, ({ unique }) => ({ slug: `b${unique}`, name: 'New' }), STAFF_ONLY),
  row('edit-board', editBoard, ({ boardId }) => ({ boardId, description: 'Of tea.' }), STAFF_ONLY),
  row('edit-settings', changeSettings, () => ({ graceMinutes: 5 }), STAFF_ONLY),
  row('edit-profile', editProfile, () => ({ bio: 'Drinks tea.' }), WRITERS),
  row('edit-preferences', editPreferences, () => ({ theme: 'dark' }), SIGNED_OUT),
  row('end-session', endSession, () => ({ which: 'all' }), SIGNED_OUT),
  row('change-password', changePassword({ hasher }), () => ({ current: 'not it at all', password: PASSWORD, handle: '' }), {
    ...EVERYBODY('password.wrong'),
    ...SIGNED_OUT,
  }),
  row(
    'create-member',
    createMember({ hasher }),
    ({ unique }) => ({ name: `Made${unique}`, email: `made${unique}@example.com`, password: PASSWORD }),
    STAFF_ONLY,
  ),
  row('reset-password', resetPassword({ hasher }), ({ stranger }) => ({ name: stranger.name, password: PASSWORD }), STAFF_ONLY),
  row('issue-token', issueToken, ({ viewer, stranger }) => ({ name: viewer.name || stranger.name }), SIGNED_OUT),
  row('issue-token [for another]', issueToken, ({ stranger }) => ({ name: stranger.name }), STAFF_ONLY),
  row(
    'register-member',
    registerMember({ hasher }),
    ({ unique }) => ({ name: `New${unique}`, email: `new${unique}@example.com`, password: PASSWORD }),
    { ...EVERYBODY('form.stale'), guest: '' },
  ),
  row(
    'create-administrator',
    createAdministrator({ hasher }),
    ({ unique }) => ({ name: `Root${unique}`, email: `root${unique}@example.com`, password: PASSWORD, token: 'guessed' }),
    EVERYBODY('setup.closed'),
  ),
  // Whoever signs in is a guest; what decides is the member whose password was proven.
  row('open-session', openSession, ({ stranger }) => ({ memberId: stranger.id, isRemembered: false }), {}),
];

let town: Town;
let boardId: number;
let author: Viewer;
let stranger: Viewer;
let viewers: Record<ViewerName, Viewer>;
let count = 0;

beforeAll(async () => {
  town = await openTown();
  boardId = await town.board('tea');
  const other = await town.board('coffee');
  await town.board('closed', { is_closed: true });
  await town.board('paper', { kind: 'section' });
  await town.board('cellar', { is_private: true });
  author = await town.member('Author', { group: 'member' });
  stranger = await town.member('Stranger', { group: 'member' });
  viewers = {
    guest: town.guest,
    newcomer: await town.member('Newcomer', { joinedAt: new Date() }),
    member: await town.member('Mimi', { group: 'member' }),
    author,
    moderator: await town.member('Keeper', { group: 'member', moderates: [boardId] }),
    otherModerator: await town.member('Barista', { group: 'member', moderates: [other] }),
    administrator: await town.member('Eve', { group: 'administrator' }),
    banned: await town.member('Banned One', { group: 'member', isBanned: true }),
  };
});

async function sceneFor(viewer: Viewer): Promise<Scene> {
  const { threadId, postId } = await town.run(author, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have tea.' });
  const { id: replyId } = await town.run(author, postReply, { threadId, body: 'Anybody?' });
  await town.run(stranger, postReply, { threadId, body: 'Me, please.' });
  count += 1;
  return { boardId, viewer, threadId, firstPostId: postId, replyId, author, stranger, unique: `${count}x` };
}

describe('the rights matrix', () => {
  it('has a row for every command', () => {
    const rows = new Set(ROWS.map(({ name }) => name.replace(/ \[.*/, '')));
    expect([...rows].sort()).toEqual(commandNames());
  });

  for (const { name, order, input, refused } of ROWS) {
    it(name, async () => {
      const seen: Record<string, string> = {};
      const expected: Record<string, string> = {};
      for (const viewerName of VIEWERS) {
        const scene = await sceneFor(viewers[viewerName]);
        seen[viewerName] = await town.refusal(viewers[viewerName], order(scene), input(scene));
        expected[viewerName] = refused[viewerName] ?? '';
      }
      expect(seen).toEqual(expected);
    });
  }
});

/** Names of all commands in core, read from the sources. */
function commandNames(): string[] {
  const core = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  return files
    .flatMap((file) => [...readFileSync(join(core, file), 'utf8').matchAll(/\bcommand\(\{\s*name: '([a-z-]+)'/g)].map(([, name]) => name!))
    .sort();
}
