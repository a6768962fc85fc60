/** What is given again must have room under the cap: withdrawing, posting anew and restoring earns no more than the cap allows. */
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetMemos, type Viewer } from '@/core/kernel';
import { watchThread } from '@/core/follows';
import { postReply, restorePost, withdrawPost } from '@/core/posts';
import { postThread } from '@/core/threads';
import { row, rows } from '@/db/rows';
import { openTown, type Town } from '@/test/town';
import { editPointRule, recompute } from '.';
import { fitsAgain } from './decide';

let town: Town;
let admin: Viewer;
let threadId: number;
let count = 0;
const START = Date.UTC(2026, 5, 1, 4);

beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  admin = await town.member('Admin', { group: 'administrator' });
  ({ threadId } = await town.run(admin, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have tea.' }));
});

const at = (minutes: number) => ({ now: () => new Date(START + minutes * 60_000) });
const reply = (who: Viewer, minutes: number) =>
  town.run(who, postReply, { threadId, body: `Cup ${(count += 1)} of tea.` }, at(minutes)).then(({ id }) => id);
const withdraw = (who: Viewer, postId: number, minutes: number) => town.run(who, withdrawPost, { postId }, at(minutes));
const restore = (who: Viewer, postId: number, minutes: number) => town.run(who, restorePost, { postId }, at(minutes));
const coins = async (of: Viewer) =>
  (await row<{ coins: number }>(town.database.db, sql`select coins from members where id = ${of.id}::bigint`))!.coins;
async function rule(more: object): Promise<void> {
  await town.run(admin, editPointRule, { action: 'reply', dedupe: 'none', coins: 10, ...more });
  forgetMemos(['*']);
}

describe('a restored post', () => {
  it('earns again what it had, and no more than once where the rule says once', async () => {
    await rule({ cycle: 'once' });
    const ann = await town.member('Ann');
    const first = await reply(ann, 0);
    await withdraw(ann, first, 1);
    await restore(ann, first, 2);
    expect(await coins(ann)).toBe(10);
    await withdraw(ann, first, 3);
    const second = await reply(ann, 4);
    await restore(ann, first, 5);
    expect(await coins(ann)).toBe(10);
    // What had no room has it again once the other one is gone.
    await withdraw(ann, second, 6);
    await withdraw(ann, first, 7);
    await restore(ann, first, 8);
    await restore(ann, second, 9);
    expect(await coins(ann)).toBe(10);
    expect(await recompute(town.context(town.guest), { mend: false })).toEqual([]);
  });

  it('counts in the hour in which it was written', async () => {
    await rule({ cycle: 'hourly', cap: 2 });
    const ben = await town.member('Ben');
    const [early, late] = [await reply(ben, 1_000), await reply(ben, 1_050)];
    await withdraw(ben, early, 1_051);
    await reply(ben, 1_055);
    await restore(ben, early, 1_056);
    expect(await coins(ben)).toBe(20);
    await withdraw(ben, late, 1_057);
    await withdraw(ben, early, 1_057);
    await restore(ben, early, 1_058);
    expect(await coins(ben)).toBe(20);
    await reply(ben, 1_200);
    expect(await coins(ben)).toBe(30);
  });

  it('holds the cap with many at once', async () => {
    await rule({ cycle: 'daily', cap: 3 });
    const cid = await town.member('Cid');
    const first: number[] = [];
    for (let nth = 0; nth < 3; nth += 1) first.push(await reply(cid, 2_000 + nth));
    for (const id of first) await withdraw(cid, id, 2_010);
    await Promise.all([...first.map((id) => restore(admin, id, 2_020)), ...[1, 2, 3].map((nth) => reply(cid, 2_020 + nth))]);
    expect(await coins(cid)).toBe(30);
  });
});

describe('a thread that goes', () => {
  it('takes with it what its followers brought its author, and brings it back', async () => {
    const [dee, eva, fay] = await Promise.all(['Dee', 'Eva', 'Fay'].map((name) => town.member(name, { group: 'member' })));
    const { threadId: id, postId } = await town.run(dee!, postThread, { board: 'tea', title: 'Another pot', body: 'Tea.' }, at(3_000));
    const before = await coins(dee!);
    for (const reader of [eva!, fay!]) await town.run(reader, watchThread, { threadId: id, level: 'watching' }, at(3_001));
    const earned = await coins(dee!);
    expect(earned).toBeGreaterThan(before);
    await town.run(dee!, withdrawPost, { postId }, at(3_002));
    expect(await coins(dee!)).toBe(0);
    await town.run(admin, restorePost, { postId }, at(3_003));
    expect(await coins(dee!)).toBe(earned);
  });

  it('finds them along the index', async () => {
    const plan = await rows<{ 'QUERY PLAN': string }>(
      town.database.db,
      sql.raw(`explain select 1 from ledger_transactions where cause ~>=~ 'followed:1:' and cause ~<~ 'followed:1;'`),
      { once: true },
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('ledger_transactions_cause');
  });
});

describe('room in a cycle', () => {
  const hour = { cycle: 'hourly', cycleMinutes: null, cap: 2, dedupe: 'none' } as const;
  const times = (...minutes: number[]) => minutes.map((each) => new Date(START + each * 60_000));
  it.each([
    [[], true],
    [[-30], true],
    [[-30, -10], false],
    [[-59, -70], true],
    [[20, 40], false],
    [[-40, 30], true],
    [[-40, 10], false],
    [[60, 70], true],
    [[59, 70], true],
    [[30, 59], false],
  ])('of two an hour beside %j: %s', (minutes, fits) => {
    expect(fitsAgain(hour, new Date(START), times(...minutes), 'UTC')).toBe(fits);
  });
});
