import { sql } from 'drizzle-orm';
import { type Effects, touch } from '@/core/kernel';
import { rows } from '@/db/rows';
import { advanceThreads, type BulkPost, drawIds, insertPosts } from '../bulk';
import { postIdentity, readKeys, writeKeys } from './keys';
import type { ObjectOf } from './objects';
import type { PreparedText, TextObject } from './prepare';
import type { Report } from './report';
import type { State, ThreadState } from './state';
import { findMember, rememberThreads } from './threads';

type Post = ObjectOf<'post'>;

interface Ready {
  object: Post;
  key: string;
  thread: ThreadState;
  authorId: number;
  text: PreparedText;
}

/** Makes replies that were not imported before, on the next floors of their threads, in the order of the archive. */
export async function writePosts(
  effects: Effects,
  state: State,
  objects: readonly Post[],
  texts: Map<TextObject, PreparedText | undefined>,
  report: Report,
): Promise<void> {
  if (objects.length === 0) return;
  const { tx } = effects;
  await findThreads(tx, state, objects);
  const keyOf = (post: Pick<Post, 'thread' | 'key'>) => postIdentity(state.threads.get(post.thread)?.id ?? 0, post.key);
  const answered = objects.flatMap((post) => (post.replyTo === undefined ? [] : [keyOf({ thread: post.thread, key: post.replyTo })]));
  const known = await readKeys(tx, state.source, 'post', [...new Set([...objects.map(keyOf), ...answered])]);
  const ready: Ready[] = [];
  const seen = new Set<string>();
  for (const object of objects) {
    const key = keyOf(object);
    if (known.has(key) || seen.has(key)) {
      report.known('post');
      continue;
    }
    const one = await makeReady(effects, state, object, texts.get(object), report);
    if (!one) continue;
    seen.add(key);
    ready.push({ ...one, key });
  }
  if (ready.length === 0) return;
  await insert(effects, state.source, ready, { known, report });
  report.made('post', ready.length);
}

async function findThreads(tx: Effects['tx'], state: State, objects: readonly Post[]): Promise<void> {
  const missing = [...new Set(objects.map(({ thread }) => thread))].filter((key) => !state.threads.has(key));
  await rememberThreads(tx, state, await readKeys(tx, state.source, 'thread', missing));
}

async function makeReady(
  { tx }: Effects,
  state: State,
  object: Post,
  text: PreparedText | undefined,
  report: Report,
): Promise<Omit<Ready, 'key'> | undefined> {
  const thread = state.threads.get(object.thread);
  const authorId = await findMember(tx, state, object.author);
  if (!thread) return void report.fault(object.line, `there is no thread ${object.thread}`);
  if (authorId === undefined) return void report.fault(object.line, `there is no member ${object.author}`);
  if (!text) return void report.fault(object.line, 'body is empty');
  return { object, thread, authorId, text };
}

async function insert(
  effects: Effects,
  source: string,
  ready: readonly Ready[],
  { known, report }: { known: ReadonlyMap<string, number>; report: Report },
): Promise<void> {
  const { tx, context, tally, touch: purge } = effects;
  const floors = await lockThreads(tx, [...new Set(ready.map(({ thread }) => thread.id))]);
  const ids = await drawIds(tx, 'posts', ready.length);
  const keys = new Map<string, number>();
  const last = new Map<number, { replies: number; post: BulkPost }>();
  const posts = ready.map(({ object, key, thread, authorId, text }, at): BulkPost => {
    const floor = floors.get(thread.id)! + 1;
    floors.set(thread.id, floor);
    const likes = object.likes ?? 0;
    const post: BulkPost = {
      id: ids[at]!,
      threadId: thread.id,
      boardId: thread.boardId,
      floor,
      authorId,
      replyToId: answeredBy(object, thread, { known, keys, report }),
      ...text.post,
      lang: text.post.lang ?? thread.lang,
      likes,
      importedLikes: likes,
      createdAt: object.createdAt ?? context.now(),
      tokens: text.tokens,
    };
    keys.set(key, post.id);
    last.set(thread.id, { replies: (last.get(thread.id)?.replies ?? 0) + 1, post });
    tally.member(authorId, { posts: 1, likesReceived: likes });
    tally.board(thread.boardId, { posts: 1, relast: true });
    purge(touch.thread(thread.id), touch.board(thread.boardId), touch.lists());
    return post;
  });
  await advanceThreads(tx, last, context.now());
  await insertPosts(tx, posts);
  await writeKeys(tx, source, 'post', keys);
}

function answeredBy(
  object: Post,
  thread: ThreadState,
  { known, keys, report }: { known: ReadonlyMap<string, number>; keys: ReadonlyMap<string, number>; report: Report },
): number | null {
  if (object.replyTo === undefined) return null;
  const key = postIdentity(thread.id, object.replyTo);
  const id = keys.get(key) ?? known.get(key);
  if (id === undefined) report.note(object.line, `post ${object.key} answers ${object.replyTo}, which is not there`);
  return id ?? null;
}

/** Highest floors of threads, whose rows are held from here on: a running board may reply to them as well. */
async function lockThreads(tx: Effects['tx'], ids: readonly number[]): Promise<Map<number, number>> {
  const found = await rows<{ id: number; floor: number }>(
    tx,
    sql`
    select id, last_floor as floor from threads where id = any (${sql.param([...ids])}::bigint[]) order by id for no key update`,
  );
  return new Map(found.map(({ id, floor }) => [id, floor]));
}
