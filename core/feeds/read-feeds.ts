import { type SQL, sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Localized } from '@/db/schema';
import { address, ask, type Context, pageOfFloor, query } from '@/core/kernel';
import { fillHiddenPlaces } from '@/core/markup';
import { type MemberRef, memberRefOf } from '@/core/members';
import { threadVisibleTo } from '@/core/permissions';

/** An entry of a feed: a post with its thread. */
export interface FeedEntry {
  postId: number;
  threadId: number;
  floor: number;
  title: string;
  lang: string;
  html: string;
  excerpt: string;
  author: MemberRef;
  board: { id: number; slug: string; name: Localized };
  createdAt: Date;
  updatedAt: Date;
  /** Path of the post on its page. */
  url: string;
}

export interface Feed {
  entries: FeedEntry[];
  /** Of the newest entry; null for an empty feed. */
  updatedAt: Date | null;
}

interface Row extends Omit<FeedEntry, 'author' | 'board' | 'url'> {
  slug: string;
  authorId: number;
  authorName: string;
  boardId: number;
  boardSlug: string;
  boardName: Localized;
}

const SIZE = 30;

interface Which {
  kind: 'site' | 'board' | 'thread' | 'member';
  id: number;
}

/** Threads by their first posts, newest first; of one thread its newest posts. */
const feedQuery = query({
  name: 'read-feed',
  visible: threadVisibleTo,
  run: async (context, which: Which): Promise<Feed> => {
    const found = await rows<Row>(
      context.db,
      sql`
      with chosen as (${chosen(context, which)})
      select p.id as "postId", t.id as "threadId", p.floor, t.title, t.slug, p.lang, p.html, p.excerpt, p.created_at as "createdAt", coalesce(p.edited_at, p.created_at) as "updatedAt",
        m.id as "authorId", case when m.deleted_at is null then m.name else '' end as "authorName", b.id as "boardId", b.slug as "boardSlug", b.name as "boardName"
      from chosen join posts p on p.id = chosen.id join threads t on t.id = p.thread_id join boards b on b.id = t.board_id join members m on m.id = p.author_id
      order by p.created_at desc, p.id desc`,
    );
    const entries = found.map((entry) => entryOf(entry, context));
    const newest = Math.max(...entries.map(({ updatedAt }) => updatedAt.getTime()));
    return { entries, updatedAt: entries.length ? new Date(newest) : null };
  },
});

function chosen(context: Context, { kind, id }: Which): SQL {
  const visible = sql`t.withdrawn_at is null and ${threadVisibleTo(context)}`;
  if (kind === 'thread') {
    return sql`select p.id from posts p join threads t on t.id = p.thread_id where p.thread_id = ${id}::bigint and p.withdrawn_at is null and ${visible} order by p.floor desc limit ${SIZE}::int`;
  }
  const within = kind === 'board' ? sql`and t.board_id = ${id}::bigint` : kind === 'member' ? sql`and t.author_id = ${id}::bigint` : sql``;
  return sql`select t.first_post_id as id from threads t where ${visible} ${within} order by t.created_at desc, t.id desc limit ${SIZE}::int`;
}

function entryOf({ slug, authorId, authorName, boardId, boardSlug, boardName, ...entry }: Row, { settings }: Context): FeedEntry {
  const page = pageOfFloor(entry.floor, settings.postsPerPage);
  const url = entry.floor === 1 ? address.thread(entry.threadId, slug) : address.post({ id: entry.threadId, slug, page }, entry.postId);
  return {
    ...entry,
    html: fillHiddenPlaces(entry.html),
    author: memberRefOf({ id: authorId, name: authorName }),
    board: { id: boardId, slug: boardSlug, name: boardName },
    url,
  };
}

export const readSiteFeed = (context: Context): Promise<Feed> => ask(context, feedQuery, { kind: 'site', id: 0 });
export const readBoardFeed = (context: Context, boardId: number): Promise<Feed> => ask(context, feedQuery, { kind: 'board', id: boardId });
export const readThreadFeed = (context: Context, threadId: number): Promise<Feed> =>
  ask(context, feedQuery, { kind: 'thread', id: threadId });
export const readMemberFeed = (context: Context, memberId: number): Promise<Feed> =>
  ask(context, feedQuery, { kind: 'member', id: memberId });
