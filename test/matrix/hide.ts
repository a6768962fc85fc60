/** Rows of read levels and hidden text: what one may not read, one may not answer, like or change. */
import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { editPost, postReply, withdrawPost } from '@/core/posts';
import { likePost, unlikePost } from '@/core/reactions';
import { postThread } from '@/core/threads';
import { EVERYBODY, NOT_MINE, type Row, row, SIGNED_OUT, WRITERS } from './scene';

/** A level that none of the matrix's members reaches through their group; the author's, the board's moderator's and the administrator's it is all the same. */
const LEVEL = 90;
const gated = (scene: Parameters<Row['input']>[0]) =>
  rows(scene.db, sql`update threads set read_level = ${LEVEL}::int where id = ${scene.threadId}::bigint`);
const KEPT_OUT = (reason: string) => ({ ...SIGNED_OUT, newcomer: reason, member: reason, otherModerator: reason, banned: reason });
const MAY_NOT = { ...EVERYBODY('group.may_not'), ...WRITERS, moderator: '', administrator: '' };
const MAY_NOT_HIDE = { ...EVERYBODY('post.may_not_hide'), ...WRITERS, moderator: '', administrator: '' };

/** A row whose thread has a read level. */
const behind = (name: string, order: unknown, input: Row['input'], refused: Row['refused']): Row =>
  row(`${name} [read level]`, order, async (scene) => gated(scene).then(() => input(scene)), refused);

export const HIDE: Row[] = [
  behind('post-reply', postReply, ({ threadId }) => ({ threadId, body: 'Thank you.' }), KEPT_OUT('thread.not_found')),
  behind('edit-post', editPost, ({ replyId }) => ({ postId: replyId, body: 'Other words.' }), KEPT_OUT('post.not_found')),
  behind('withdraw-post', withdrawPost, ({ replyId }) => ({ postId: replyId }), KEPT_OUT('post.not_found')),
  behind('like-post', likePost, ({ replyId }) => ({ postId: replyId }), { ...KEPT_OUT('post.not_found'), author: 'post.own_like' }),
  behind('withdraw-like', unlikePost, ({ replyId }) => ({ postId: replyId }), { ...KEPT_OUT('post.not_found'), author: 'post.own_like' }),
  row(
    'post-thread [with a read level]',
    postThread,
    () => ({ board: 'tea', title: 'A new pot', body: 'Have tea.', readLevel: 10 }),
    MAY_NOT,
  ),
  row('edit-post [read level of a thread]', editPost, ({ firstPostId }) => ({ postId: firstPostId, readLevel: 10 }), {
    ...NOT_MINE,
    author: 'group.may_not',
  }),
  row('post-thread [hiding]', postThread, () => ({ board: 'tea', title: 'A new pot', body: ':::hide\nsecret\n:::' }), MAY_NOT_HIDE),
  row('post-reply [hiding]', postReply, ({ threadId }) => ({ threadId, body: ':::hide 50\nsecret\n:::' }), MAY_NOT_HIDE),
  row('edit-post [hiding]', editPost, ({ replyId }) => ({ postId: replyId, body: ':::hide\nsecret\n:::' }), {
    ...NOT_MINE,
    author: 'post.may_not_hide',
  }),
];
