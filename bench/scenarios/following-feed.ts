/** The feed of somebody who follows very much: every page of it, as the board reads it from its own database. */
import { sql } from 'drizzle-orm';
import { readFeed } from '@/core/follows';
import { FACTORY_SETTINGS } from '@/core/settings';
import { resolveToken } from '@/core/sessions';
import { wiring } from '@/core/wiring';
import { openDatabase } from '@/db/client';
import { row, rows } from '@/db/rows';
import type { Context } from '@/core/kernel';
import { startPostgres } from '@/platform/postgres';
import { newMember } from '../clients';
import { brief, quantile, timed } from '../figures';
import type { Bench } from './bench';

const GOAL_MS = 5;
const PAGES = 100;
/** 2,000 in all, as far as the board has so many. */
const FOLLOWS = { members: 1_000, threads: 800, tags: 180, boards: 20 };

export async function followingFeed({ board, report, flags }: Bench): Promise<void> {
  const { token, name } = await newMember(board, 'bench-follower');
  const silent = { info: () => {}, warn: () => {} };
  // Joins the board's own database.
  const postgres = await startPostgres({ dataDir: board.data, log: silent });
  const database = openDatabase(postgres.connection, { max: 1, applicationName: 'kawara bench' });
  try {
    const known = await resolveToken(database.db, token, new Date());
    if (!known) throw new Error(`${name} has no token`);
    const context: Context = {
      db: database.db,
      viewer: known.viewer,
      now: () => new Date(),
      limiter: { take: () => ({ ok: true, retryAfter: 0 }) },
      limits: false,
      settings: FACTORY_SETTINGS,
      publish: () => {},
      wiring,
      via: 'cli',
      ip: '',
      userAgent: '',
      requestId: '',
    };
    await followMuch(context);
    const { counts } = await readFeed(context);
    const took: number[] = [];
    let cursor: string | null = null;
    for (let page = -10; page < PAGES; page += 1) {
      const from: string | null = page <= 0 ? null : cursor;
      const ms = await timed(async () => {
        cursor = (await readFeed(context, { cursor: from })).next;
      });
      if (page >= 0) took.push(ms);
    }
    const follows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const data = { follows, p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
    report.add({
      name: 'following feed',
      figure: `p50 ${brief(data.p50)} ms, p99 ${brief(data.p99)} ms a page, of ${follows} follows`,
      goal: `≤ ${GOAL_MS} ms of 2000 follows over 200000 posts`,
      met: flags.posts < 200_000 ? undefined : data.p50 <= GOAL_MS,
      data,
    });
  } finally {
    await database.close();
    await postgres.stop();
  }
}

/** Written at once: two thousand commands would take longer than all that is measured. */
async function followMuch({ db, viewer: { id } }: Context): Promise<void> {
  await row(db, sql`select setseed(0.5)`);
  for (const query of [
    sql`insert into follows (follower_id, followed_id) select ${id}::bigint, m.id from members m where m.id <> ${id}::bigint order by random() limit ${FOLLOWS.members}::int`,
    sql`insert into thread_watches (member_id, thread_id, level) select ${id}::bigint, t.id, 'tracking' from threads t order by random() limit ${FOLLOWS.threads}::int`,
    sql`insert into tag_follows (member_id, tag_id) select ${id}::bigint, g.id from tags g order by random() limit ${FOLLOWS.tags}::int`,
    sql`insert into board_watches (member_id, board_id, level) select ${id}::bigint, b.id, 'tracking' from boards b where b.kind = 'board' order by random() limit ${FOLLOWS.boards}::int`,
  ])
    await rows(db, query);
  await rows(db, sql`analyze follows, thread_watches, tag_follows, board_watches`);
}
