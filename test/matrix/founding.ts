/** Rows of the walking board: accounts, boards, posts, likes, sessions, settings. */
import { changePassword, createAdministrator, createMember, issueToken, registerMember, resetPassword } from '@/core/accounts';
import { editBoard, postBoard } from '@/core/boards';
import { followMember, unfollowMember } from '@/core/follows';
import { editPreferences, editProfile } from '@/core/members';
import { editPost, postReply, withdrawPost } from '@/core/posts';
import { likePost, unlikePost } from '@/core/reactions';
import { endSession, openSession } from '@/core/sessions';
import { changeSettings } from '@/core/settings';
import { postThread } from '@/core/threads';
import { EVERYBODY, hasher, NOT_MINE, PASSWORD, type Row, row, SIGNED_OUT, STAFF_ONLY, WRITERS } from './scene';

export const FOUNDING: Row[] = [
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
