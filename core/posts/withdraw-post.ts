import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row, rows } from '@/db/rows';
import { address, command, type Effects, idInput, pageOfFloor } from '@/core/kernel';
import { demandMember, moderates } from '@/core/permissions';
import { cleanLine } from '@/core/text';
import { type ChangeFacts, lockPost } from './post-facts';
import { mayWithdraw } from './post-policy';
import { partsOf } from './thread-parts';

const withdrawPostInput = z.object({
  postId: idInput,
  reason: z.string().max(400, { message: 'input.too_long' }).transform(cleanLine).optional(),
});
export type WithdrawPostInput = z.input<typeof withdrawPostInput>;

export interface WithdrawPostResult {
  id: number;
  threadId: number;
  floor: number;
  /** The first post was withdrawn, and with it the thread. */
  isThread: boolean;
  boardSlug: string;
  /** Where to go: the tombstone, or the board. */
  url: string;
}

type Facts = ChangeFacts & { hasOthers: boolean };

/**
 * Withdraws a post. A reply leaves a tombstone; floor 1 takes the whole thread with it, which its author may do only while
 * nobody else has answered: others' texts are not one's own to take away.
 */
export const withdrawPost = command({
  name: 'withdraw-post',
  input: withdrawPostInput,
  limit: { points: 60, seconds: 60 },
  prepare: (_input, context) => demandMember(context.viewer),
  facts: async (tx, input, context): Promise<Facts> => {
    const facts = await lockPost(tx, context, input.postId);
    if (facts.floor !== 1) return { ...facts, hasOthers: false };
    const other = await row(
      tx,
      sql`select 1 from posts where thread_id = ${facts.threadId}::bigint and author_id <> ${facts.authorId}::bigint and withdrawn_at is null limit 1`,
    );
    return { ...facts, hasOthers: other !== undefined };
  },
  ability: (facts, _input, { viewer }) => {
    const may = mayWithdraw(viewer, facts.board, facts);
    if (may !== true) return may;
    return facts.hasOthers && !moderates(viewer, facts.boardId) ? { reason: 'thread.has_replies' } : true;
  },
  run: async (effects, facts, input): Promise<WithdrawPostResult> => {
    const isThread = facts.floor === 1;
    // The figures of what leaves are taken before it is marked.
    if (isThread) await withdrawThread(effects, facts, input.reason);
    await mark(effects, facts, input.reason ?? null);
    if (!isThread) await withdrawReply(effects, facts, input.reason);
    const page = pageOfFloor(facts.floor, effects.context.settings.postsPerPage);
    const url = isThread ? address.board(facts.boardSlug) : address.post({ id: facts.threadId, slug: facts.slug, page }, facts.id);
    return { id: facts.id, threadId: facts.threadId, floor: facts.floor, isThread, boardSlug: facts.boardSlug, url };
  },
});

async function mark({ tx, context }: Effects, facts: Facts, reason: string | null): Promise<void> {
  await rows(
    tx,
    sql`
    update posts set withdrawn_at = ${context.now()}::timestamptz, withdrawn_by = ${context.viewer.id || facts.authorId}::bigint, withdraw_reason = ${reason}
    where id = ${facts.id}::bigint`,
  );
}

/** Told where staff took away another's text. */
const reasonOf = ({ context }: Effects, { authorId }: Facts, reason = ''): { reason?: string } =>
  authorId === context.viewer.id ? {} : { reason };

async function withdrawReply(effects: Effects, facts: Facts, reason?: string): Promise<void> {
  const { tx, emit } = effects;
  const { threadId, boardId, id: postId, authorId, floor, likes } = facts;
  await rows(
    tx,
    sql`
    update threads t set reply_count = t.reply_count - 1, last_post_id = l.id, last_poster_id = l.author_id, last_posted_at = l.created_at
    from (select id, author_id, created_at from posts where thread_id = ${threadId}::bigint and withdrawn_at is null order by floor desc limit 1) l
    where t.id = ${threadId}::bigint`,
  );
  emit({ name: 'reply.withdrawn', facts: { threadId, boardId, postId, authorId, floor, likes, ...reasonOf(effects, facts, reason) } });
}

async function withdrawThread(effects: Effects, facts: Facts, reason?: string): Promise<void> {
  const { tx, context, emit } = effects;
  const { threadId, boardId, id: postId, threadAuthorId: authorId, digest } = facts;
  const parts = await partsOf(tx, threadId);
  await rows(
    tx,
    sql`update threads set withdrawn_at = ${context.now()}::timestamptz, withdrawn_by = ${context.viewer.id || authorId}::bigint where id = ${threadId}::bigint`,
  );
  emit({ name: 'thread.withdrawn', facts: { threadId, boardId, postId, authorId, digest, parts, ...reasonOf(effects, facts, reason) } });
}
