import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row } from '@/db/rows';
import { address, type AwardNote, command, type Context, Failure, optional } from '@/core/kernel';
import { withoutHidden } from '@/core/markup';
import { type BoardFacts, boardFacts, boardVisibleTo, demandMember } from '@/core/permissions';
import {
  type AuthorFacts,
  bodyInput,
  checkTitle,
  holdAuthor,
  mayGate,
  mayHide,
  mayPostNow,
  mayStart,
  postLangInput,
  type PreparedPost,
  preparePost,
  readLevelInput,
  storeHidden,
  titleInput,
} from '@/core/posts';
import { tagsInput, unknownTags } from '@/core/tags';
import { detectLanguage, slugOf } from '@/core/text';

const postThreadInput = z.object({
  /** The board's slug. */
  board: z.string().min(1, { message: 'input.required' }).max(200),
  title: titleInput,
  body: bodyInput,
  tags: tagsInput,
  lang: postLangInput,
  /** 阅读权限; left out = everybody. */
  readLevel: readLevelInput,
  kind: optional(z.enum(['discussion', 'article'], { message: 'input.unknown_choice' })),
});
export type PostThreadInput = z.input<typeof postThreadInput>;

export interface PostThreadResult {
  threadId: number;
  postId: number;
  slug: string;
  url: string;
  awarded?: AwardNote[];
}

interface Facts extends AuthorFacts {
  boardId: number;
  board: BoardFacts;
  unknownTags: string[];
  /** The same thread, started a moment ago: the form was sent again from a page that came back (B11). */
  again: { threadId: number; postId: number; slug: string } | null;
}
type Prepared = PreparedPost & { slug: string; threadLang: string };

/** Starts a thread in a board: the thread and its floor 1. */
export const postThread = command({
  name: 'post-thread',
  input: postThreadInput,
  limit: { points: 20, seconds: 60 },
  prepare: async (input, context): Promise<Prepared> => {
    demandMember(context.viewer);
    checkTitle(input.title, context.settings);
    const post = await preparePost(input, context);
    return { ...post, slug: slugOf(input.title), threadLang: post.lang ?? detectLanguage(input.title) ?? context.settings.defaultLocale };
  },
  facts: async (tx, input, context, post): Promise<Facts> => {
    await holdAuthor(tx, context);
    const facts = await row<Omit<Facts, 'unknownTags'>>(
      tx,
      sql`
      select b.id as "boardId", ${boardFacts(context, { thread: false })} as board,
        m.last_posted_at as "lastPostedAt", m.thread_count as threads, m.post_count - m.thread_count as replies,
        (select jsonb_build_object('threadId', o.id, 'postId', o.first_post_id, 'slug', o.slug)
          from threads o join posts p on p.id = o.first_post_id
          where o.author_id = m.id and o.board_id = b.id and o.withdrawn_at is null and o.title = ${input.title} and p.body = ${post.body}
            and o.created_at > ${context.now()}::timestamptz - interval '10 minutes' and ${context.via === 'form'}::boolean
          order by o.created_at desc limit 1) as again
      from boards b join members m on m.id = ${context.viewer.id}::bigint
      where b.slug = ${input.board} and ${boardVisibleTo(context)}`,
    );
    if (!facts) throw new Failure('board.not_found');
    return { ...facts, unknownTags: context.viewer.rights.has('tag.make') ? [] : await unknownTags(tx, input.tags) };
  },
  ability: (facts, input, context, post) => {
    const { viewer } = context;
    const may = mayStart(viewer, facts.board);
    if (may !== true) return may;
    // Newcomers choose among the tags that there are; coining new ones comes with the next group.
    if (facts.unknownTags.length && viewer.groupKind !== 'staff')
      return { reason: 'tag.may_not_make', facts: { group: viewer.groupKey, tag: facts.unknownTags[0]! } };
    if (facts.again) return true;
    const verdicts = [mayHide(viewer, facts.board, post.hidden.length), mayGate(viewer, facts.board, input.readLevel ?? 0)];
    return verdicts.find((verdict) => verdict !== true) ?? mayPostNow(context, facts, post, 'thread');
  },
  run: async ({ tx, context, emit }, facts, input, post): Promise<PostThreadResult> => {
    if (facts.again) return { ...facts.again, url: address.thread(facts.again.threadId, facts.again.slug) };
    const { boardId } = facts;
    const at = context.now();
    const made = await row<{ threadId: number; postId: number }>(tx, insertQuery(context, { ...input, boardId, at }, post));
    const { threadId, postId } = made!;
    await storeHidden(tx, postId, post.hidden, false);
    emit({
      name: 'thread.posted',
      facts: {
        threadId,
        boardId,
        postId,
        authorId: context.viewer.id,
        at,
        title: input.title,
        body: withoutHidden(post.body),
        tags: input.tags,
        mentions: post.mentioned.map(({ id }) => id),
      },
    });
    return { threadId, postId, slug: post.slug, url: address.thread(threadId, post.slug) };
  },
  finish: (result, { tally, context }) => {
    const awarded = tally.awards.filter(({ memberId }) => memberId === context.viewer.id);
    return awarded.length ? { ...result, awarded } : result;
  },
});

/** Both rows in one statement: their ids are drawn first, since each names the other. */
function insertQuery(
  { viewer }: Context,
  input: { boardId: number; at: Date; title: string; kind?: 'discussion' | 'article'; readLevel?: number },
  post: Prepared,
) {
  const { boardId, at } = input;
  return sql`
    with ids as (select nextval(pg_get_serial_sequence('threads', 'id')) as thread_id, nextval(pg_get_serial_sequence('posts', 'id')) as post_id),
    thread as (
      insert into threads (id, board_id, author_id, title, slug, lang, kind, read_level, first_post_id, last_post_id, last_poster_id, last_posted_at, created_at, hot_score)
      overriding system value
      select thread_id, ${boardId}::bigint, ${viewer.id}::bigint, ${input.title}, ${post.slug}, ${post.threadLang}, ${input.kind ?? 'discussion'}, ${input.readLevel ?? 0}::int, post_id, post_id, ${viewer.id}::bigint,
        ${at}::timestamptz, ${at}::timestamptz, 1000 from ids
    )
    insert into posts (id, thread_id, floor, author_id, body, html, renderer_version, headings, excerpt, lang, created_at)
    overriding system value
    select post_id, thread_id, 1, ${viewer.id}::bigint, ${post.body}, ${post.html}, ${post.rendererVersion}::int, ${JSON.stringify(post.headings)}::jsonb, ${post.excerpt}, ${post.lang ?? post.threadLang}, ${at}::timestamptz from ids
    returning thread_id as "threadId", id as "postId"`;
}
