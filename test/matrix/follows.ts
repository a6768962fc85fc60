/** Rows of following: watching boards and threads, tags, remarks. */
import { editFollow, followTag, unfollowTag, watchBoard, watchThread } from '@/core/follows';
import { EVERYBODY, type Row, row, SIGNED_OUT, WRITERS } from './scene';

export const FOLLOWS: Row[] = [
  row('watch-thread', watchThread, ({ threadId }) => ({ threadId, level: 'watching' }), WRITERS),
  row('watch-thread [muting]', watchThread, ({ threadId }) => ({ threadId, level: 'muted' }), SIGNED_OUT),
  row('watch-board', watchBoard, () => ({ board: 'tea', level: 'tracking' }), WRITERS),
  row('watch-board [muting]', watchBoard, () => ({ board: 'tea', level: 'muted' }), SIGNED_OUT),
  row('watch-board [private board]', watchBoard, () => ({ board: 'cellar', level: 'watching' }), {
    ...EVERYBODY('board.not_found'),
    administrator: '',
  }),
  row('follow-tag', followTag, () => ({ tag: 'no such tag' }), EVERYBODY('tag.not_found')),
  row('unfollow-tag', unfollowTag, () => ({ tag: 'no such tag' }), EVERYBODY('tag.not_found')),
  row('edit-follow', editFollow, ({ stranger }) => ({ memberId: stranger.id, remark: 'Pours well' }), {
    ...EVERYBODY('member.not_followed'),
    ...SIGNED_OUT,
  }),
];
