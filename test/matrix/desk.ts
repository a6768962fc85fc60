/** Rows of the desk: featuring, moving, restoring, banning, and the grid of rights. */
import { banMember, grantDigest, moveThread, unbanMember } from '@/core/moderation';
import { restorePost } from '@/core/posts';
import { editBoardGrants, editGroupRights } from '@/core/rights';
import { type Row, row, SIGNED_OUT, STAFF_ONLY } from './scene';

const DESK = { ...STAFF_ONLY, moderator: '' };
const WHY = 'The desk decided.';

export const DESK_ROWS: Row[] = [
  row('grant-digest', grantDigest, ({ threadId }) => ({ threadId, level: 2, reason: WHY }), DESK),
  // Of two boards one has to tend both; the matrix's moderators tend one.
  row('move-thread', moveThread, ({ threadId }) => ({ threadId, board: 'coffee', reason: WHY }), STAFF_ONLY),
  row('move-thread [to a section]', moveThread, ({ threadId }) => ({ threadId, board: 'paper', reason: WHY }), {
    ...STAFF_ONLY,
    administrator: 'board.section',
  }),
  row('move-thread [to where it is]', moveThread, ({ threadId }) => ({ threadId, board: 'tea', reason: WHY }), {
    ...STAFF_ONLY,
    moderator: 'thread.same_board',
    administrator: 'thread.same_board',
  }),
  row('move-thread [to a private board]', moveThread, ({ threadId }) => ({ threadId, board: 'cellar', reason: WHY }), {
    ...Object.fromEntries(
      ['newcomer', 'member', 'author', 'moderator', 'otherModerator', 'banned'].map((name) => [name, 'board.not_found']),
    ),
    ...SIGNED_OUT,
  }),
  row('restore-post [standing]', restorePost, ({ replyId }) => ({ postId: replyId }), {
    ...SIGNED_OUT,
    newcomer: 'post.not_yours',
    member: 'post.not_yours',
    otherModerator: 'post.not_yours',
    banned: 'member.banned',
  }),
  row('ban-member', banMember, ({ bystander }) => ({ memberId: bystander.id, reason: WHY }), STAFF_ONLY),
  row('ban-member [oneself]', banMember, ({ viewer, bystander }) => ({ memberId: viewer.id || bystander.id, reason: WHY }), {
    ...STAFF_ONLY,
    administrator: 'member.self_ban',
  }),
  row('unban-member', unbanMember, ({ bystander }) => ({ memberId: bystander.id }), STAFF_ONLY),
  row('edit-group-rights', editGroupRights, () => ({ groups: [] }), STAFF_ONLY),
  row('edit-board-grants', editBoardGrants, ({ boardId }) => ({ boardId, grants: [] }), STAFF_ONLY),
];
