import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row } from '@/db/rows';
import { address, type AwardNote, command, type Context, Failure, idInput, optional, pageOfFloor } from '@/core/kernel';
import { withoutHidden } from '@/core/markup';
import { type BoardFacts, boardFacts, demandMember, threadVisibleTo } from '@/core/permissions';
import { storeHidden } from './hidden-reader';
import { holdAuthor } from './hold-author';
import { bodyInput, postLangInput } from './post-input';
import { type AuthorFacts, mayHide, mayPostNow, mayReply } from './post-policy';
import { type PreparedPost, preparePost } from './prepare-post';

const postReplyInput = z.object({ threadId: idInput, body: bodyInput, lang: postLangInput, replyToId: optional(idInput) });
export type PostReplyInput = z.input<typeof postReplyInput>;

export interface PostReplyResult {
  id: number;
  threadId: number;
  floor: number;
  page: number;
  /** Page and anchor of the new post. */
  url: string;
  /** What the engine said to the author, for the toast. */
  awarded?: AwardNote[];
}

interface Facts extends AuthorFacts {
  id: number;
  boardId: number;
  slug: string;
  title: string;
  lang: string;
  lastFloor: number;
  /** Now, but never before the post above: clocks leap, and floors are given out in the order of locks. */
  at: Date;
  replyToId: number | null;
  board: BoardFacts;
  /** Their last post here, when it says the same and is fresh: the form was sent again from a page that came back (B11). */
  again: { id: number; floor: number } | null;
}

/**
 * A page that comes back by the browser's own button carries a new repeat key and the old text. Programs name their repeats themselves.
 */
const AGAIN = sql`interval '10 minutes'`;

/** Replies: the next floor, in one short transaction in which the thread's row gives the floors out. */
export const postReply = command({
  name: 'post-reply',
  input: postReplyInput,
  limit: { points: 60, seconds: 60 },
  prepare: async (input, context) => {
    demandMember(context.viewer);
    return preparePost(input, context);
  },
  facts: async (tx, input, context, post) => {
    await holdAuthor(tx, context);
    const facts = await row<Facts>(tx, factsQuery(context, input, post));
    if (!facts) throw new Failure('thread.not_found');
    if (input.replyToId && !facts.replyToId) throw new Failure('post.not_found');
    return facts;
  },
  ability: (facts, _input, context, post) => {
    const may = mayReply(context.viewer, facts.board);
    if (may !== true || facts.again) return may;
    const hide = mayHide(context.viewer, facts.board, post.hidden.length);
    return hide === true ? mayPostNow(context, facts, post, 'reply') : hide;
  },
  run: async ({ tx, context, emit }, facts, _input, post): Promise<PostReplyResult> => {
    if (facts.again) return resultOf(facts, facts.again, context);
    const floor = facts.lastFloor + 1;
    const made = await row<{ id: number }>(tx, insertQuery(context, facts, floor, post));
    const id = made!.id;
    await storeHidden(tx, id, post.hidden, false);
    const { id: threadId, boardId, title } = facts;
    emit({
      name: 'reply.posted',
      facts: {
        threadId,
        boardId,
        postId: id,
        authorId: context.viewer.id,
        at: facts.at,
        floor,
        title,
        body: withoutHidden(post.body),
        replyToId: facts.replyToId ?? undefined,
        mentions: post.mentioned.map((member) => member.id),
        quotes: post.quoted,
      },
    });
    return resultOf(facts, { id, floor }, context);
  },
  finish: (result, { tally, context }) => {
    const awarded = tally.awards.filter(({ memberId }) => memberId === context.viewer.id);
    return awarded.length ? { ...result, awarded } : result;
  },
});

function resultOf({ id: threadId, slug }: Facts, { id, floor }: { id: number; floor: number }, context: Context): PostReplyResult {
  const page = pageOfFloor(floor, context.settings.postsPerPage);
  return { id, threadId, floor, page, url: address.post({ id: threadId, slug, page }, id) };
}

function factsQuery(context: Context, input: { threadId: number; replyToId?: number }, post: PreparedPost) {
  return sql`
    select t.id, t.board_id as "boardId", t.slug, t.title, t.lang, t.last_floor as "lastFloor", greatest(t.last_posted_at, ${context.now()}::timestamptz) as at,
      (select r.id from posts r where r.id = ${input.replyToId ?? null}::bigint and r.thread_id = t.id and r.withdrawn_at is null) as "replyToId",
      m.last_posted_at as "lastPostedAt", m.thread_count as threads, m.post_count - m.thread_count as replies,
      (select case when o.body = ${post.body} and o.created_at > ${context.now()}::timestamptz - ${AGAIN} and ${context.via === 'form'}::boolean
          then jsonb_build_object('id', o.id, 'floor', o.floor) end
        from posts o where o.thread_id = t.id and o.author_id = ${context.viewer.id}::bigint and o.withdrawn_at is null order by o.floor desc limit 1) as again,
      ${boardFacts(context, { thread: true })} as board
    from threads t join boards b on b.id = t.board_id join members m on m.id = ${context.viewer.id}::bigint
    where t.id = ${input.threadId}::bigint and t.withdrawn_at is null and ${threadVisibleTo(context)}
    for no key update of t`;
}

function insertQuery(context: Context, thread: Facts, floor: number, post: PreparedPost) {
  return sql`
    with made as (
      insert into posts (thread_id, floor, author_id, reply_to_id, body, html, renderer_version, headings, excerpt, lang, created_at)
      values (${thread.id}::bigint, ${floor}::int, ${context.viewer.id}::bigint, ${thread.replyToId}::bigint, ${post.body}, ${post.html},
        ${post.rendererVersion}::int, ${JSON.stringify(post.headings)}::jsonb, ${post.excerpt}, ${post.lang ?? thread.lang}, ${thread.at}::timestamptz)
      returning id
    )
    update threads t set last_floor = ${floor}::int, reply_count = t.reply_count + 1, last_post_id = made.id, last_poster_id = ${context.viewer.id}::bigint,
      last_posted_at = ${thread.at}::timestamptz, hot_score = least(1000::bigint * (2 + t.reply_count + 2 * t.like_count), 2000000000)::int
    from made where t.id = ${thread.id}::bigint
    returning made.id as id`;
}
