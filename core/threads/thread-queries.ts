import { type SQL, sql } from 'drizzle-orm';
import { foldsBodies } from '@/core/blocks';
import type { Localized, PostHeading, WatchLevel } from '@/db/schema';
import { type BoardRef, pathOf } from '@/core/boards';
import type { Context } from '@/core/kernel';
import { type BoardFacts, boardFacts, threadVisibleTo } from '@/core/permissions';

/** A thread with its board, as a page's first query gives it. */
export interface ThreadRow {
  id: number;
  slug: string;
  title: string;
  lang: string;
  kind: 'discussion' | 'article';
  createdAt: Date;
  updatedAt: Date;
  views: number;
  replies: number;
  likes: number;
  lastFloor: number;
  isLocked: boolean;
  isWithdrawn: boolean;
  readLevel: number;
  sticky: number;
  digest: number;
  participants: number;
  followers: number;
  /** How the viewer watches it; null where they have said nothing. */
  level: WatchLevel | null;
  authorId: number;
  boardId: number;
  boardSlug: string;
  boardName: Localized;
  path: BoardRef[] | null;
  tags: string[];
  facts: BoardFacts;
  headings: PostHeading[];
  excerpt: string;
  /** Characters of the first post, for the reading time of pages that do not carry it; where some may be hidden, of its excerpt. */
  firstLength: number;
  /** Only when one author's posts are asked for. */
  onlyAuthor: { id: number; name: string; posts: number } | null;
}

/** Thread, board, path, tags, the first post's description and, if asked, how many posts one author has in it. */
export function threadQuery(context: Context, id: number, author: string | null): SQL {
  const only =
    author === null
      ? sql`null::jsonb`
      : sql`(select jsonb_build_object('id', m.id, 'name', m.name, 'posts', (select count(*) from posts o where o.thread_id = t.id and o.author_id = m.id))
        from members m where m.name_key = ${author} and m.deleted_at is null)`;
  return sql`
    select t.id, t.slug, t.title, t.lang, t.kind, t.created_at as "createdAt", greatest(t.last_posted_at, f.edited_at) as "updatedAt", t.view_count as views,
      t.reply_count as replies, t.like_count as likes, t.last_floor as "lastFloor", t.is_locked as "isLocked", t.read_level as "readLevel", t.withdrawn_at is not null as "isWithdrawn",
      case when t.sticky_until is null or t.sticky_until > ${context.now()}::timestamptz then t.sticky_level else 0 end as sticky,
      t.digest_level as digest, t.heat as participants, t.follower_count as followers,
      (select w.level from thread_watches w where w.member_id = ${context.viewer.id}::bigint and w.thread_id = t.id) as level, t.author_id as "authorId",
      b.id as "boardId", b.slug as "boardSlug", b.name as "boardName", ${pathOf(sql`b.parent_id`)} as path,
      coalesce((select jsonb_agg(g.name order by tt.position) from thread_tags tt join tags g on g.id = tt.tag_id where tt.thread_id = t.id), '[]') as tags,
      ${boardFacts(context, { thread: true })} as facts, f.headings, f.excerpt, char_length(case when position(':::' in f.body) > 0 then f.excerpt else f.body end) as "firstLength", ${only} as "onlyAuthor"
    from threads t join boards b on b.id = t.board_id join posts f on f.id = t.first_post_id
    where t.id = ${id}::bigint and ${threadVisibleTo(context)}`;
}

/** A post as a page's second query gives it: without its text, which is kept (`post-texts.ts`). */
export interface BarePostRow {
  id: number;
  floor: number;
  authorId: number;
  /** Changes whenever the row does. */
  version: string;
  showsText: boolean;
  lang: string;
  createdAt: Date;
  editedAt: Date | null;
  revisions: number;
  likes: number;
  isLiked: boolean;
  isBookmarked: boolean;
  ratingCount: number;
  /** Only where the viewer's muted words are looked for. */
  body: string | null;
  reply: { id: number; floor: number; authorId: number; authorName: string; excerpt: string; lang: string } | null;
  withdrawnAt: Date | null;
  withdrawnBy: number | null;
  withdrawReason: string | null;
}

/** With its text; the body also of floor 1. */
export type PostRow = BarePostRow & { html: string };

/** Which floors a page holds, or which of one author's posts. */
export type PostSelection =
  { floors: number[]; newestFirst: boolean } | { authorId: number; offset: number; limit: number; newestFirst: boolean };

/** One page of posts with the first post, what they answer and the viewer's likes. */
export function postsQuery(context: Context, threadId: number, chosen: PostSelection): SQL {
  const { viewer } = context;
  const order = chosen.newestFirst ? sql`desc` : sql`asc`;
  const where =
    'floors' in chosen
      ? onFloors(threadId, chosen.floors)
      : sql`p.thread_id = ${threadId}::bigint and (p.floor = 1 or p.id in (
        select o.id from posts o where o.thread_id = ${threadId}::bigint and o.author_id = ${chosen.authorId}::bigint
        order by o.floor ${order} limit ${chosen.limit}::int offset ${chosen.offset}::int))`;
  // On later pages the first post's text is not shown, so it is not read.
  const withText = 'floors' in chosen && !chosen.floors.includes(1) ? sql`p.floor > 1` : sql`true`;
  return sql`
    select p.id, p.floor, p.author_id as "authorId", p.lang, p.created_at as "createdAt", p.edited_at as "editedAt", p.like_count as likes, p.rating_count as "ratingCount",
      p.xmin::text as version, p.withdrawn_at is null and ${withText} as "showsText",
      ${foldsBodies(context) ? sql`case when p.withdrawn_at is null and ${withText} then p.body end` : sql`null::text`} as body,
      case when p.edited_at is null then 0 else (select count(*)::int from post_revisions v where v.post_id = p.id) end as revisions,
      exists (select 1 from likes k where k.post_id = p.id and k.member_id = ${viewer.id}::bigint) as "isLiked",
      exists (select 1 from bookmarks k where k.member_id = ${viewer.id}::bigint and k.post_id = p.id) as "isBookmarked",
      case when r.id is not null then jsonb_build_object('id', r.id, 'floor', r.floor, 'authorId', ra.id, 'authorName', case when ra.deleted_at is null then ra.name else '' end,
        'excerpt', case when r.withdrawn_at is null then r.excerpt else '' end, 'lang', r.lang) end as reply,
      p.withdrawn_at as "withdrawnAt", p.withdrawn_by as "withdrawnBy", p.withdraw_reason as "withdrawReason"
    from posts p left join posts r on r.id = p.reply_to_id left join members ra on ra.id = r.author_id
    where ${where}
    order by p.floor ${order}`;
}

/** SQL: the posts `p` of a page. Floors run on without gaps, so a page is a list of them: any page is as many probes of one index. */
const onFloors = (threadId: number, floors: readonly number[]): SQL =>
  sql`p.thread_id = ${threadId}::bigint and p.floor = any (${sql.param([...new Set([1, ...floors])])}::int[])`;

/** SQL: ids of those who wrote on these floors, and of who started the thread. */
export const authorsOn = (threadId: number, floors: readonly number[]): SQL => sql`
  select p.author_id from posts p where ${onFloors(threadId, floors)} union select t.author_id from threads t where t.id = ${threadId}::bigint`;
