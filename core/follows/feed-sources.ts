import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '@/core/kernel';
import { notBlockedBy } from '@/core/blocks';
import { threadVisibleTo } from '@/core/permissions';
import { FOLLOW_KINDS, type FollowKind } from './views';

/** Which kinds a feed draws from. */
export type FeedFilter = 'all' | FollowKind;
export const kindsOf = (filter: FeedFilter): readonly FollowKind[] => (filter === 'all' ? FOLLOW_KINDS : [filter]);

const FOLLOWING = sql`w.level in ('watching', 'tracking')`;

interface Source {
  /** SQL: the keys that member `me` follows. */
  keys: (me: number) => SQL;
  /** SQL: ids of the posts that such a key brings, older than `below`, newest first: a walk over one index, which names no other table. */
  posts: (key: SQL, below: number, most: number) => SQL;
  /** SQL: whether post `p` of thread `t` comes by it. */
  brings: (me: number) => SQL;
}

export const SOURCES: Record<FollowKind, Source> = {
  members: {
    keys: (me) => sql`select f.followed_id as key from follows f where f.follower_id = ${me}::bigint`,
    posts: (key, below, most) => sql`
      select p.id from posts p where p.author_id = ${key} and p.withdrawn_at is null and p.id < ${below}::bigint order by p.id desc limit ${sql.raw(String(most))}`,
    brings: (me) => sql`p.author_id in (${SOURCES.members.keys(me)})`,
  },
  boards: {
    keys: (me) => sql`select w.board_id as key from board_watches w where w.member_id = ${me}::bigint and ${FOLLOWING}`,
    posts: (key, below, most) => sql`
      select h.first_post_id as id from threads h where h.board_id = ${key} and h.withdrawn_at is null and h.first_post_id < ${below}::bigint
      order by h.first_post_id desc limit ${sql.raw(String(most))}`,
    brings: (me) => sql`(p.floor = 1 and t.board_id in (${SOURCES.boards.keys(me)}))`,
  },
  threads: {
    keys: (me) => sql`select w.thread_id as key from thread_watches w where w.member_id = ${me}::bigint and ${FOLLOWING}`,
    posts: (key, below, most) => sql`
      select p.id from posts p where p.thread_id = ${key} and p.floor > 1 and p.withdrawn_at is null and p.id < ${below}::bigint order by p.id desc limit ${sql.raw(String(most))}`,
    brings: (me) => sql`(p.floor > 1 and p.thread_id in (${SOURCES.threads.keys(me)}))`,
  },
  tags: {
    keys: (me) => sql`select f.tag_id as key from tag_follows f where f.member_id = ${me}::bigint`,
    posts: (key, below, most) => sql`
      select h.first_post_id as id from thread_tags h where h.tag_id = ${key} and h.first_post_id < ${below}::bigint order by h.first_post_id desc limit ${sql.raw(String(most))}`,
    // `offset 0` keeps it a look-up of the few tags of one thread; as a set it would hold every thread of every tag.
    brings: (me) => sql`(p.floor = 1 and exists (select 1 from thread_tags h join tag_follows f on f.tag_id = h.tag_id
      where h.thread_id = p.thread_id and f.member_id = ${me}::bigint offset 0))`,
  },
};

/**
 * SQL: whether post `p` of thread `t` may stand in the viewer's feed at all, whatever brings it: seen, not their own, not by somebody they blocked, not muted.
 * The narrower word goes first: a thread one follows is heard in a muted board too. Whoever is to be left out is left out here.
 */
export function feedVisibleTo(context: Context): SQL {
  const me = context.viewer.id;
  const muted = (of: 'board' | 'thread') => {
    const [table, column] = [sql.raw(`${of}_watches`), sql.raw(`${of}_id`)];
    return sql`select w.${column} from ${table} w where w.member_id = ${me}::bigint and w.level = 'muted'`;
  };
  return sql`p.withdrawn_at is null and t.withdrawn_at is null and p.author_id <> ${me}::bigint and ${notBlockedBy(context, sql`p.author_id`)} and ${threadVisibleTo(context)}
    and t.id not in (${muted('thread')})
    and (t.board_id not in (${muted('board')}) or t.id in (${SOURCES.threads.keys(me)}))`;
}
