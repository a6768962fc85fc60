/** Many rows in one statement: what an import and a large seed write. The caller's transaction holds threads before posts before the rest. */
import { type SQL, sql } from 'drizzle-orm';
import type { HiddenPart } from '@/core/markup';
import { TOKENS_VERSION } from '@/core/text';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { PostHeading } from '@/db/schema';

export interface BulkThread {
  id: number;
  boardId: number;
  authorId: number;
  title: string;
  slug: string;
  lang: string;
  kind: 'discussion' | 'article';
  views: number;
  likes: number;
  readLevel: number;
  firstPostId: number;
  createdAt: Date;
}

export interface BulkPost {
  id: number;
  threadId: number;
  boardId: number;
  floor: number;
  authorId: number;
  replyToId: number | null;
  body: string;
  html: string;
  rendererVersion: number;
  headings: PostHeading[];
  excerpt: string;
  /** What the text hides; nothing where it is left out. */
  hidden?: readonly HiddenPart[];
  lang: string;
  likes: number;
  /** Those of `likes` that an import brought. */
  importedLikes: number;
  createdAt: Date;
  /** A `tsvector` literal. */
  tokens: string;
}

/** Ids that nobody else will be given. */
export async function drawIds(tx: Tx, table: 'threads' | 'posts' | 'members', count: number): Promise<number[]> {
  if (count === 0) return [];
  const drawn = await rows<{ id: number }>(
    tx,
    sql`select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count}::int)`,
  );
  return drawn.map(({ id }) => id);
}

/** Threads with their first post as the only one. */
export async function insertThreads(tx: Tx, threads: readonly BulkThread[]): Promise<void> {
  if (threads.length === 0) return;
  const { bigints, texts, ints, times } = columnsOf(threads);
  await rows(
    tx,
    sql`
    insert into threads (id, board_id, author_id, title, slug, lang, kind, view_count, imported_views, like_count, read_level, first_post_id, last_post_id, last_poster_id, last_posted_at, created_at)
    overriding system value
    select id, board_id, author_id, title, slug, lang, kind, views, views, likes, level, post_id, post_id, author_id, at, at
    from unnest(${bigints('id')}, ${bigints('boardId')}, ${bigints('authorId')}, ${texts('title')}, ${texts('slug')}, ${texts('lang')}, ${texts('kind')}, ${ints('views')}, ${ints('likes')},
      ${ints('readLevel')}, ${bigints('firstPostId')}, ${times('createdAt')}) as n(id, board_id, author_id, title, slug, lang, kind, views, likes, level, post_id, at)`,
  );
}

/** Posts, their hidden parts and their index rows. */
export async function insertPosts(tx: Tx, posts: readonly BulkPost[]): Promise<void> {
  if (posts.length === 0) return;
  const { bigints, texts, ints, times } = columnsOf(posts);
  const headings = sql`${sql.param(posts.map((post) => JSON.stringify(post.headings)))}::text[]`;
  await rows(
    tx,
    sql`
    insert into posts (id, thread_id, floor, author_id, reply_to_id, body, html, renderer_version, headings, excerpt, lang, like_count, imported_likes, created_at)
    overriding system value
    select id, thread_id, floor, author_id, reply_to_id, body, html, version, headings::jsonb, excerpt, lang, likes, imported, at
    from unnest(${bigints('id')}, ${bigints('threadId')}, ${ints('floor')}, ${bigints('authorId')}, ${bigints('replyToId')}, ${texts('body')}, ${texts('html')}, ${ints('rendererVersion')},
      ${headings}, ${texts('excerpt')}, ${texts('lang')}, ${ints('likes')}, ${ints('importedLikes')}, ${times('createdAt')})
      as n(id, thread_id, floor, author_id, reply_to_id, body, html, version, headings, excerpt, lang, likes, imported, at)`,
  );
  await insertHidden(tx, posts);
  await rows(
    tx,
    sql`
    insert into search_posts (post_id, thread_id, board_id, tokens, tokens_version)
    select id, thread_id, board_id, tokens::tsvector, ${TOKENS_VERSION}::int
    from unnest(${bigints('id')}, ${bigints('threadId')}, ${bigints('boardId')}, ${texts('tokens')}) as n(id, thread_id, board_id, tokens)`,
  );
}

/** The hidden parts of posts: few have any. */
async function insertHidden(tx: Tx, posts: readonly BulkPost[]): Promise<void> {
  const parts = posts.flatMap(({ id, hidden = [] }) => hidden.map((part) => ({ post_id: id, ...part })));
  if (parts.length === 0) return;
  await rows(
    tx,
    sql`
    insert into hidden_parts (post_id, place, rule, least, html)
    select post_id, place, rule, least, html
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as h(post_id bigint, place int, rule text, least int, html text)`,
  );
}

/** Brings threads up to their newest posts: floors, replies, last post; the score of "hot" as the worker will go on ageing it. */
export async function advanceThreads(tx: Tx, last: ReadonlyMap<number, { replies: number; post: BulkPost }>, now: Date): Promise<void> {
  if (last.size === 0) return;
  const changes = Array.from(last, ([id, { replies, post }]) => ({
    id,
    replies,
    postId: post.id,
    floor: post.floor,
    authorId: post.authorId,
    createdAt: post.createdAt,
  }));
  const { bigints, ints, times } = columnsOf(changes);
  await rows(
    tx,
    sql`
    update threads t set reply_count = t.reply_count + n.replies, last_floor = n.floor, last_post_id = n.post_id, last_poster_id = n.author_id, last_posted_at = n.at,
      hot_score = least(1000 * (1 + t.reply_count + n.replies + 2 * t.like_count) * power(0.5, greatest(0, least(500, extract(epoch from ${now}::timestamptz - n.at)::float8 / 172800))), 2e9)::int
    from unnest(${bigints('id')}, ${ints('replies')}, ${bigints('postId')}, ${ints('floor')}, ${bigints('authorId')}, ${times('createdAt')}) as n(id, replies, post_id, floor, author_id, at)
    where t.id = n.id`,
  );
}

/** Columns of rows as array parameters. */
export function columnsOf<R extends object>(list: readonly R[]) {
  const column = <K extends keyof R>(name: K, type: string): SQL => sql`${sql.param(list.map((one) => one[name]))}::${sql.raw(type)}[]`;
  return {
    bigints: <K extends keyof R>(name: K) => column(name, 'bigint'),
    ints: <K extends keyof R>(name: K) => column(name, 'int'),
    texts: <K extends keyof R>(name: K) => column(name, 'text'),
    times: <K extends keyof R>(name: K) => column(name, 'timestamptz'),
  };
}
