import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { row, rows } from '@/db/rows';
import { address, audit, command, type Context, type Effects, Failure, idInput, pageOfFloor } from '@/core/kernel';
import { type BoardFacts, boardFacts, boardVisibleTo, demandMember, threadVisibleTo } from '@/core/permissions';
import { mayRestore, type WithdrawnFacts } from './post-policy';
import { partsOf } from './thread-parts';

const restorePostInput = z.object({ postId: idInput });
export type RestorePostInput = z.input<typeof restorePostInput>;

export interface RestorePostResult {
  id: number;
  threadId: number;
  isThread: boolean;
  url: string;
}

interface Facts extends WithdrawnFacts {
  id: number;
  body: string;
  likes: number;
  threadId: number;
  boardId: number;
  slug: string;
  title: string;
  digest: number;
  board: BoardFacts;
}

/**
 * Brings a withdrawn post back, and with floor 1 the whole thread: figures, points, search and likes are as they were. One's own reply for a week,
 * unless staff took it away; the board's staff always.
 */
export const restorePost = command({
  name: 'restore-post',
  input: restorePostInput,
  limit: { points: 60, seconds: 60 },
  prepare: (_input, context) => demandMember(context.viewer),
  facts: (tx, input, context) => lockWithdrawn(tx, context, input.postId),
  ability: (facts, _input, context) => mayRestore(context, facts.board, facts),
  run: async (effects, facts): Promise<RestorePostResult> => {
    const isThread = facts.floor === 1;
    // Asked twice it is as asked once.
    if (facts.withdrawnAt) await (isThread ? restoreThread : restoreReply)(effects, facts);
    const page = pageOfFloor(facts.floor, effects.context.settings.postsPerPage);
    const place = { id: facts.threadId, slug: facts.slug, page };
    return { id: facts.id, threadId: facts.threadId, isThread, url: address.post(place, facts.id) };
  },
});

/** Thread first, then the post: the lock order of the board. A withdrawn thread is found by its board's staff only. */
async function lockWithdrawn(tx: Tx, context: Context, postId: number): Promise<Facts> {
  const facts = await row<Facts>(
    tx,
    sql`
    select p.id, p.floor, p.author_id as "authorId", p.body, p.like_count as likes, p.withdrawn_at as "withdrawnAt", p.withdrawn_by as "withdrawnBy",
      t.withdrawn_at is not null as "isThreadWithdrawn", t.id as "threadId", t.board_id as "boardId", t.slug, t.title, t.digest_level as digest,
      ${boardFacts(context, { thread: true })} as board
    from posts p join threads t on t.id = p.thread_id join boards b on b.id = t.board_id
    where p.id = ${postId}::bigint and ${threadVisibleTo(context)} and ${boardVisibleTo(context)}
    for no key update of t, p`,
  );
  if (!facts) throw new Failure('post.not_found');
  return facts;
}

const unmark = (tx: Tx, postId: number): Promise<unknown> =>
  rows(tx, sql`update posts set withdrawn_at = null, withdrawn_by = null, withdraw_reason = null where id = ${postId}::bigint`);

async function restoreReply(effects: Effects, facts: Facts): Promise<void> {
  const { tx, context, emit } = effects;
  const { threadId, boardId, id: postId, authorId, floor, likes, title, body } = facts;
  await unmark(tx, postId);
  await rows(
    tx,
    sql`
    update threads t set reply_count = t.reply_count + 1, last_post_id = l.id, last_poster_id = l.author_id, last_posted_at = l.created_at
    from (select id, author_id, created_at from posts where thread_id = ${threadId}::bigint and withdrawn_at is null order by floor desc limit 1) l
    where t.id = ${threadId}::bigint`,
  );
  if (authorId !== context.viewer.id) await audit(effects, { action: 'post.restore', object: `post:${postId}`, facts: {} });
  emit({ name: 'post.restored', facts: { threadId, boardId, postId, authorId, floor, likes, title, body } });
}

async function restoreThread(effects: Effects, facts: Facts): Promise<void> {
  const { tx, emit } = effects;
  const { threadId, boardId, id: postId, authorId, title, digest } = facts;
  await unmark(tx, postId);
  await rows(tx, sql`update threads set withdrawn_at = null, withdrawn_by = null where id = ${threadId}::bigint`);
  await audit(effects, { action: 'thread.restore', object: `thread:${threadId}`, facts: {} });
  emit({ name: 'thread.restored', facts: { threadId, boardId, postId, authorId, title, digest, parts: await partsOf(tx, threadId) } });
}
