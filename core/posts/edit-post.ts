import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row, rows } from '@/db/rows';
import { address, command, type Context, type Effects, idInput, optional, pageOfFloor, touch } from '@/core/kernel';
import { countHidden, mayHaveHidden, mentionCandidates, withoutHidden } from '@/core/markup';
import { demandMember } from '@/core/permissions';
import { cleanLine, nameKey, slugOf } from '@/core/text';
import { type ChangeFacts, lockPost } from './post-facts';
import { storeHidden } from './hidden-reader';
import { bodyInput, checkTitle, postLangInput, readLevelInput, titleInput } from './post-input';
import { mayEdit, mayGate, mayHide, mayHoldNow } from './post-policy';
import { type PreparedPost, preparePost } from './prepare-post';

const editPostInput = z.object({
  postId: idInput,
  body: bodyInput.optional(),
  /** Of the thread; only with floor 1. */
  title: titleInput.optional(),
  lang: postLangInput,
  /** Of the thread; only with floor 1. */
  readLevel: readLevelInput,
  reason: z.string().max(400, { message: 'input.too_long' }).transform(cleanLine).optional(),
  /** The version that was edited; another one by now is a conflict. */
  version: optional(idInput),
});
export type EditPostInput = z.input<typeof editPostInput>;

export interface EditPostResult {
  id: number;
  threadId: number;
  floor: number;
  page: number;
  version: number;
  url: string;
}

/** Edits a post. Within the grace no mark is left; after it the former text is kept and shown as history. */
export const editPost = command({
  name: 'edit-post',
  input: editPostInput,
  limit: { points: 60, seconds: 60 },
  prepare: async (input, context): Promise<PreparedPost | undefined> => {
    demandMember(context.viewer);
    if (input.title !== undefined) checkTitle(input.title, context.settings);
    if (input.body === undefined) return undefined;
    const place = await row<{ threadId: number }>(
      context.db,
      sql`select thread_id as "threadId" from posts where id = ${input.postId}::bigint`,
    );
    return preparePost({ body: input.body, lang: input.lang, threadId: place?.threadId }, context);
  },
  facts: (tx, input, context) => lockPost(tx, context, input.postId),
  ability: (facts, input, context, post) => {
    const may = mayEdit(context.viewer, facts.board, facts);
    if (may !== true) return may;
    if (input.version && input.version !== facts.version)
      return { reason: 'edit.conflict', facts: { version: facts.version, body: facts.body, title: facts.floor === 1 ? facts.title : '' } };
    const hide = post ? mayHide(context.viewer, facts.board, post.hidden.length, countHidden(facts.body)) : true;
    if (hide !== true) return hide;
    const gate = mayGate(context.viewer, facts.board, levelOf(facts, input), facts.readLevel);
    if (gate !== true) return gate;
    return post ? mayHoldNow(context, post) : true;
  },
  run: async (effects, facts, input, post): Promise<EditPostResult> => {
    const after = changed(facts, input);
    const level = levelOf(facts, input);
    if (level !== facts.readLevel) await setLevel(effects, facts, level);
    const version = after.isSame
      ? facts.version + Number(level !== facts.readLevel)
      : await store(effects, facts, after, { post, reason: input.reason ?? '' });
    const { context } = effects;
    const page = pageOfFloor(facts.floor, context.settings.postsPerPage);
    return {
      id: facts.id,
      threadId: facts.threadId,
      floor: facts.floor,
      page,
      version,
      url: address.post({ id: facts.threadId, slug: after.slug, page }, facts.id),
    };
  },
});

const levelOf = (facts: ChangeFacts, { readLevel }: { readLevel?: number }): number =>
  facts.floor === 1 ? (readLevel ?? facts.readLevel) : facts.readLevel;

/**
 * Who may read is no part of the text: it leaves no former version, but every page of the thread is drawn anew. The post's version rises,
 * so that a form that was opened before does not set the old level again.
 */
async function setLevel({ tx, touch: purge }: Effects, { id, threadId, boardId }: ChangeFacts, level: number): Promise<void> {
  await rows(tx, sql`update threads set read_level = ${level}::int where id = ${threadId}::bigint`);
  await rows(tx, sql`update posts set version = version + 1 where id = ${id}::bigint`);
  purge(touch.thread(threadId), touch.board(boardId), touch.lists());
}

interface After {
  title: string;
  slug: string;
  body: string;
  lang: string;
  isSame: boolean;
  isRetitled: boolean;
}

function changed(facts: ChangeFacts, input: { body?: string; title?: string; lang?: string }): After {
  const title = facts.floor === 1 && input.title !== undefined ? input.title : facts.title;
  const body = input.body ?? facts.body;
  const lang = input.lang ?? facts.lang;
  const isRetitled = title !== facts.title;
  return {
    title,
    body,
    lang,
    isRetitled,
    slug: isRetitled ? slugOf(title) : facts.slug,
    isSame: !isRetitled && body === facts.body && lang === facts.lang,
  };
}

async function store(
  effects: Effects,
  facts: ChangeFacts,
  after: After,
  { post, reason }: { post?: PreparedPost; reason: string },
): Promise<number> {
  const { tx, context, emit } = effects;
  const marked = isMarked(context, facts);
  if (marked) await keepFormer(effects, facts, after, reason);
  if (facts.floor === 1 && (after.isRetitled || after.lang !== facts.lang)) {
    await rows(
      tx,
      sql`update threads set title = ${after.title}, slug = ${after.slug}, lang = ${after.lang} where id = ${facts.threadId}::bigint`,
    );
  }
  const mark = marked ? sql`, edited_at = ${context.now()}::timestamptz, edited_by = ${context.viewer.id}::bigint` : sql``;
  const text = post
    ? sql`, body = ${post.body}, html = ${post.html}, renderer_version = ${post.rendererVersion}::int, headings = ${JSON.stringify(post.headings)}::jsonb, excerpt = ${post.excerpt}`
    : sql``;
  const stored = await row<{ version: number }>(
    tx,
    sql`update posts set version = version + 1, lang = ${after.lang}${text}${mark} where id = ${facts.id}::bigint returning version`,
  );
  if (post) await storeHidden(tx, facts.id, post.hidden, mayHaveHidden(facts.body));
  const place = { threadId: facts.threadId, boardId: facts.boardId, postId: facts.id };
  if (after.isRetitled) emit({ name: 'thread.retitled', facts: { ...place, title: after.title } });
  const { authorId, floor, body } = facts;
  const mentions = newlyMentioned(post, body);
  emit({ name: 'post.edited', facts: { ...place, authorId, floor, title: after.title, body: withoutHidden(after.body), mentions } });
  return stored!.version;
}

/** Whom only the new text names. */
function newlyMentioned(post: PreparedPost | undefined, former: string): number[] {
  if (!post?.mentioned.length) return [];
  const before = new Set(mentionCandidates(former).map(nameKey));
  return post.mentioned.filter(({ key }) => !before.has(key)).map(({ id }) => id);
}

/** B10: one's own text may be mended unmarked for some minutes; what staff change is always marked. */
function isMarked({ settings, viewer, now }: Context, facts: ChangeFacts): boolean {
  return (
    facts.authorId !== viewer.id || facts.editedAt !== null || now().getTime() - facts.createdAt.getTime() > settings.graceMinutes * 60_000
  );
}

async function keepFormer({ tx, context }: Effects, facts: ChangeFacts, after: After, reason: string): Promise<void> {
  await rows(
    tx,
    sql`
    insert into post_revisions (post_id, version, title, body, editor_id, reason, created_at)
    values (${facts.id}::bigint, ${facts.version}::int, ${after.isRetitled ? facts.title : null}, ${facts.body}, ${context.viewer.id}::bigint, ${reason}, ${context.now()}::timestamptz)`,
  );
}
