import { type SQL, sql } from 'drizzle-orm';

/** Stored figures of a table, and the query that counts them anew: `id` and the same columns. */
export interface Figures {
  table: 'posts' | 'threads' | 'boards' | 'members' | 'tags';
  columns: readonly string[];
  counted: SQL;
}

/** A post counts while neither it nor its thread is withdrawn. */
const VISIBLE = sql`p.withdrawn_at is null and t.withdrawn_at is null`;

const FOLLOWING = sql`level in ('watching', 'tracking')`;

/** In the order in which they are mended: later ones count what earlier ones mended. */
export const FIGURES: readonly Figures[] = [
  {
    table: 'posts',
    columns: ['like_count', 'rating_count'],
    counted: sql`
      select p.id, p.imported_likes + coalesce(l.count, 0)::int as like_count, coalesce(r.count, 0)::int as rating_count
      from posts p left join (select post_id, count(*) from likes group by 1) l on l.post_id = p.id
      left join (select post_id, count(*) from ratings where withdrawn_at is null group by 1) r on r.post_id = p.id`,
  },
  {
    table: 'threads',
    columns: ['reply_count', 'last_floor', 'like_count', 'last_post_id', 'last_poster_id', 'last_posted_at', 'follower_count'],
    counted: sql`
      select t.id, s.replies as reply_count, s.floor as last_floor, f.like_count, l.id as last_post_id, l.author_id as last_poster_id, l.created_at as last_posted_at,
        coalesce(w.count, 0)::int as follower_count
      from threads t
      join (select thread_id, count(*) filter (where floor > 1 and withdrawn_at is null)::int as replies, max(floor) as floor,
          coalesce(max(floor) filter (where withdrawn_at is null), 1) as last from posts group by 1) s on s.thread_id = t.id
      join posts f on f.id = t.first_post_id
      join posts l on l.thread_id = t.id and l.floor = s.last
      left join (select thread_id, count(*) from thread_watches where ${FOLLOWING} group by 1) w on w.thread_id = t.id`,
  },
  {
    table: 'boards',
    columns: ['thread_count', 'post_count', 'last_posted_at', 'last_thread_id', 'follower_count'],
    counted: sql`
      select b.id, coalesce(c.threads, 0)::int as thread_count, coalesce(c.posts, 0)::int as post_count, c.last as last_posted_at,
        case when exists (select 1 from threads k where k.id = b.last_thread_id and k.board_id = b.id and k.withdrawn_at is null and k.last_posted_at = c.last) then b.last_thread_id
          else (select k.id from threads k where k.board_id = b.id and k.withdrawn_at is null order by k.last_posted_at desc, k.id desc limit 1) end as last_thread_id,
        coalesce(w.count, 0)::int as follower_count
      from boards b left join (select board_id, count(*) as threads, sum(reply_count + 1) as posts, max(last_posted_at) as last from threads where withdrawn_at is null group by 1) c on c.board_id = b.id
      left join (select board_id, count(*) from board_watches where ${FOLLOWING} group by 1) w on w.board_id = b.id`,
  },
  {
    table: 'members',
    columns: ['thread_count', 'post_count', 'likes_received', 'digest_count', 'follower_count', 'following_count'],
    counted: sql`
      select m.id, coalesce(s.threads, 0)::int as thread_count, coalesce(w.posts, 0)::int as post_count, coalesce(w.likes, 0)::int as likes_received,
        coalesce(s.digests, 0)::int as digest_count, coalesce(fr.count, 0)::int as follower_count, coalesce(fg.count, 0)::int as following_count
      from members m
      left join (select author_id, count(*) as threads, count(*) filter (where digest_level > 0) as digests from threads where withdrawn_at is null group by 1) s on s.author_id = m.id
      left join (select p.author_id, count(*) as posts, sum(p.like_count) as likes from posts p join threads t on t.id = p.thread_id where ${VISIBLE} group by 1) w on w.author_id = m.id
      left join (select followed_id, count(*) from follows group by 1) fr on fr.followed_id = m.id
      left join (select follower_id, count(*) from follows group by 1) fg on fg.follower_id = m.id`,
  },
  {
    table: 'tags',
    columns: ['thread_count', 'follower_count'],
    counted: sql`
      select g.id, coalesce(c.count, 0)::int as thread_count, coalesce(w.count, 0)::int as follower_count from tags g
      left join (select tag_id, count(*) from tag_follows group by 1) w on w.tag_id = g.id
      left join (select tt.tag_id, count(*) from thread_tags tt join threads t on t.id = tt.thread_id where t.withdrawn_at is null group by 1) c on c.tag_id = g.id`,
  },
];
