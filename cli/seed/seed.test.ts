import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { CAST, DEMO } from '@/cast';
import { openSetup } from '@/core/accounts';
import { SYSTEM } from '@/core/kernel';
import { recompute } from '@/core/points';
import { recount } from '@/core/stats';
import { rows } from '@/db/rows';
import { system } from '@/platform/system';
import { openTown, type Town } from '@/test/town';
import { installTown } from '@/test/visitor';
import { chanceOf } from './chance';
import { seedDemo } from './demo';
import { seedLarge } from './large';
import { planBoard } from './large/plan';

let town: Town;
beforeEach(async () => {
  town = await openTown();
  installTown(town);
});
const context = () => town.context(SYSTEM);
const query = <R>(text: string) => rows<R>(town.database.db, sql.raw(text), { once: true });
/** Every stored figure is what a recount finds. */
const differences = async () => [(await recount(context())).lines, await recompute(context(), { mend: false })];

describe('the demo board', () => {
  it('is told once, with every figure right', async () => {
    const posts = DEMO.reduce((sum, { replies }) => sum + 1 + replies.length, 0);
    expect(await seedDemo(system())).toEqual({ threads: DEMO.length, posts });
    expect(await seedDemo(system())).toBeUndefined();
    expect(await differences()).toEqual([[], []]);
    expect(await query('select count(*)::int n from accounts')).toEqual([{ n: 0 }]);
    expect((await query<{ n: number }>(`select count(distinct group_id)::int n from members`))[0]!.n).toBeGreaterThanOrEqual(6);
    const [span] = await query<{ newest: Date; oldest: Date }>('select max(created_at) newest, min(created_at) oldest from posts');
    expect(Date.now() - span!.newest.getTime()).toBeLessThan(3_600_000);
    expect(Date.now() - span!.oldest.getTime()).toBeGreaterThan(6 * 86_400_000);
  });

  it('leaves the set-up to whoever starts the board', async () => {
    await seedDemo(system());
    expect(await openSetup(town.database.db, new Date())).toEqual(expect.any(String));
    expect((await query<{ name: string }>('select name from members')).length).toBe(CAST.length);
  });
});

describe('a large board', () => {
  it('has what was asked for, with every figure right', async () => {
    const made = await seedLarge(context(), { threads: 60, posts: 900 });
    expect(made).toMatchObject({ threads: 60, posts: 900 });
    expect(await differences()).toEqual([[], []]);
    expect(
      await query(
        'select (select count(*) from threads)::int t, (select count(*) from posts)::int p, (select count(*) from search_posts)::int s',
      ),
    ).toEqual([{ t: 60, p: 900, s: 900 }]);
    expect((await query<{ n: number }>('select max(reply_count) n from threads'))[0]!.n).toBeGreaterThan(60);
    expect((await query<{ n: number }>('select count(*)::int n from likes'))[0]!.n).toBeGreaterThan(50);
    // Another one beside it.
    await seedLarge(context(), { threads: 10, posts: 50, seed: 2 });
    expect(await differences()).toEqual([[], []]);
  });
});

describe('the plan', () => {
  it.each([
    [1, 1],
    [1, 500],
    [10, 10],
    [2_000, 60_000],
    [7, 5],
  ])('spreads %i threads and %i posts exactly', (threads, posts) => {
    const make = () => planBoard({ threads, posts, boards: 12, now: new Date(0), chance: chanceOf(5) });
    const sizes = make().threads.map((thread) => thread.posts);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(Math.max(posts, threads));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1);
    expect(make()).toEqual(make());
  });
});
