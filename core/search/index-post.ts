import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { change, rows } from '@/db/rows';
import { withoutHidden } from '@/core/markup';
import { TOKENS_VERSION, toTsvectorLiteral } from '@/core/text';

/** A tsvector holds at most 1 MB; this many signs, all different, stay below it. */
const MOST_SIGNS = 50_000;

export interface IndexedPost {
  postId: number;
  threadId: number;
  boardId: number;
  floor: number;
  title: string;
  body: string;
}

/** The `tsvector` literal of a post; a thread's title is found with its first post. */
export const tokensOf = ({ floor, title, body }: Pick<IndexedPost, 'floor' | 'title' | 'body'>): string =>
  toTsvectorLiteral(searchedText({ floor, title, body }).slice(0, MOST_SIGNS));

/** What is searched of a post: never what it hides, for a hit would tell of it. */
export const searchedText = ({ floor, title, body }: Pick<IndexedPost, 'floor' | 'title' | 'body'>): string => {
  const shown = withoutHidden(body);
  return floor === 1 ? `${title}\n${shown}` : shown;
};

/** Writes a post's index row, in the transaction that wrote the post. */
export async function indexPost(tx: Db | Tx, post: IndexedPost): Promise<void> {
  await rows(
    tx,
    sql`
    insert into search_posts (post_id, thread_id, board_id, tokens, tokens_version)
    values (${post.postId}::bigint, ${post.threadId}::bigint, ${post.boardId}::bigint, ${tokensOf(post)}::tsvector, ${TOKENS_VERSION}::int)
    on conflict (post_id) do update set board_id = excluded.board_id, tokens = excluded.tokens, tokens_version = excluded.tokens_version`,
  );
}

/** Takes a withdrawn post out of the index. */
export async function unindexPost(tx: Tx, postId: number): Promise<void> {
  await change(tx, sql`delete from search_posts where post_id = ${postId}::bigint`);
}

/** Takes every post of a withdrawn thread out of the index. */
export async function unindexThread(tx: Tx, threadId: number): Promise<void> {
  await change(tx, sql`delete from search_posts where thread_id = ${threadId}::bigint`);
}

/** Puts every visible post of a thread that is back into the index. */
export async function indexThread(tx: Tx, threadId: number): Promise<void> {
  const posts = await rows<IndexedPost>(
    tx,
    sql`
    select p.id as "postId", t.id as "threadId", t.board_id as "boardId", p.floor, t.title, p.body
    from posts p join threads t on t.id = p.thread_id where t.id = ${threadId}::bigint and p.withdrawn_at is null order by p.id`,
  );
  for (const post of posts) await indexPost(tx, post);
}

/** The thread is found in another board by now. */
export async function reindexBoard(tx: Tx, threadId: number, boardId: number): Promise<void> {
  await change(tx, sql`update search_posts set board_id = ${boardId}::bigint where thread_id = ${threadId}::bigint`);
}
