import { type SQL, sql } from 'drizzle-orm';
import { type Context, isSiteStaff } from '@/core/kernel';

/**
 * SQL: whether the viewer may see the board with this id. A private board is seen by its moderators and by groups with the
 * grant `board.see`; what lies below a board that is not seen is not seen either. The hidden ones are worked out once a
 * query (they do not depend on its rows), over the small table of boards.
 */
export function boardVisibleTo(context: Context, boardId: SQL = sql`b.id`): SQL {
  const { viewer } = context;
  if (isSiteStaff(viewer) && !viewer.isBanned) return sql`true`;
  const moderated = viewer.isBanned ? [] : [...viewer.moderates];
  return sql`${boardId} <> all (array(
    with recursive hidden as (
      select p.id from boards p
      where p.is_private and p.id <> all (${sql.param(moderated)}::bigint[])
        and not exists (select 1 from board_grants g where g.board_id = p.id and g.group_id = ${viewer.groupId}::bigint and g."right" = 'board.see' and g.is_allowed)
      union
      select c.id from boards c join hidden h on c.parent_id = h.id where c.id <> all (${sql.param(moderated)}::bigint[])
    ) select id from hidden))`;
}

/** SQL: whether the viewer may see a thread `t`: its board, and that it was not withdrawn, unless by the board's staff. */
export function threadVisibleTo(context: Context): SQL {
  const { viewer } = context;
  if (isSiteStaff(viewer) && !viewer.isBanned) return sql`true`;
  const moderated = viewer.isBanned ? [] : [...viewer.moderates];
  const standing = moderated.length
    ? sql`(t.withdrawn_at is null or t.board_id = any (${sql.param(moderated)}::bigint[]))`
    : sql`t.withdrawn_at is null`;
  return sql`${standing} and ${boardVisibleTo(context, sql`t.board_id`)}`;
}

/**
 * SQL: the same question for a member `m` of group `g`, by columns: for those who are told of something without having asked.
 */
export function boardVisibleToMember(boardId: SQL): SQL {
  const isBanned = sql`(m.banned_at is not null or g.key = 'banned')`;
  const isModerated = (board: SQL) =>
    sql`(not ${isBanned} and exists (select 1 from board_moderators bm where bm.board_id = ${board} and bm.member_id = m.id))`;
  return sql`((g.key in ('administrator', 'super-moderator') and not ${isBanned}) or ${boardId} <> all (array(
    with recursive hidden as (
      select b.id from boards b
      where b.is_private and not ${isModerated(sql`b.id`)}
        and not exists (select 1 from board_grants bg where bg.board_id = b.id and bg.group_id = m.group_id and bg."right" = 'board.see' and bg.is_allowed)
      union
      select c.id from boards c join hidden h on c.parent_id = h.id where not ${isModerated(sql`c.id`)}
    ) select id from hidden)))`;
}
