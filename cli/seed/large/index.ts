/**
 * A big board that looks lived in, for measuring: boards in sections, members of several groups, a few very long threads and a
 * long tail, likes, follows, search rows, exact figures. The same for the same seed, relative to the time it is made.
 */
import { sql } from 'drizzle-orm';
import type { Context } from '@/core/kernel';
import { recompute } from '@/core/points';
import { recount } from '@/core/stats';
import { rows } from '@/db/rows';
import {
  advanceThreads,
  bulk,
  type BulkPost,
  type BulkThread,
  columnsOf,
  drawIds,
  flush,
  insertPosts,
  insertThreads,
} from '@/importers/bulk';
import { chanceOf } from '../chance';
import { BOARD_COUNT, makeBoards } from './boards';
import { readMaterial } from './material';
import { makeFollows, makePeople } from './people';
import { planBoard, type PlannedThread } from './plan';
import { likersOf, makePost, makeThread, type Speakers } from './talk';

export interface LargeOptions {
  threads: number;
  posts: number;
  /** Folder of texts; left out = the demo texts. */
  corpus?: string;
  seed?: number;
  onProgress?: (posts: number) => void;
}

const BATCH = 2_000;
type Likes = { postId: number; memberId: number }[];
interface Batch {
  threads: BulkThread[];
  posts: BulkPost[];
  likes: Likes;
}

/** Makes the board. Answers how many posts and members. */
export async function seedLarge(
  context: Context,
  { threads, posts, corpus, seed = 1, onProgress }: LargeOptions,
): Promise<{ threads: number; posts: number; members: number }> {
  const chance = chanceOf(seed);
  const talks = readMaterial(corpus, seed);
  const plan = planBoard({ threads, posts, boards: BOARD_COUNT, now: context.now(), chance });
  const { boards, people } = await bulk(context, async (effects) => ({
    boards: await makeBoards(effects),
    people: await makePeople(effects, plan.people, chance),
  }));
  const speakers: Speakers = { people, talks, chance };
  await bulk(context, (effects) => makeFollows(effects, people, chance));
  let done = 0;
  let writing: Promise<unknown> = Promise.resolve();
  for await (const batch of batches(context, speakers, boards, plan.threads)) {
    await writing;
    writing = write(context, batch).then(() => {
      done += batch.posts.length;
      onProgress?.(done);
    });
    writing.catch(() => {});
    // Lets the statements leave before the next batch is made.
    await new Promise((go) => setImmediate(go));
  }
  await writing;
  await settle(context);
  return { threads: plan.threads.length, posts: done, members: people.length };
}

async function* batches(
  context: Context,
  speakers: Speakers,
  boards: readonly number[],
  planned: readonly PlannedThread[],
): AsyncGenerator<Batch> {
  let batch: Batch = { threads: [], posts: [], likes: [] };
  const posts = idsOf(context, 'posts');
  const threads = idsOf(context, 'threads');
  for (const [number, one] of planned.entries()) {
    const firstPostId = await posts();
    const { thread, talk } = makeThread(speakers, one, { id: await threads(), boardId: boards[one.board]!, firstPostId }, number);
    batch.threads.push(thread);
    let before = thread.createdAt;
    for (let floor = 1; floor <= one.posts; floor += 1) {
      const post = makePost(
        speakers,
        { thread, talk },
        { id: floor === 1 ? firstPostId : await posts(), floor, before, now: context.now() },
      );
      before = post.createdAt;
      const likers = likersOf(speakers, post);
      post.likes = likers.length;
      if (floor === 1) thread.likes = likers.length;
      batch.posts.push(post);
      for (const memberId of likers) batch.likes.push({ postId: post.id, memberId });
      if (batch.posts.length < BATCH) continue;
      yield batch;
      batch = { threads: [], posts: [], likes: [] };
    }
  }
  if (batch.posts.length) yield batch;
}

/** Ids one by one, drawn by the thousand. */
function idsOf(context: Context, table: 'posts' | 'threads'): () => Promise<number> | number {
  let drawn: number[] = [];
  return () =>
    drawn.pop() ?? context.db.transaction((tx) => drawIds(tx, table, 5_000)).then((more) => ((drawn = more.reverse()), drawn.pop()!));
}

async function write(context: Context, { threads, posts, likes }: Batch): Promise<void> {
  await bulk(context, async ({ tx }) => {
    await insertThreads(tx, threads);
    await insertPosts(tx, posts);
    const last = new Map<number, { replies: number; post: BulkPost }>();
    for (const post of posts)
      last.set(post.threadId, { replies: (last.get(post.threadId)?.replies ?? 0) + (post.floor > 1 ? 1 : 0), post });
    await advanceThreads(tx, last, context.now());
    const { bigints } = columnsOf(likes);
    await rows(
      tx,
      sql`insert into likes (post_id, member_id, created_at) select p, m, ${context.now()}::timestamptz from unnest(${bigints('postId')}, ${bigints('memberId')}) as n(p, m)`,
    );
  });
}

/** Figures are counted once at the end, by what proves them, and the planner learns what has become of the tables. */
async function settle(context: Context): Promise<void> {
  await recount(context, { mend: true });
  await recompute(context, { mend: true });
  await flush(context);
  for (const table of ['threads', 'posts', 'search_posts', 'likes', 'members', 'follows'])
    await rows(context.db, sql`vacuum analyze ${sql.identifier(table)}`, { once: true });
  await context.publish(['*']);
}
