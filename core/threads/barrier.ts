import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { type Context, Failure } from '@/core/kernel';
import { readGroups } from '@/core/groups';
import type { GroupBadge } from '@/core/members/views';
import { readThreadHead, type ThreadHead } from './read-thread-head';

/** What keeps a reader from a thread whose title they may see, and the shortest way past it. */
export interface BarrierView {
  level: number;
  /** The first rung of the ladder that reads it; null where only staff do. */
  group: GroupBadge | null;
  /** Points to that rung; null for guests and where there is no such rung. */
  missing: number | null;
}

/** The barrier before a thread that the viewer may not read. */
export async function readBarrier({ db, viewer }: Context, { readLevel: level }: Pick<ThreadHead, 'readLevel'>): Promise<BarrierView> {
  const groups = await readGroups(db);
  const rung = groups.find((group) => group.from !== null && group.readLevel >= level);
  if (!rung || !viewer.id) return { level, group: rung?.badge ?? null, missing: null };
  const known = await row<{ total: number }>(db, sql`select points_total as total from members where id = ${viewer.id}::bigint`);
  return { level, group: rung.badge, missing: Math.max(0, rung.from! - (known?.total ?? 0)) };
}

/** Why a thread cannot be read: its read level, where the viewer may know of it at all; else there is no such thread. */
export async function threadRefusal(context: Context, id: number): Promise<Failure> {
  const head = await readThreadHead(context, id);
  if (!head || head.withdrawn || head.mayRead) return new Failure('thread.not_found');
  const { level, group, missing } = await readBarrier(context, head);
  return new Failure('thread.read_level', { level, group: group?.key ?? '', missing: missing ?? 0 });
}
