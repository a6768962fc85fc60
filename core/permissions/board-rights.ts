import { type SQL, sql } from 'drizzle-orm';
import { type Context, isSiteStaff, type Verdict, type Viewer } from '@/core/kernel';
import type { Right } from './rights';
import { maySignedIn, moderates } from './standing';

/** What the rules need to know of a board and, where there is one, of a thread in it. */
export interface BoardFacts {
  boardId: number;
  kind: 'section' | 'board';
  isClosed: boolean;
  isArchived: boolean;
  /** Grants of the viewer's group in this board: right → allowed. */
  grants: Record<string, boolean> | null;
  thread?: { isLocked: boolean; isAutoLocked: boolean } | null;
}

/**
 * Whether the viewer may do something that writes in a board, in the order of B2: guest → board closed → thread locked →
 * auto-closed → ban and group. Limits of the first day come after, where the figures are (post-policy).
 */
export function mayIn(viewer: Viewer, right: Right, board: BoardFacts): Verdict {
  const signedIn = maySignedIn(viewer);
  if (signedIn !== true) return signedIn;
  const place = isOpen(viewer, board);
  if (place !== true) return place;
  if (viewer.isBanned) return { reason: 'member.banned' };
  if (moderates(viewer, board.boardId) || holds(viewer, right, board.grants)) return true;
  return { reason: viewer.groupKey === 'muted' ? 'member.muted' : 'group.may_not', facts: { right, group: viewer.groupKey } };
}

/** Staff of the board may write where others may not: a closed board or a locked thread is theirs to tend. */
function isOpen(viewer: Viewer, board: BoardFacts): Verdict {
  if (board.kind === 'section') return { reason: 'board.section' };
  if (moderates(viewer, board.boardId)) return true;
  if (board.isArchived) return { reason: 'board.archived' };
  if (board.isClosed) return { reason: 'board.closed' };
  if (board.thread?.isLocked) return { reason: 'thread.locked' };
  if (board.thread?.isAutoLocked) return { reason: 'thread.auto_locked' };
  return true;
}

/** A board's word goes before the group's. */
function holds(viewer: Viewer, right: Right, grants: Record<string, boolean> | null): boolean {
  return isSiteStaff(viewer) || (grants?.[right] ?? viewer.rights.has(right));
}

/** SQL: `BoardFacts` of board `b` as json; with `thread`, of thread `t` in it. */
export function boardFacts(context: Context, of: { thread: boolean }): SQL {
  const { viewer } = context;
  const thread = of.thread
    ? sql`jsonb_build_object('isLocked', t.is_locked, 'isAutoLocked',
        b.auto_lock_days is not null and t.last_posted_at < ${context.now()}::timestamptz - make_interval(days => b.auto_lock_days))`
    : sql`null::jsonb`;
  return sql`jsonb_build_object('boardId', b.id, 'kind', b.kind, 'isClosed', b.is_closed, 'isArchived', b.is_archived, 'thread', ${thread}, 'grants',
    (select jsonb_object_agg(g."right", g.is_allowed) from board_grants g where g.board_id = b.id and g.group_id = ${viewer.groupId}::bigint))`;
}
