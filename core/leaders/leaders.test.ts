import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkIn } from '@/core/check-ins';
import { followMember } from '@/core/follows';
import type { Viewer } from '@/core/kernel';
import { postReply, withdrawPost } from '@/core/posts';
import { likePost } from '@/core/reactions';
import { postThread } from '@/core/threads';
import { row, rows } from '@/db/rows';
import { openTown, type Town } from '@/test/town';
import { countLeaders, LEADER_SPANS, LEADERS, readLeaders, type LeaderMeasure, type LeaderSpan } from '.';

let town: Town;
let ann: Viewer;
let ben: Viewer;
let cid: Viewer;
const at = (day: number) => {
  town.clock.now = new Date(Date.UTC(2026, 10, day, 4));
};
const ranking = async (by: LeaderMeasure, span: LeaderSpan) =>
  (await readLeaders(town.context(town.guest), { by, span })).rows.map(({ member, value, rank }) => `${rank} ${member.name} ${value}`);
const recounted = () => countLeaders(town.context(town.guest));

beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  [ann, ben, cid] = (await Promise.all(['Ann', 'Ben', 'Cid'].map((name) => town.member(name, { group: 'member' })))) as [
    Viewer,
    Viewer,
    Viewer,
  ];
  // Long ago Ann wrote much; this month Ben did, this week Cid.
  at(-90);
  const { threadId, postId } = await town.run(ann, postThread, { board: 'tea', title: 'First pot', body: 'Have tea.' });
  for (const body of ['One.', 'Two.', 'Three.']) await town.run(ann, postReply, { threadId, body });
  at(5);
  for (const body of ['Four.', 'Five.']) await town.run(ben, postReply, { threadId, body });
  await town.run(ben, checkIn, {});
  at(24);
  const { id } = await town.run(cid, postReply, { threadId, body: 'Six.' });
  const gone = await town.run(cid, postReply, { threadId, body: 'Seven.' });
  await town.run(cid, withdrawPost, { postId: gone.id });
  await town.run(ben, likePost, { postId: id });
  await town.run(cid, likePost, { postId });
  await town.run(cid, followMember, { memberId: ann.id });
  at(25);
});

describe('leaderboards', () => {
  it('rank all of the time from the members’ own figures', async () => {
    expect(await ranking('posts', 'all')).toEqual(['1 Ann 4', '2 Ben 2', '3 Cid 1']);
    expect(await ranking('threads', 'all')).toEqual(['1 Ann 1']);
    expect(await ranking('coins', 'all')).toEqual(['1 Ann 5', '2 Ben 4', '3 Cid 1']);
    // Who have the same share a rank.
    expect((await ranking('likes', 'all')).map((line) => line[0])).toEqual(['1', '1']);
    expect(await ranking('followers', 'all')).toEqual(['1 Ann 1']);
    expect(await ranking('streak', 'all')).toEqual(['1 Ben 1']);
    expect(await ranking('reputation', 'all')).toEqual([]);
  });

  it('rank the last days by what the worker counted, and by nothing before it did', async () => {
    expect(await ranking('posts', 'week')).toEqual([]);
    await recounted();
    expect(await ranking('posts', 'month')).toEqual(['1 Ben 2', '2 Cid 1']);
    expect(await ranking('posts', 'week')).toEqual(['1 Cid 1']);
    expect(await ranking('coins', 'month')).toEqual(['1 Ben 4', '2 Cid 1']);
    expect(await ranking('points', 'week')).toEqual(['1 Cid 1']);
    expect((await ranking('likes', 'week')).sort()).toEqual(['1 Ann 1', '1 Cid 1']);
    expect(await ranking('followers', 'week')).toEqual(['1 Ann 1']);
    expect(await ranking('streak', 'month')).toEqual(['1 Ben 1']);
    expect(await ranking('streak', 'week')).toEqual([]);
    expect(await ranking('threads', 'month')).toEqual([]);
    // Nothing changed: nothing is written.
    expect(await recounted()).toBe(0);
    expect(town.published).toContain('leaders');
  });

  it('forget what lies too far back', async () => {
    at(40);
    expect(await recounted()).toBeGreaterThan(0);
    expect(await ranking('posts', 'week')).toEqual([]);
    expect(await ranking('posts', 'month')).toEqual(['1 Cid 1']);
    at(25);
    await recounted();
  });

  it('do not take for earned what one member sent to another', async () => {
    await rows(
      town.database.db,
      sql`
      with l as (insert into ledger_transactions (rule, cause, created_at) values ('transfer', 'transfer:1', ${town.clock.now}::timestamptz) returning id)
      insert into ledger_entries (transaction_id, member_id, currency, amount)
      select l.id, f.member, 'coins', f.amount from l, (values (${ann.id}::bigint, -5), (${cid.id}::bigint, 5)) f(member, amount)`,
    );
    await recounted();
    expect(await ranking('coins', 'week')).toEqual(['1 Cid 1']);
  });

  it('tell a member their own rank', async () => {
    const mine = async (who: Viewer, by: LeaderMeasure, span: LeaderSpan) => (await readLeaders(town.context(who), { by, span })).mine;
    expect(await mine(cid, 'posts', 'all')).toEqual({ rank: 3, value: 1 });
    expect(await mine(cid, 'posts', 'month')).toEqual({ rank: 2, value: 1 });
    expect(await mine(ann, 'posts', 'month')).toEqual({ rank: null, value: 0 });
    expect(await mine(town.guest, 'posts', 'all')).toBeNull();
  });

  it('leave out who is banned or gone, at once', async () => {
    await rows(town.database.db, sql`update members set banned_at = now() where id = ${ben.id}::bigint`);
    expect(await ranking('posts', 'all')).toEqual(['1 Ann 4', '2 Cid 1']);
    expect(await ranking('posts', 'month')).toEqual(['1 Cid 1']);
    expect(await ranking('streak', 'all')).toEqual([]);
    await rows(town.database.db, sql`update members set banned_at = null, deleted_at = now() where id = ${ben.id}::bigint`);
    expect(await ranking('coins', 'month')).toEqual(['1 Cid 1']);
    await rows(
      town.database.db,
      sql`update members set deleted_at = null, group_id = (select id from groups where key = 'banned') where id = ${ben.id}::bigint`,
    );
    expect(await ranking('posts', 'all')).toEqual(['1 Ann 4', '2 Cid 1']);
  });
});

describe('a board of 100,000 members', () => {
  it('is ranked along an index, whatever is asked', async () => {
    const { db } = town.database;
    for (let from = 1; from <= 100_000; from += 10_000)
      await rows(
        db,
        sql`
      insert into members (name, name_key, name_skeleton, group_id, points_total, coins, reputation, contribution, post_count, thread_count, likes_received, follower_count)
      select 'M' || n, 'm' || n, 'm' || n, (select id from groups where key = 'member'), n % 977, n % 613, n % 7, n % 3, n % 1009, n % 101, n % 331, n % 53
      from generate_series(${from}::int, ${from + 9_999}::int) n`,
      );
    await rows(db, sql`insert into best_streaks (member_id, streak) select id, 1 + id % 400 from members where name like 'M%'`);
    for (const table of ['members', 'best_streaks', 'leaders']) await rows(db, sql.raw(`analyze ${table}`), { once: true });
    const member = await row<{ id: number }>(db, sql`select id from members where name = 'M5'`);
    const { pool } = town.database;
    const original = pool.query.bind(pool);
    const most: [string, number][] = [];
    pool.query = (async (config: { text: string; values: unknown[] }) => {
      const plan = await original({ text: `explain (analyze, format json) ${config.text}`, values: config.values });
      most.push([config.text.slice(0, 80), rowsRead((plan.rows as { 'QUERY PLAN': [{ Plan: Plan }] }[])[0]!['QUERY PLAN'][0].Plan)]);
      return original(config);
    }) as typeof pool.query;
    try {
      for (const by of LEADERS) for (const span of LEADER_SPANS) await readLeaders(town.context({ ...ann, id: member!.id }), { by, span });
    } finally {
      pool.query = original;
    }
    expect(most).toHaveLength(LEADERS.length * LEADER_SPANS.length * 2);
    expect(most.filter(([, read]) => read > 1_100)).toEqual([]);
  }, 240_000);
});

interface Plan {
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** The largest number of rows that any node of a plan looked at. */
const rowsRead = (plan: Plan): number =>
  Math.max((plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'], ...(plan.Plans ?? []).map(rowsRead));
