import { sql } from 'drizzle-orm';
import { type Effects, touch } from '@/core/kernel';
import { attachTags, MOST_TAGS, normalTag, tagKey } from '@/core/tags';
import { cutGraphemes, detectLanguage, slugOf } from '@/core/text';
import { rows } from '@/db/rows';
import { type BulkPost, type BulkThread, drawIds, insertPosts, insertThreads } from '../bulk';
import { findBoard } from './boards';
import { readKeys, threadIdentity, writeKeys } from './keys';
import type { ObjectOf } from './objects';
import type { PreparedText, TextObject } from './prepare';
import type { Report } from './report';
import type { State } from './state';

type Thread = ObjectOf<'thread'>;
const LONGEST_TITLE = 200;

interface Ready {
  object: Thread;
  title: string;
  boardId: number;
  authorId: number;
  text: PreparedText;
  tags: string[];
}

/** Makes threads that were not imported before, each with its first post. Answers their tags, which are attached after all threads are held. */
export async function writeThreads(
  effects: Effects,
  state: State,
  objects: readonly Thread[],
  texts: Map<TextObject, PreparedText | undefined>,
  report: Report,
): Promise<ThreadTags[]> {
  const { tx } = effects;
  const identity = (thread: Thread) => threadIdentity(state.source, thread);
  const known = await readKeys(tx, state.source, 'thread', objects.map(identity));
  await rememberThreads(
    tx,
    state,
    new Map(objects.flatMap((thread) => (known.has(identity(thread)) ? [[thread.key, known.get(identity(thread))!]] : []))),
  );
  const ready: Ready[] = [];
  const seen = new Set<string>(known.keys());
  for (const object of objects) {
    if (seen.has(identity(object))) {
      report.known('thread');
      continue;
    }
    const one = await makeReady(effects, state, object, texts.get(object), report);
    if (!one) continue;
    seen.add(identity(object));
    ready.push(one);
  }
  if (ready.length === 0) return [];
  const keys = await insert(effects, state, ready);
  await writeKeys(
    tx,
    state.source,
    'thread',
    new Map(
      [...keys].flatMap(([thread, id]) => [
        [thread.key, id],
        [identity(thread), id],
      ]),
    ),
  );
  report.made('thread', ready.length);
  return ready.flatMap(({ object, tags }) => (tags.length ? [{ threadId: keys.get(object)!, tags }] : []));
}

export interface ThreadTags {
  threadId: number;
  tags: string[];
}

/** Attaches tags; their rows are held in one order first, so that this and a running board never wait crosswise. */
export async function writeTags({ tx }: Effects, threads: readonly ThreadTags[]): Promise<void> {
  if (threads.length === 0) return;
  const keys = [...new Set(threads.flatMap(({ tags }) => tags.map(tagKey)))];
  await rows(tx, sql`select 1 from tags where name_key = any (${sql.param(keys)}::text[]) order by name_key for no key update`);
  for (const { threadId, tags } of threads) await attachTags(tx, threadId, tags);
}

async function makeReady(
  { tx }: Effects,
  state: State,
  object: Thread,
  text: PreparedText | undefined,
  report: Report,
): Promise<Ready | undefined> {
  const board = await findBoard({ tx }, state, object.board);
  const authorId = await findMember(tx, state, object.author);
  if (!board) return void report.fault(object.line, `there is no board ${object.board}`);
  if (board.kind === 'section') return void report.fault(object.line, `${object.board} is a section: threads lie in boards`);
  if (authorId === undefined) return void report.fault(object.line, `there is no member ${object.author}`);
  if (!text) return void report.fault(object.line, 'body is empty');
  const title = cutGraphemes(object.title, LONGEST_TITLE);
  if (title !== object.title) report.note(object.line, `the title of thread ${object.key} was cut to ${LONGEST_TITLE} characters`);
  return { object, title, boardId: board.id, authorId, text, tags: tagsOf(object, report) };
}

function tagsOf(object: Thread, report: Report): string[] {
  const tags = new Map<string, string>();
  for (const given of object.tags ?? []) {
    const tag = normalTag(given);
    if (tag && !tags.has(tagKey(tag))) tags.set(tagKey(tag), tag);
  }
  if (tags.size > MOST_TAGS) report.note(object.line, `only the first ${MOST_TAGS} tags of thread ${object.key} were taken`);
  return [...tags.values()].slice(0, MOST_TAGS);
}

async function insert(effects: Effects, state: State, ready: readonly Ready[]): Promise<Map<Thread, number>> {
  const { tx, context, tally, touch: purge } = effects;
  const threadIds = await drawIds(tx, 'threads', ready.length);
  const postIds = await drawIds(tx, 'posts', ready.length);
  const threads: BulkThread[] = [];
  const posts: BulkPost[] = [];
  const keys = new Map<Thread, number>();
  for (const [at, { object, title, boardId, authorId, text }] of ready.entries()) {
    const [id, postId] = [threadIds[at]!, postIds[at]!];
    const lang = object.lang ?? text.post.lang ?? detectLanguage(title) ?? context.settings.defaultLocale;
    const createdAt = object.createdAt ?? context.now();
    const likes = object.likes ?? 0;
    threads.push({
      id,
      boardId,
      authorId,
      title,
      slug: slugOf(title),
      lang,
      kind: object.kind ?? 'discussion',
      views: object.views ?? 0,
      likes,
      readLevel: object.readLevel ?? 0,
      firstPostId: postId,
      createdAt,
    });
    posts.push({
      id: postId,
      threadId: id,
      boardId,
      floor: 1,
      authorId,
      replyToId: null,
      ...text.post,
      lang,
      likes,
      importedLikes: likes,
      createdAt,
      tokens: text.tokens,
    });
    state.threads.set(object.key, { id, boardId, boardSlug: object.board, authorId, lang, title });
    keys.set(object, id);
    tally.member(authorId, { threads: 1, posts: 1, likesReceived: likes });
    tally.board(boardId, { threads: 1, posts: 1, relast: true });
    purge(touch.thread(id), touch.board(boardId), touch.lists());
  }
  await insertThreads(tx, threads);
  await insertPosts(tx, posts);
  return keys;
}

/** A member of this import, or one that an earlier import from the same archive brought. */
export async function findMember(tx: Effects['tx'], state: State, key: string): Promise<number | undefined> {
  const known = state.members.get(key);
  if (known !== undefined) return known;
  const found = (await readKeys(tx, state.source, 'member', [key])).get(key);
  if (found !== undefined) state.members.set(key, found);
  return found;
}

/** Looks up threads that are here already; a withdrawn one is not. */
export async function rememberThreads(tx: Effects['tx'], state: State, ids: ReadonlyMap<string, number>): Promise<void> {
  if (ids.size === 0) return;
  const found = await rows<{ id: number; boardId: number; boardSlug: string; authorId: number; lang: string; title: string }>(
    tx,
    sql`
    select t.id, t.board_id as "boardId", b.slug as "boardSlug", t.author_id as "authorId", t.lang, t.title from threads t join boards b on b.id = t.board_id
    where t.id = any (${sql.param([...ids.values()])}::bigint[]) and t.withdrawn_at is null`,
  );
  const byId = new Map(found.map((thread) => [thread.id, thread]));
  for (const [key, id] of ids) {
    const thread = byId.get(id);
    if (thread) state.threads.set(key, thread);
  }
}
