import { sql } from 'drizzle-orm';
import { rows, together } from '@/db/rows';
import type { BoardFigures, Effects } from '@/core/kernel';

/** Writes the tally of boards, by ascending id, as sums: nobody waits for a board's row before the very end of a command. */
export async function settleBoards({ tx, tally }: Effects): Promise<void> {
  const changed = [...tally.boards].sort(([a], [b]) => a - b);
  await together(tx, () => changed.map(([id, figures]) => settleBoard(tx, id, figures)));
}

async function settleBoard(
  tx: Effects['tx'],
  id: number,
  { threads = 0, posts = 0, followers = 0, last, relast }: BoardFigures,
): Promise<void> {
  if (relast) {
    // Locked by a statement of its own: what is looked up next must see what the one we waited for has written.
    await rows(tx, sql`select 1 from boards where id = ${id}::bigint for no key update`);
    await rows(
      tx,
      sql`
      update boards b set thread_count = thread_count + ${threads}::int, post_count = post_count + ${posts}::int,
        follower_count = follower_count + ${followers}::int, last_thread_id = l.id, last_posted_at = l.last_posted_at
      from (select (select t.id from threads t where t.board_id = ${id}::bigint and t.withdrawn_at is null order by t.last_posted_at desc, t.id desc limit 1) as id,
                   (select max(t.last_posted_at) from threads t where t.board_id = ${id}::bigint and t.withdrawn_at is null) as last_posted_at) l
      where b.id = ${id}::bigint`,
    );
    return;
  }
  await rows(
    tx,
    sql`
    update boards set thread_count = thread_count + ${threads}::int, post_count = post_count + ${posts}::int, follower_count = follower_count + ${followers}::int,
      last_thread_id = case when ${last?.at ?? null}::timestamptz >= coalesce(last_posted_at, '-infinity') then ${last?.threadId ?? null}::bigint else last_thread_id end,
      last_posted_at = greatest(last_posted_at, ${last?.at ?? null}::timestamptz)
    where id = ${id}::bigint`,
  );
}
