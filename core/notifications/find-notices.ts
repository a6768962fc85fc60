/**
 * Three questions, each bounded by an index whatever the size of the board: a member of ten years has not to wait longer than
 * one of ten days. What lies beyond the bounds (likes of a post 500 posts ago, the 51st newest reply of one thread) is no news.
 */
import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Context } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import { threadVisibleTo } from '@/core/permissions';
import type { FollowNotice, LikeNotice, ReplyNotice } from './views';

/** How far back and how many. */
interface Span {
  since: Date;
  most: number;
}

/** The member's newest posts that are looked at, and of one post or thread the newest answers. */
const MOST_POSTS = 500;
const MOST_ANSWERS = 50;

interface PostColumns {
  id: number;
  excerpt: string;
  lang: string;
  threadId: number;
  title: string;
  threadLang: string;
}

const postOf = ({ id, excerpt, lang, threadId, title, threadLang }: PostColumns) => ({
  id,
  excerpt,
  lang,
  thread: { id: threadId, title, lang: threadLang },
});

type ReplyRow = PostColumns & { at: Date; isAnswer: boolean; memberId: number; memberName: string };

/** Replies in the member's threads, and to their replies anywhere. */
export async function findReplies(context: Context, { since, most }: Span): Promise<ReplyNotice[]> {
  const me = context.viewer.id;
  const found = await rows<ReplyRow>(
    context.db,
    sql`
    with near as (
      select r.id, bool_or(r.is_answer) as is_answer from (
        (select a.*, own.floor > 1 as is_answer
          from (select id, floor from posts where author_id = ${me}::bigint and withdrawn_at is null order by id desc limit ${MOST_POSTS}::int) own
          cross join lateral (select id, author_id, withdrawn_at, created_at from posts where reply_to_id = own.id order by id desc limit ${MOST_ANSWERS}::int) a)
        union all
        (select a.id, a.author_id, a.withdrawn_at, a.created_at, false
          from (select id, last_floor from threads
            where author_id = ${me}::bigint and withdrawn_at is null and last_posted_at >= ${since}::timestamptz
            order by last_posted_at desc limit ${most}::int) own
          join posts a on a.thread_id = own.id and a.floor > greatest(1, own.last_floor - ${MOST_ANSWERS}::int))
      ) r
      where r.withdrawn_at is null and r.created_at >= ${since}::timestamptz and r.author_id <> ${me}::bigint
      group by r.id order by r.id desc limit ${2 * most}::int
    )
    select p.id, p.excerpt, p.lang, p.created_at as at, near.is_answer as "isAnswer", t.id as "threadId", t.title, t.lang as "threadLang",
      m.id as "memberId", case when m.deleted_at is null then m.name else '' end as "memberName"
    from near join posts p on p.id = near.id join threads t on t.id = p.thread_id join members m on m.id = p.author_id
    where t.withdrawn_at is null and ${threadVisibleTo(context)}
    order by p.created_at desc, p.id desc limit ${most}::int`,
  );
  return found.map((row) => ({
    kind: row.isAnswer ? 'answer' : 'reply',
    at: row.at,
    member: memberRefOf({ id: row.memberId, name: row.memberName }),
    post: postOf(row),
  }));
}

type LikeRow = PostColumns & { at: Date; likers: { id: number; name: string }[]; total: number };

/** Posts of the member that were liked lately. Likes that an import brought belong to nobody and are not counted. */
export async function findLikes(context: Context, { since, most }: Span): Promise<LikeNotice[]> {
  const found = await rows<LikeRow>(
    context.db,
    sql`
    select own.id, own.excerpt, own.lang, own.like_count - own.imported_likes as total, newest.at, newest.likers, t.id as "threadId", t.title, t.lang as "threadLang"
    from (select * from posts where author_id = ${context.viewer.id}::bigint and withdrawn_at is null order by id desc limit ${MOST_POSTS}::int) own
    join threads t on t.id = own.thread_id
    cross join lateral (
      select max(l.created_at) as at, jsonb_agg(jsonb_build_object('id', m.id, 'name', case when m.deleted_at is null then m.name else '' end) order by l.created_at desc, m.id) as likers
      from (select member_id, created_at from likes where post_id = own.id order by created_at desc, member_id limit 2) l join members m on m.id = l.member_id
    ) newest
    where own.like_count > own.imported_likes and newest.at >= ${since}::timestamptz and t.withdrawn_at is null and ${threadVisibleTo(context)}
    order by newest.at desc, own.id desc limit ${most}::int`,
  );
  return found.map((row) => ({
    kind: 'like',
    at: row.at,
    likers: row.likers.map(memberRefOf),
    others: Math.max(0, row.total - row.likers.length),
    post: postOf(row),
  }));
}

/** New followers who still follow. */
export async function findFollows(context: Context, { since, most }: Span): Promise<FollowNotice[]> {
  const found = await rows<{ id: number; name: string; at: Date }>(
    context.db,
    sql`
    select m.id, m.name, f.created_at as at from follows f join members m on m.id = f.follower_id
    where f.followed_id = ${context.viewer.id}::bigint and f.created_at >= ${since}::timestamptz and m.deleted_at is null
    order by f.created_at desc, m.id desc limit ${most}::int`,
  );
  return found.map(({ at, ...member }) => ({ kind: 'follow', at, member: memberRefOf(member) }));
}
