import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { row } from '@/db/rows';
import { type Context, Failure } from '@/core/kernel';
import { type BoardFacts, boardFacts, threadVisibleTo } from '@/core/permissions';
import type { PostFacts } from './post-policy';

/** A post that is to be changed, with its thread. */
export interface ChangeFacts extends PostFacts {
  id: number;
  body: string;
  lang: string;
  version: number;
  likes: number;
  createdAt: Date;
  editedAt: Date | null;
  threadId: number;
  boardId: number;
  boardSlug: string;
  threadAuthorId: number;
  title: string;
  slug: string;
  threadLang: string;
  readLevel: number;
  lastPostId: number;
  digest: number;
  board: BoardFacts;
}

/**
 * Locks a post for a change: its thread's row first, then its own (the lock order of the board), so that replies,
 * edits and withdrawals of one thread go one after the other.
 * @throws Failure `post.not_found`
 */
export async function lockPost(tx: Tx, context: Context, postId: number): Promise<ChangeFacts> {
  const facts = await row<ChangeFacts>(
    tx,
    sql`
    select p.id, p.floor, p.author_id as "authorId", p.body, p.lang, p.version, p.like_count as likes, p.created_at as "createdAt", p.edited_at as "editedAt",
      p.withdrawn_at is not null as "isWithdrawn", t.id as "threadId", t.board_id as "boardId", b.slug as "boardSlug", t.author_id as "threadAuthorId", t.title, t.slug,
      t.lang as "threadLang", t.read_level as "readLevel", t.last_post_id as "lastPostId", t.digest_level as digest, ${boardFacts(context, { thread: true })} as board
    from posts p join threads t on t.id = p.thread_id join boards b on b.id = t.board_id
    where p.id = ${postId}::bigint and t.withdrawn_at is null and ${threadVisibleTo(context)}
    for no key update of t, p`,
  );
  if (!facts) throw new Failure('post.not_found');
  return facts;
}
