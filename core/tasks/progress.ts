import { type SQL, sql } from 'drizzle-orm';
import { type Context, midnight } from '@/core/kernel';
import type { TaskMeasure } from './views';

/** Measures of a state rather than of deeds: they cannot be done again tomorrow. */
export const STATES: readonly TaskMeasure[] = ['bio', 'points_total'];

/** SQL: since when the deeds of task `t` count; null = always. */
const since = (context: Context): SQL => sql`
  greatest(t.opens_at, case t.period when 'daily' then ${midnight(context)}
    when 'weekly' then date_trunc('week', ${context.now()}::timestamptz, ${context.settings.timeZone}) end)`;

/** SQL: the first day of the present period of task `t`; the epoch for what is done once. */
const periodStart = ({ now, settings }: Context): SQL => sql`
  case t.period when 'once' then date '1970-01-01'
    else date_trunc(case t.period when 'daily' then 'day' else 'week' end, ${now()}::timestamptz, ${settings.timeZone}) at time zone ${settings.timeZone} end::date`;

/**
 * SQL: from-items after tasks `t` that add `s` (`since`, `period_start`), the viewer's row `me` and `p.done`: how much of the measure
 * there is, counted up to the target, so that no task costs more than its target in rows. What counts from always is in the
 * member's own exact figures.
 */
export function progressOf(context: Context): SQL {
  const { settings, viewer } = context;
  const upTo = (found: SQL): SQL => sql`(select count(*)::int from (select 1 ${found} limit t.target) n)`;
  return sql`
    cross join lateral (select ${since(context)} as since, ${periodStart(context)} as period_start) s
    left join members me on me.id = ${viewer.id}::bigint
    left join groups mg on mg.id = me.group_id
    cross join lateral (select coalesce(least(t.target, case t.measure
      when 'replies' then case when s.since is null then me.post_count - me.thread_count
        else ${upTo(sql`from posts w join threads h on h.id = w.thread_id and h.withdrawn_at is null where w.author_id = me.id and w.floor > 1 and w.withdrawn_at is null and w.created_at >= s.since order by w.id desc`)} end
      when 'threads' then case when s.since is null then me.thread_count
        else ${upTo(sql`from threads h where h.author_id = me.id and h.withdrawn_at is null and h.created_at >= s.since`)} end
      when 'likes_received' then case when s.since is null then me.likes_received
        else ${upTo(sql`from likes l join posts w on w.id = l.post_id and w.withdrawn_at is null join threads h on h.id = w.thread_id and h.withdrawn_at is null where w.author_id = me.id and l.created_at >= s.since`)} end
      when 'likes_given' then ${upTo(sql`from likes l where l.member_id = me.id and l.created_at >= coalesce(s.since, '-infinity')`)}
      when 'check_ins' then ${upTo(sql`from check_ins c where c.member_id = me.id and c.day >= coalesce((s.since at time zone ${settings.timeZone})::date, '-infinity')`)}
      when 'followers' then case when s.since is null then me.follower_count
        else ${upTo(sql`from follows f where f.followed_id = me.id and f.created_at >= s.since`)} end
      when 'following' then case when s.since is null then me.following_count
        else ${upTo(sql`from follows f where f.follower_id = me.id and f.created_at >= s.since`)} end
      when 'bio' then (me.bio <> '')::int
      when 'points_total' then greatest(me.points_total, 0)
    end), 0)::int as done) p`;
}

/** SQL: whether the viewer `me` stands on the least rung of task `t` or above; staff stand above all. */
export const isOpenToMe: SQL = sql`
  coalesce(fg.id is null or mg.kind = 'staff' or (mg.kind = 'ladder' and mg.min_total >= fg.min_total), false)`;

/** SQL: whether task `t` can be taken at this moment. */
export const isOpenNow = ({ now }: Context): SQL => sql`
  t.is_open and coalesce(t.opens_at <= ${now()}::timestamptz, true) and coalesce(t.closes_at > ${now()}::timestamptz, true)`;

/** SQL: amounts of task `t`, without zeroes. */
export const amountsOfTask: SQL = sql`
  jsonb_strip_nulls(jsonb_build_object('coins', nullif(t.coins, 0), 'reputation', nullif(t.reputation, 0), 'contribution', nullif(t.contribution, 0)))`;
