import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetMemos, type Viewer } from '@/core/kernel';
import { row, rows } from '@/db/rows';
import { openTown, type Town } from '@/test/town';
import { checkIn, readCheckIns } from '.';

let town: Town;
let ann: Viewer;
let count = 0;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(async () => {
  ann = await town.member(`Ann${(count += 1)}`, { group: 'member' });
});

/** Noon in Shanghai of a day of November 2026. */
const noon = (day: number) => new Date(Date.UTC(2026, 10, day, 4));
const press = (day: number, who = ann) => {
  town.clock.now = noon(day);
  return town.run(who, checkIn, {});
};
const coinsOf = async (who: Viewer) =>
  (await row<{ coins: number }>(town.database.db, sql`select coins from members where id = ${who.id}::bigint`))!.coins;

describe('checking in', () => {
  it('counts a streak day by day, starts anew after a gap, and remembers the best', async () => {
    expect([await press(1), await press(2), await press(3)].map(({ streak }) => streak)).toEqual([1, 2, 3]);
    expect(await press(5)).toMatchObject({ isNew: true, day: '2026-11-05', streak: 1 });
    expect((await readCheckIns(town.context(ann))).mine).toEqual({
      isDone: true,
      streak: 1,
      best: 3,
      total: 4,
      days: ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-05'],
    });
    // The streak lives until the end of the next day.
    town.clock.now = noon(6);
    expect((await readCheckIns(town.context(ann))).mine).toMatchObject({ isDone: false, streak: 1 });
    town.clock.now = noon(7);
    expect((await readCheckIns(town.context(ann))).mine).toMatchObject({ isDone: false, streak: 0, best: 3 });
  });

  it('goes by the days of the site’s zone', async () => {
    town.clock.now = new Date('2026-11-10T15:59:00Z');
    expect(await town.run(ann, checkIn, {})).toMatchObject({ day: '2026-11-10', streak: 1 });
    town.clock.now = new Date('2026-11-10T16:01:00Z');
    expect(await town.run(ann, checkIn, {})).toMatchObject({ day: '2026-11-11', streak: 2 });
  });

  it('gives what the rule says, once, and says kindly that it was done', async () => {
    const first = await press(1);
    expect(first).toMatchObject({ isNew: true, awards: [{ action: 'check-in', amounts: { coins: 2 }, held: null }] });
    expect(await press(1)).toEqual({ isNew: false, day: '2026-11-01', streak: 1, awards: [] });
    expect(await coinsOf(ann)).toBe(2);
    expect(
      await rows(
        town.database.db,
        sql`select l.rule, l.cause from ledger_transactions l join ledger_entries e on e.transaction_id = l.id where e.member_id = ${ann.id}::bigint and l.rule <> 'opening'`,
      ),
    ).toEqual([{ rule: 'check-in', cause: 'check-in:2026-11-01' }]);
  });

  it('asks the rule of streaks on every seventh day', async () => {
    for (let day = 1; day <= 7; day += 1) await press(day);
    expect(await coinsOf(ann)).toBe(14);
    await rows(town.database.db, sql`update point_rules set coins = 5 where action = 'streak'`);
    forgetMemos(['points']);
    for (let day = 8; day <= 13; day += 1) expect((await press(day)).awards).toHaveLength(1);
    expect((await press(14)).awards.map(({ action, amounts }) => [action, amounts.coins])).toEqual([
      ['check-in', 2],
      ['streak', 5],
    ]);
    expect(await coinsOf(ann)).toBe(14 * 2 + 5);
    await rows(town.database.db, sql`update point_rules set coins = 0 where action = 'streak'`);
    forgetMemos(['points']);
  });

  it('counts one of a hundred at once', async () => {
    town.clock.now = noon(20);
    const all = await Promise.all(Array.from({ length: 100 }, () => town.run(ann, checkIn, {})));
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await coinsOf(ann)).toBe(2);
    expect(await row(town.database.db, sql`select count(*)::int as n from check_ins where member_id = ${ann.id}::bigint`)).toEqual({
      n: 1,
    });
  });

  it('is for members whose group may', async () => {
    expect(await town.refusal(town.guest, checkIn, {})).toBe('session.required');
    expect(await town.refusal(await town.member('Lowly', { group: 'restricted' }), checkIn, {})).toBe('group.may_not');
    expect(await town.refusal(await town.member('Quiet', { group: 'muted' }), checkIn, {})).toBe('member.muted');
    expect(await town.refusal(await town.member('Gone', { isBanned: true }), checkIn, {})).toBe('member.banned');
  });
});

describe('the page of check-ins', () => {
  it('counts today, and ranks the streaks that are alive; open to guests', async () => {
    const [ben, cid, dot] = await Promise.all(['Ben', 'Cid', 'Dot'].map((name) => town.member(name, { group: 'member' })));
    const december = (day: number) => press(30 + day, ben);
    await december(1);
    await december(2);
    for (const day of [31, 32, 33]) await press(day, cid);
    await press(33, dot);
    await rows(town.database.db, sql`update members set banned_at = now() where id = ${dot!.id}::bigint`);
    const view = await readCheckIns(town.context(town.guest));
    expect(view).toMatchObject({ today: '2026-12-03', count: 2, mine: null });
    expect(view.ranking.map(({ member, streak }) => [member.name, streak])).toEqual([
      ['Cid', 3],
      ['Ben', 2],
    ]);
    town.clock.now = noon(34);
    expect((await readCheckIns(town.context(town.guest))).ranking.map(({ member }) => member.name)).toEqual(['Cid']);
  });
});
