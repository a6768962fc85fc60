import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { command, type Viewer } from '@/core/kernel';
import { row, rows } from '@/db/rows';
import { openTown, type Town } from '@/test/town';
import {
  awardPoints,
  demandSpendable,
  editPointFloors,
  lockBalances,
  movePoints,
  readLedger,
  recompute,
  restorePoints,
  reversePoints,
} from '.';

let town: Town;
let admin: Viewer;
beforeAll(async () => {
  town = await openTown();
  admin = await town.member('Admin', { group: 'administrator' });
});

type Step = { give: string } | { back: string } | { again: string } | { spend: number };

/** What posts, ratings and transfers do to a member. */
const step = command({
  name: 'step',
  input: z.custom<Step & { to: number }>(),
  facts: async (tx, input, { viewer }) => ('spend' in input ? lockBalances(tx, [viewer.id, input.to]) : null),
  ability: () => true,
  run: async (effects, balances, input) => {
    const { viewer } = effects.context;
    if ('give' in input) await awardPoints(effects, { action: 'reply', memberId: viewer.id, cause: input.give, actorId: viewer.id });
    if ('back' in input) await reversePoints(effects, input.back);
    if ('again' in input) await restorePoints(effects, input.again);
    if (!('spend' in input)) return;
    demandSpendable(effects.context, balances!.get(viewer.id)!, { currency: 'coins', needs: input.spend });
    await movePoints(effects, {
      rule: 'transfer',
      cause: `transfer:${viewer.id}`,
      actorId: viewer.id,
      lines: [
        { memberId: viewer.id, currency: 'coins', amount: -input.spend },
        { memberId: input.to, currency: 'coins', amount: input.spend },
      ],
    });
  },
});
const standing = (id: number) =>
  row<{ coins: number; owed: number; total: number }>(
    town.database.db,
    sql`select coins, coins_owed as owed, points_total as total from members where id = ${id}::bigint`,
  );
const sound = async () => {
  expect(await recompute(town.context(town.guest), { mend: false })).toEqual([]);
  expect(await rows(town.database.db, sql`select currency from ledger_entries group by currency having sum(amount) <> 0`)).toEqual([]);
};

describe('the floor of a balance', () => {
  it('holds when what was spent is taken back, and is repaid first', async () => {
    const [ann, bob] = [await town.member('Ann'), await town.member('Bob')];
    for (const post of [1, 2, 3]) await town.run(ann, step, { give: `post:${post}`, to: bob.id });
    await town.run(ann, step, { spend: 3, to: bob.id });
    await town.run(ann, step, { back: 'post:1', to: bob.id });
    await town.run(ann, step, { back: 'post:2', to: bob.id });
    expect(await standing(ann.id)).toEqual({ coins: 0, owed: 2, total: 0 });
    await sound();
    await town.run(ann, step, { give: 'post:4', to: bob.id });
    expect(await standing(ann.id)).toEqual({ coins: 0, owed: 1, total: 0 });
    // Giving again what was taken back repays, too, and taking back the cause does not take its shortfall along.
    await town.run(ann, step, { again: 'post:2', to: bob.id });
    await town.run(ann, step, { back: 'post:2', to: bob.id });
    await town.run(ann, step, { again: 'post:2', to: bob.id });
    expect(await standing(ann.id)).toEqual({ coins: 0, owed: 0, total: 0 });
    await town.run(ann, step, { give: 'post:5', to: bob.id });
    expect(await standing(ann.id)).toEqual({ coins: 1, owed: 0, total: 1 });
    await sound();
    const { items } = await readLedger(town.context(ann), ann.id);
    expect(
      items
        .filter(({ rule }) => rule === 'shortfall' || rule === 'repayment')
        .map(({ rule, amounts, actor }) => [rule, amounts.coins, actor]),
    ).toEqual([
      ['repayment', -1, null],
      ['shortfall', 1, null],
      ['repayment', -1, null],
      ['repayment', -1, null],
      ['shortfall', 1, null],
      ['shortfall', 1, null],
    ]);
    const causes = await rows<{ cause: string }>(
      town.database.db,
      sql`select cause from ledger_transactions where rule = 'shortfall' order by id`,
    );
    expect(causes.map(({ cause }) => cause)).toEqual(['shortfall:post:1', 'shortfall:post:2', 'shortfall:post:2']);
  });

  it('refuses to spend what is not there, and says what is missing; a hundred at once spend no more than there is', async () => {
    const [cid, dot] = [await town.member('Cid'), await town.member('Dot')];
    for (let nth = 0; nth < 7; nth += 1) await town.run(cid, step, { give: `post:${100 + nth}`, to: dot.id });
    await expect(town.run(cid, step, { spend: 8, to: dot.id })).rejects.toMatchObject({
      reason: 'points.too_few',
      facts: { currency: 'coins', has: 7, needs: 8 },
    });
    const answers = await Promise.allSettled(Array.from({ length: 100 }, () => town.run(cid, step, { spend: 5, to: dot.id })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await standing(cid.id)).toMatchObject({ coins: 2 });
    expect(await standing(dot.id)).toMatchObject({ coins: 5 });
    await sound();
  });

  it('adds no statement where nothing crosses it', async () => {
    const eve = await town.member('Eve');
    const before = (await row<{ n: number }>(town.database.db, sql`select count(*)::int as n from ledger_transactions`))!.n;
    await town.run(eve, step, { give: 'post:200', to: eve.id });
    await town.run(eve, step, { back: 'post:200', to: eve.id });
    expect((await row<{ n: number }>(town.database.db, sql`select count(*)::int as n from ledger_transactions`))!.n).toBe(before + 2);
  });

  it('moves: whoever stands below a new one is lifted, whoever owes and now may, repays', async () => {
    const [fay, gus] = [await town.member('Fay'), await town.member('Gus')];
    const floors = (coins: number | null) => ({ coins, reputation: null, contribution: null });
    expect(await town.refusal(admin, editPointFloors, floors(5))).toBe('amount.invalid');
    expect(await town.refusal(admin, editPointFloors, floors(0.5))).toBe('amount.invalid');
    await town.run(admin, editPointFloors, floors(-10));
    town.settings.pointFloors = floors(-10);
    await town.run(fay, step, { spend: 6, to: gus.id });
    expect(await standing(fay.id)).toEqual({ coins: -6, owed: 0, total: -6 });
    await town.run(admin, editPointFloors, floors(0));
    expect(await standing(fay.id)).toEqual({ coins: 0, owed: 6, total: 0 });
    // Whoever still acts by the old floors finds the new ones under the member's lock.
    await town.run(fay, step, { give: 'post:300', to: gus.id });
    expect(await standing(fay.id)).toEqual({ coins: 0, owed: 5, total: 0 });
    town.settings.pointFloors = floors(0);
    await sound();
    await town.run(admin, editPointFloors, floors(-3));
    town.settings.pointFloors = floors(-3);
    expect(await standing(fay.id)).toEqual({ coins: -3, owed: 2, total: -3 });
    await sound();
    await town.run(admin, editPointFloors, floors(0));
    town.settings.pointFloors = floors(0);
    await sound();
  });

  it('is proven by recomputing, as are owed points and every movement', async () => {
    const hal = await town.member('Hal');
    await rows(town.database.db, sql`update members set coins_owed = 4 where id = ${hal.id}::bigint`);
    expect(await recompute(town.context(town.guest), { mend: true })).toMatchObject([
      { memberId: hal.id, figure: 'coins_owed', stored: 4, right: 0 },
    ]);
    const made = await row<{ id: number }>(
      town.database.db,
      sql`
      with t as (insert into ledger_transactions (rule, cause) values ('by hand', 'nobody') returning id)
      insert into ledger_entries (transaction_id, system, currency, amount) select id, 'issue', 'coins', 9 from t returning transaction_id as id`,
    );
    expect(await recompute(town.context(town.guest), { mend: false })).toEqual([
      { memberId: null, name: String(made!.id), figure: 'movement of coins', stored: 9, right: 0 },
    ]);
    await rows(town.database.db, sql`delete from ledger_entries where transaction_id = ${made!.id}::bigint`);
    // An import may bring somebody below the floor: mending makes it good by a movement.
    await rows(
      town.database.db,
      sql`
      with t as (insert into ledger_transactions (rule, cause) values ('opening', ${`member:${hal.id}`}) returning id)
      insert into ledger_entries (transaction_id, member_id, system, currency, amount)
      select t.id, a.member_id, a.system, 'coins', a.amount from t, (values (${hal.id}::bigint, null, -8), (null, 'issue', 8)) a(member_id, system, amount)`,
    );
    await recompute(town.context(town.guest), { mend: true });
    expect(await standing(hal.id)).toEqual({ coins: 0, owed: 8, total: 0 });
    await sound();
  });
});
