import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';

/** Who wrote how much of a thread's visible posts, and the likes on it: what leaves with the thread and comes back with it. */
export function partsOf(tx: Tx, threadId: number): Promise<{ authorId: number; posts: number; likes: number }[]> {
  return rows(
    tx,
    sql`
    select author_id as "authorId", count(*)::int as posts, sum(like_count)::int as likes
    from posts where thread_id = ${threadId}::bigint and withdrawn_at is null group by author_id`,
  );
}
