import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { takeBackMail } from './waiting-mail';

/**
 * Takes out of notices what was undone since. `gone` is a condition on `notice_causes c`. A group goes on without it; a notice that nothing
 * is left of goes away.
 */
export async function takeBack(tx: Tx, gone: SQL, at: Date): Promise<void> {
  const touched = await rows<{ id: number; memberId: number }>(
    tx,
    sql`
    with undone as (update notice_causes c set gone_at = ${at}::timestamptz where c.gone_at is null and ${gone} returning c.notice_id, c.member_id)
    select distinct notice_id as id, member_id as "memberId" from undone`,
  );
  if (!touched.length) return;
  await regroup(
    tx,
    touched.map(({ id }) => id),
  );
  // Behind the locks of the notices: whoever was about to queue their mail has done so.
  await takeBackMail(tx, touched, at);
}

/** Counts what is left of groups. */
async function regroup(tx: Tx, ids: number[]): Promise<void> {
  const chosen = sql`${sql.param(ids)}::bigint[]`;
  await rows(
    tx,
    sql`delete from notices n where n.id = any (${chosen}) and not exists (select 1 from notice_causes c where c.notice_id = n.id and c.gone_at is null)`,
  );
  await rows(
    tx,
    sql`
    with living as (
      select c.notice_id, c.actor_id, c.post_id, c.at, row_number() over (partition by c.notice_id, c.actor_id order by c.at desc, c.cause desc) as nth
      from notice_causes c where c.notice_id = any (${chosen}) and c.gone_at is null
    ), sums as (
      select notice_id, count(*)::int as events, count(distinct actor_id)::int as actors, max(at) as last_at,
        (array_agg(actor_id order by at desc) filter (where nth = 1 and actor_id is not null))[1:2] as latest,
        (array_agg(post_id order by at desc, post_id desc) filter (where post_id is not null))[1] as newest,
        (array_agg(post_id order by at, post_id) filter (where post_id is not null))[1] as oldest
      from living group by notice_id
    )
    update notices n set event_count = s.events, actor_count = s.actors, actor_id = s.latest[1], other_actor_id = s.latest[2], post_id = s.newest,
      thread_id = coalesce((select p.thread_id from posts p where p.id = s.newest), n.thread_id),
      first_post_id = s.oldest, updated_at = s.last_at
    from sums s where n.id = s.notice_id`,
  );
}
