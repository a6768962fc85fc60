/** A thread with ten thousand watchers: whether who replies there waits for it, and how fast everybody is told. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { tellEvents } from '@/core/notifications';
import { row, rows } from '@/db/rows';
import { readEnv } from '@/platform/env';
import { makeLog } from '@/platform/log';
import { startSystem } from '@/platform/start-system';
import type { System } from '@/platform/system';
import { brief, median, quantile, timed } from '../figures';
import type { Bench } from './bench';

const WATCHERS = 10_000;
/** Replies that are told to everybody: the first makes notices, the others join them. */
const TOLD = 5;
const GOAL_RATE = 5_000;
/** Two medians of the same thing differ by so much on a busy machine. */
const NOISE = 1.3;

export async function notices(bench: Bench): Promise<void> {
  const env = readEnv({ KAWARA_DATA: bench.board.data, NODE_ENV: 'production', LOG_LEVEL: 'warn' });
  const system = await startSystem(env, { log: makeLog({ level: 'warn', readable: false }), role: 'command' });
  try {
    const { id: thread } = await bench.api.post<{ id: number }>(`/boards/${bench.busy.board}/threads`, {
      title: 'Bench of notices',
      body: 'A thread to watch.',
    });
    const reply = (nth: number) => bench.api.post<{ id: number }>(`/threads/${thread}/posts`, { body: `Reply ${nth} to be told of.` });
    const early = [];
    for (let nth = 0; nth < TOLD; nth += 1) early.push((await reply(nth)).id);
    const without = await latency(reply, 10 * bench.flags.rounds);
    await drained(system);
    await addWatchers(system, thread);
    await fanOut(bench, system, { thread, posts: early });
    const withThem = await latency(reply, 10 * bench.flags.rounds);
    const data = { without: median(without), with: median(withThem), withP99: quantile(withThem, 0.99) };
    bench.report.add({
      name: 'reply, 10,000 watchers',
      figure: `p50 ${brief(data.with)} ms (without them ${brief(data.without)} ms), p99 ${brief(data.withP99)} ms`,
      goal: `p50 ≤ ${NOISE} × without`,
      met: data.with <= data.without * NOISE,
      data,
    });
    await drained(system);
  } finally {
    await system.stop();
  }
}

async function latency(reply: (nth: number) => Promise<unknown>, times: number): Promise<number[]> {
  const took: number[] = [];
  for (let nth = 0; nth < times; nth += 1) took.push(await timed(() => reply(nth)));
  return took;
}

/** Tells of replies that nobody watched when they were written, as the worker does, commit and all. */
async function fanOut(bench: Bench, { db: { db } }: System, { thread, posts }: { thread: number; posts: number[] }): Promise<void> {
  const rates: number[] = [];
  for (const [nth, postId] of posts.entries()) {
    const author = await row<{ id: number; boardId: number }>(
      db,
      sql`select p.author_id as id, t.board_id as "boardId" from posts p join threads t on t.id = p.thread_id where p.id = ${postId}::bigint`,
    );
    const facts = {
      threadId: thread,
      boardId: author!.boardId,
      postId,
      authorId: author!.id,
      at: new Date(),
      floor: nth + 2,
      title: '',
      body: '',
    };
    let told = 0;
    const took = await timed(async () => {
      const happened = { id: -1 - nth, actorId: author!.id, events: [{ name: 'reply.posted' as const, facts }], createdAt: new Date() };
      told = await db.transaction((tx) => tellEvents(tx, happened, { sendsMail: true }));
    });
    if (told < WATCHERS) throw new Error(`only ${told} of ${WATCHERS} were told`);
    rates.push(told / (took / 1_000));
  }
  const data = { first: rates[0]!, joined: median(rates.slice(1)) };
  bench.report.add({
    name: 'notices, 10,000 watchers',
    figure: `${brief(data.first)}/s new, ${brief(data.joined)}/s joining what is unread`,
    goal: `≥ ${GOAL_RATE}/s`,
    met: Math.min(data.first, data.joined) >= GOAL_RATE,
    data,
  });
}

async function addWatchers({ db: { db } }: System, thread: number): Promise<void> {
  await rows(
    db,
    sql`
    with made as (
      insert into members (name, name_key, name_skeleton, group_id)
      select 'watcher-' || n, 'watcher-' || n, 'watcher-' || n, (select id from groups where key = 'member') from generate_series(1, ${WATCHERS}::int) n returning id
    )
    insert into thread_watches (member_id, thread_id, level) select id, ${thread}::bigint, 'watching' from made`,
  );
  await rows(db, sql`analyze members, thread_watches`);
}

/** Waits until the board's worker has told of everything. */
async function drained({ db: { db } }: System): Promise<void> {
  for (;;) {
    const left = await row<{ left: number }>(db, sql`select count(*)::int as left from outbox`);
    if (!left?.left) return;
    await sleep(100);
  }
}
