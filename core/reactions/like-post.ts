import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { change, row, rows } from '@/db/rows';
import { address, command, type Context, type Effects, Failure, idInput, pageOfFloor } from '@/core/kernel';
import { type BoardFacts, boardFacts, demandMember, threadVisibleTo } from '@/core/permissions';
import { mayLike, type PostFacts } from '@/core/posts';

const likeInput = z.object({ postId: idInput });
export type LikeInput = z.input<typeof likeInput>;

export interface LikeResult {
  postId: number;
  threadId: number;
  /** Likes of the post now. */
  likes: number;
  isLiked: boolean;
  url: string;
}

interface Facts extends PostFacts {
  id: number;
  threadId: number;
  boardId: number;
  slug: string;
  likes: number;
  board: BoardFacts;
}

/** Likes a post; liking it again changes nothing. */
export const likePost = command({
  name: 'like-post',
  input: likeInput,
  limit: { points: 120, seconds: 60 },
  prepare: (_input, context) => demandMember(context.viewer),
  facts: (tx, input, context) => lockLiked(tx, context, input.postId),
  ability: (facts, _input, { viewer }) => mayLike(viewer, facts.board, facts),
  run: async (effects, facts) => {
    const { tx, context } = effects;
    const isNew = await change(
      tx,
      sql`
      insert into likes (post_id, member_id, created_at) values (${facts.id}::bigint, ${context.viewer.id}::bigint, ${context.now()}::timestamptz) on conflict do nothing`,
    );
    return isNew ? count(effects, facts, 1) : answer(effects, facts, facts.likes, true);
  },
});

/** Takes a like back; without one nothing changes. */
export const unlikePost = command({
  name: 'withdraw-like',
  input: likeInput,
  limit: { points: 120, seconds: 60 },
  prepare: (_input, context) => demandMember(context.viewer),
  facts: (tx, input, context) => lockLiked(tx, context, input.postId),
  ability: (facts, _input, { viewer }) => mayLike(viewer, facts.board, facts),
  run: async (effects, facts) => {
    const wasLiked = await change(
      effects.tx,
      sql`delete from likes where post_id = ${facts.id}::bigint and member_id = ${effects.context.viewer.id}::bigint`,
    );
    return wasLiked ? count(effects, facts, -1) : answer(effects, facts, facts.likes, false);
  },
});

/** The thread's row is locked before the post's, as for every change of a post. */
async function lockLiked(tx: Tx, context: Context, postId: number): Promise<Facts> {
  const facts = await row<Facts>(
    tx,
    sql`
    select p.id, p.floor, p.author_id as "authorId", p.withdrawn_at is not null as "isWithdrawn", p.like_count as likes,
      t.id as "threadId", t.board_id as "boardId", t.slug, ${boardFacts(context, { thread: true })} as board
    from posts p join threads t on t.id = p.thread_id join boards b on b.id = t.board_id
    where p.id = ${postId}::bigint and t.withdrawn_at is null and ${threadVisibleTo(context)}
    for no key update of t, p`,
  );
  if (!facts) throw new Failure('post.not_found');
  return facts;
}

async function count(effects: Effects, facts: Facts, by: 1 | -1): Promise<LikeResult> {
  const { tx, context, emit } = effects;
  const { id: postId, threadId, boardId, authorId, floor } = facts;
  const after = await row<{ likes: number }>(
    tx,
    sql`update posts set like_count = like_count + ${by}::int where id = ${postId}::bigint returning like_count as likes`,
  );
  if (floor === 1) await rows(tx, sql`update threads set like_count = like_count + ${by}::int where id = ${threadId}::bigint`);
  emit({
    name: by === 1 ? 'post.liked' : 'post.unliked',
    facts: { threadId, boardId, postId, authorId, floor, memberId: context.viewer.id },
  });
  return answer(effects, facts, after!.likes, by === 1);
}

function answer({ context }: Effects, { id: postId, threadId, slug, floor }: Facts, likes: number, isLiked: boolean): LikeResult {
  const page = pageOfFloor(floor, context.settings.postsPerPage);
  return { postId, threadId, likes, isLiked, url: address.post({ id: threadId, slug, page }, postId) };
}
