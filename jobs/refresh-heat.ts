import { sql } from 'drizzle-orm';
import type { System } from '@/platform/system';

/**
 * Counts the distinct participants of the last 15 days (A8) and ages the hot score. Only threads that had a reply in that
 * time, or still carry heat, are looked at.
 * Score: replies and twice the likes of the last days, halved every two days since the last reply.
 */
export async function refreshHeat({ db: { db } }: System): Promise<void> {
  await db.execute(sql`
    with warm as (
      select t.id, coalesce(p.people, 0) as people,
        least(1000 * (1 + t.reply_count + 2 * t.like_count) * power(0.5, extract(epoch from now() - t.last_posted_at)::float8 / 172800), 2e9)::int as score
      from threads t
      left join lateral (
        select count(distinct author_id)::int as people from posts
        where thread_id = t.id and created_at > now() - interval '15 days' and withdrawn_at is null
      ) p on true
      where t.withdrawn_at is null and (t.last_posted_at > now() - interval '15 days' or t.heat > 0 or t.hot_score > 0)
    )
    update threads t set heat = warm.people, hot_score = warm.score from warm
    where warm.id = t.id and (t.heat <> warm.people or t.hot_score <> warm.score)`);
}
