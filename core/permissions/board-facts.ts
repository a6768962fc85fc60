import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '@/core/kernel';

/** SQL: `BoardFacts` of board `b` as json; with `thread`, of thread `t` in it. */
export function boardFacts(context: Context, of: { thread: boolean }): SQL {
  const { viewer } = context;
  const thread = of.thread
    ? sql`jsonb_build_object('id', t.id, 'isLocked', t.is_locked, 'isAutoLocked',
        b.auto_lock_days is not null and t.last_posted_at < ${context.now()}::timestamptz - make_interval(days => b.auto_lock_days))`
    : sql`null::jsonb`;
  return sql`jsonb_build_object('boardId', b.id, 'slug', b.slug, 'kind', b.kind, 'isClosed', b.is_closed, 'isArchived', b.is_archived, 'thread', ${thread}, 'grants',
    (select jsonb_object_agg(g."right", g.is_allowed) from board_grants g where g.board_id = b.id and g.group_id = ${viewer.groupId}::bigint))`;
}
