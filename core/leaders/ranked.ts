import { type SQL, sql } from 'drizzle-orm';
import type { LeaderMeasure, LeaderSpan } from './views';

/** Places that are counted and kept; further down nobody is told their rank. */
export const RANKED = 1_000;

const COLUMNS: Record<Exclude<LeaderMeasure, 'streak'>, string> = {
  points: 'points_total',
  coins: 'coins',
  reputation: 'reputation',
  contribution: 'contribution',
  posts: 'post_count',
  threads: 'thread_count',
  likes: 'likes_received',
  followers: 'follower_count',
};

/** SQL: whether member `m` of group `g` stands in a ranking. The first half is the predicate of the indexes. */
export const STANDS = sql`m.deleted_at is null and m.banned_at is null and g.key <> 'banned'`;

interface Ranked {
  /** From-items with members `m` and groups `g`. */
  from: SQL;
  where: SQL;
  value: SQL;
  /** In the order of the index, highest first. */
  order: SQL;
}

/** SQL: where a ranking lies: an indexed column of members, the longest streaks, or what the worker counted. */
export function rankedBy(by: LeaderMeasure, span: LeaderSpan): Ranked {
  const members = sql`join members m on m.id = r.member_id join groups g on g.id = m.group_id`;
  if (span !== 'all')
    return {
      from: sql`leaders r ${members}`,
      where: sql`r.by = ${by} and r.span = ${span} and ${STANDS}`,
      value: sql`r.value`,
      order: sql`r.place`,
    };
  if (by === 'streak')
    return {
      from: sql`best_streaks r ${members}`,
      where: STANDS,
      value: sql`r.streak`,
      order: sql`r.streak desc, r.member_id desc`,
    };
  const value = sql`m.${sql.raw(COLUMNS[by])}`;
  return {
    from: sql`members m join groups g on g.id = m.group_id`,
    where: sql`${value} > 0 and ${STANDS}`,
    value,
    order: sql`${value} desc, m.id desc`,
  };
}
