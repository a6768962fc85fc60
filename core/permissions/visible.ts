import { type SQL, sql } from 'drizzle-orm';
import { type Context, isBannedNow, isSiteStaff, MOST_READ_LEVEL, type Viewer } from '@/core/kernel';

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

/** Names who sees the same boards by `boardVisibleTo`: for what is kept for all of them. */
export function seesBoardsAs(viewer: Viewer): string {
  if (isSiteStaff(viewer) && !viewer.isBanned) return 'staff';
  return `${viewer.groupId} ${viewer.isBanned ? '' : [...viewer.moderates].sort((a, b) => a - b).join(' ')}`;
}

/**
 * SQL: whether the viewer may read a thread `t`: what `threadListedTo` asks, and that their group's read level reaches the thread's, or
 * that it is their own, or in a board that they tend. Whatever shows any of a thread's text asks this.
 */
export function threadVisibleTo(context: Context): SQL {
  const { viewer } = context;
  if (isSiteStaff(viewer) && !viewer.isBanned) return sql`true`;
  if (viewer.readLevel >= MOST_READ_LEVEL) return threadListedTo(context);
  const moderated = viewer.isBanned ? [] : [...viewer.moderates];
  const own = viewer.id ? sql` or t.author_id = ${viewer.id}::bigint` : sql``;
  const tended = moderated.length ? sql` or t.board_id = any (${sql.param(moderated)}::bigint[])` : sql``;
  return sql`${threadListedTo(context)} and (t.read_level <= ${viewer.readLevel}::int${own}${tended})`;
}

/**
 * SQL: whether a thread `t` stands in the viewer's lists: its board is seen, and it was not withdrawn, unless by the board's staff. Only for
 * lists that show title and figures and no text: a thread of a higher read level is listed with its stamp, and cannot be opened.
 */
export function threadListedTo(context: Context): SQL {
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
export function boardVisibleToMember(boardId: SQL, now: Date): SQL {
  const isBanned = isBannedNow(now);
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

/** SQL: `threadVisibleTo` for a member `m` of group `g`, by columns: board and read level of thread `t`; whether it was withdrawn is asked apart. */
export const threadReadableByMember = (now: Date): SQL => sql`(
  ${boardVisibleToMember(sql`t.board_id`, now)} and ${readsAsDeep({ level: sql`t.read_level`, authorId: sql`t.author_id`, boardId: sql`t.board_id` })})`;

/** SQL: whether member `m` of group `g` reads as deep as a thread's read level asks: its author, the staff of its board, and whose group has the level. */
export const readsAsDeep = (thread: { level: SQL; authorId: SQL; boardId: SQL }): SQL => sql`
  (${thread.level} <= g.read_level or ${thread.authorId} = m.id or g.key in ('administrator', 'super-moderator')
    or exists (select 1 from board_moderators bm where bm.board_id = ${thread.boardId} and bm.member_id = m.id))`;
