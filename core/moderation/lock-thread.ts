import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { row } from '@/db/rows';
import { type Context, Failure } from '@/core/kernel';
import { threadVisibleTo } from '@/core/permissions';

/** A thread on the desk. */
export interface DeskThread {
  id: number;
  boardId: number;
  firstPostId: number;
  authorId: number;
  title: string;
  slug: string;
  digest: number;
  /** Visible posts, the first one too. */
  posts: number;
}

/** Locks a thread's row, as every change of a thread begins. @throws Failure `thread.not_found` */
export async function lockThread(tx: Tx, context: Context, threadId: number): Promise<DeskThread> {
  const found = await row<DeskThread>(
    tx,
    sql`
    select t.id, t.board_id as "boardId", t.first_post_id as "firstPostId", t.author_id as "authorId", t.title, t.slug, t.digest_level as digest,
      t.reply_count + 1 as posts
    from threads t where t.id = ${threadId}::bigint and t.withdrawn_at is null and ${threadVisibleTo(context)} for no key update of t`,
  );
  if (!found) throw new Failure('thread.not_found');
  return found;
}
