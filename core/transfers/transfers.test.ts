import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { readLedger, recompute } from '@/core/points';
import { quoteTransfer, transferPoints } from '@/core/transfers';
import { openTown, type Town } from '@/test/town';
import { figuresOf, smallestTransfer } from './transfer-policy';

let town: Town;
let ann: Viewer;
let ben: Viewer;
let count = 0;

beforeAll(async () => {
  town = await openTown();
});
beforeEach(async () => {
  Object.assign(town.settings, { transferTax: 20, transferLeast: 0 });
  count += 1;
  ann = await purse(`Ann${count}`, 100);
  ben = await purse(`Ben${count}`, 0);
});

/** A member with so many coins, by the ledger. */
async function purse(name: string, coins: number, group = 'elder'): Promise<Viewer> {
  const viewer = await town.member(name, { group });
  if (coins)
    await rows(
      town.database.db,
      sql`
      with t as (insert into ledger_transactions (rule, cause) values ('opening', ${`member:${viewer.id}`}) returning id),
        e as (insert into ledger_entries (transaction_id, member_id, system, currency, amount)
          select t.id, v.member, v.system, 'coins', v.amount from t, (values (${viewer.id}::bigint, null, ${coins}::int), (null, 'issue', -(${coins}::int))) v(member, system, amount))
      update members set coins = ${coins}::int where id = ${viewer.id}::bigint`,
    );
  return viewer;
}
const coinsOf = async ({ id }: Viewer) =>
  (await row<{ coins: number }>(town.database.db, sql`select coins from members where id = ${id}::bigint`))!.coins;
const order = (amount: unknown = 10, more: object = {}) => ({ to: ben.name, amount, note: '', ...more });
const balanced = async () =>
  expect(
    await rows(town.database.db, sql`select transaction_id from ledger_entries group by transaction_id, currency having sum(amount) <> 0`),
  ).toEqual([]);

describe('transferring coins (E8)', () => {
  it('moves the amount less the tax, in one balanced movement that both sides find', async () => {
    expect(await town.run(ann, transferPoints, order('11', { note: 'For the tea' }))).toMatchObject({
      amount: 11,
      tax: 3,
      received: 8,
      left: 89,
    });
    expect([await coinsOf(ann), await coinsOf(ben)]).toEqual([89, 8]);
    expect(
      await row(
        town.database.db,
        sql`
        select t.amount, t.tax, t.note, l.rule, l.note as "ledgerNote", l.cause = 'transfer:' || t.id as caused,
          (select sum(e.amount) from ledger_entries e where e.transaction_id = l.id and e.system = 'sink') as sunk
        from transfers t join ledger_transactions l on l.id = t.transaction_id where t.from_id = ${ann.id}::bigint`,
      ),
    ).toEqual({ amount: 11, tax: 3, note: 'For the tea', rule: 'transfer', ledgerNote: 'For the tea', caused: true, sunk: 3 });
    for (const [viewer, coins, other] of [
      [ann, -11, ben],
      [ben, 8, ann],
    ] as const)
      expect((await readLedger(town.context(viewer), viewer.id)).items[0]).toMatchObject({
        rule: 'transfer',
        amounts: { coins },
        // Only whoever sent it paid the board's part.
        transfer: { isSent: viewer === ann, other: { id: other.id, name: other.name }, fee: viewer === ann ? 3 : 0 },
      });
    expect(town.published).toEqual(expect.arrayContaining([`member:${ann.id}`, `member:${ben.id}`]));
    await balanced();
  });

  it('says before what it will do, and does exactly that', async () => {
    const quote = await quoteTransfer(town.context(ann), order(25, { to: ben.name.toUpperCase() }));
    expect(quote).toEqual({ to: ben.name, note: '', amount: 25, tax: 5, received: 20, taxPercent: 20, coins: 100, left: 75 });
    expect(await coinsOf(ann)).toBe(100);
    const done = await town.run(ann, transferPoints, order(25));
    expect(done).toMatchObject({ to: quote.to, amount: quote.amount, tax: quote.tax, received: quote.received, left: quote.left });
  });

  it.each([
    ['0', 'transfer.zero'],
    ['-5', 'amount.invalid'],
    ['1.5', 'amount.invalid'],
    [0.1, 'amount.invalid'],
    ['1e2', 'amount.invalid'],
    ['', 'amount.invalid'],
    ['NaN', 'amount.invalid'],
    ['99999999999999999999', 'amount.invalid'],
    [2_147_483_648, 'amount.invalid'],
    ['²', 'amount.invalid'],
    ['①', 'amount.invalid'],
    ['－５', 'amount.invalid'],
    ['999999999', 'points.too_few'],
    ['101', 'points.too_few'],
    ['1', 'transfer.too_small'],
  ])('refuses the amount %s, and nothing moves', async (amount, reason) => {
    expect(await town.refusal(ann, transferPoints, order(amount))).toBe(reason);
    await expect(quoteTransfer(town.context(ann), order(amount))).rejects.toMatchObject({ reason, fields: { amount: { reason } } });
    expect([await coinsOf(ann), await coinsOf(ben)]).toEqual([100, 0]);
  });

  it('says with the bounds what an amount is, and reads wide digits', async () => {
    const facts = { minimum: 1, maximum: 999_999_999 };
    await expect(town.run(ann, transferPoints, order('1.5'))).rejects.toMatchObject({
      facts,
      fields: { amount: { reason: 'amount.invalid', facts } },
    });
    expect(await town.run(ann, transferPoints, order('＋１１'))).toMatchObject({ amount: 11 });
  });

  it('refuses what does not fit into the balance of whoever would get it, and nothing moves', async () => {
    const rich = await purse(`Rich${count}`, 1_999_999_995);
    expect(await town.refusal(ann, transferPoints, order(10, { to: rich.name }))).toBe('points.full');
    expect([await coinsOf(ann), await coinsOf(rich)]).toEqual([100, 1_999_999_995]);
    expect(await town.refusal(ann, transferPoints, order(5, { to: rich.name }))).toBe('');
    expect(await coinsOf(rich)).toBe(1_999_999_999);
  });

  it('refuses oneself, nobody, those who are gone or banned, and those who may not', async () => {
    expect(await town.refusal(ann, transferPoints, order(10, { to: ann.name }))).toBe('transfer.self');
    expect(await town.refusal(ann, transferPoints, order(10, { to: 'Nobody Here' }))).toBe('member.not_found');
    expect(await town.refusal(ann, transferPoints, order(10, { to: '' }))).toBe('input.required');
    expect(await town.refusal(ann, transferPoints, order(10, { note: '字'.repeat(81) }))).toBe('input.too_long');
    await town.member(`Fallen${count}`, { isBanned: true });
    expect(await town.refusal(ann, transferPoints, order(10, { to: `Fallen${count}` }))).toBe('transfer.receiver_banned');
    await rows(town.database.db, sql`update members set deleted_at = now() where id = ${ben.id}::bigint`);
    expect(await town.refusal(ann, transferPoints, order())).toBe('member.not_found');
    expect(await town.refusal(await purse(`New${count}`, 50, 'newcomer'), transferPoints, order())).toBe('group.may_not');
    expect(await town.refusal({ ...ann, isBanned: true }, transferPoints, order())).toBe('member.banned');
    expect(await town.refusal(town.guest, transferPoints, order())).toBe('session.required');
  });

  it('leaves what the board wants left, and takes what it wants to take', async () => {
    Object.assign(town.settings, { transferTax: 0, transferLeast: 30 });
    expect(await town.refusal(ann, transferPoints, order(71))).toBe('points.too_few');
    expect(await town.run(ann, transferPoints, order(70))).toMatchObject({ tax: 0, received: 70, left: 30 });
  });

  it('is done once under one key, a hundred times at once and again later', async () => {
    const repeatKey = 'one-and-the-same';
    const done = await Promise.all(Array.from({ length: 100 }, () => town.run(ann, transferPoints, order(10), { repeatKey })));
    expect(new Set(done.map(({ transferId }) => transferId)).size).toBe(1);
    expect(await town.run(ann, transferPoints, order(10), { repeatKey })).toEqual(done[0]);
    expect([await coinsOf(ann), await coinsOf(ben)]).toEqual([90, 8]);
    await expect(town.run(ann, transferPoints, order(11), { repeatKey })).rejects.toMatchObject({ reason: 'repeat.other_text' });
  });

  it('never spends more than there is, with a hundred at once and back and forth', async () => {
    const seen = await Promise.all(Array.from({ length: 100 }, () => town.refusal(ann, transferPoints, order(15))));
    expect(seen.filter((reason) => reason === '')).toHaveLength(6);
    expect(new Set(seen)).toEqual(new Set(['', 'points.too_few']));
    expect([await coinsOf(ann), await coinsOf(ben)]).toEqual([10, 72]);
    await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        at % 2 ? town.refusal(ann, transferPoints, order(3)) : town.refusal(ben, transferPoints, order(7, { to: ann.name })),
      ),
    );
    expect(Math.min(await coinsOf(ann), await coinsOf(ben))).toBeGreaterThanOrEqual(0);
    await balanced();
    expect((await recompute(town.context(town.guest), { mend: false })).filter(({ figure }) => figure === 'coins')).toEqual([]);
  });

  it('loses nothing on the way, whatever the tax', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 90 }), (amount, transferTax) => {
        const { tax, received } = figuresOf(amount, { transferTax });
        expect(tax + received).toBe(amount);
        expect(tax * 100).toBeGreaterThanOrEqual(amount * transferTax);
        expect(received >= 1).toBe(amount >= smallestTransfer({ transferTax }) || received >= 1);
      }),
    );
    expect([0, 20, 50, 90].map((transferTax) => smallestTransfer({ transferTax }))).toEqual([1, 2, 2, 10]);
  });
});
