import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { command, forgetMemos, type Viewer } from '@/core/kernel';
import { row, rows } from '@/db/rows';
import { openTown, type Town } from '@/test/town';
import {
  awardPoints,
  editPointRule,
  editPointsFormula,
  grantPoints,
  readRuleDesk,
  readRules,
  recompute,
  rehearseStanding,
  removePointRule,
} from '.';

let town: Town;
let admin: Viewer;
beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  admin = await town.member('Admin', { group: 'administrator' });
});
beforeEach(() => forgetMemos(['*']));

const earn = command({
  name: 'earn',
  input: z.custom<{ action: string; cause: string; times?: number; actorId?: number }>(),
  facts: async () => null,
  ability: () => true,
  run: async (effects, _facts, input) => {
    const { id } = effects.context.viewer;
    await awardPoints(effects, { memberId: id, actorId: id, ...input });
    return effects.tally.awards;
  },
});
/** As the desk, and every process hears of it. */
const run: Town['run'] = async (...given) => {
  const result = await town.run(...given);
  forgetMemos(['*']);
  return result;
};
const rule = (more: object = {}) => ({ action: 'reply', cycle: 'unlimited', dedupe: 'none', coins: '1', ...more });
const standing = (id: number) =>
  row<{ coins: number; total: number; group: string }>(
    town.database.db,
    sql`select m.coins, m.points_total as total, g.key as "group" from members m join groups g on g.id = m.group_id where m.id = ${id}::bigint`,
  );
const moves = (id: number) =>
  rows<{ from: number; to: number }>(
    town.database.db,
    sql`
    select e->'facts'->'fromGroupId' as "from", e->'facts'->'toGroupId' as "to" from outbox, jsonb_array_elements(events) e
    where e->>'name' = 'member.moved_group' and e->'facts'->>'memberId' = ${String(id)} order by outbox.id`,
  );

describe('rules', () => {
  it('are set for the site and for a board, take effect at once, and leave a line with before and after', async () => {
    await run(admin, editPointRule, rule({ coins: '4', reputation: '1' }));
    await run(admin, editPointRule, rule({ board: 'tea', cycle: 'minutes', cycleMinutes: '30', cap: '2', coins: '' }));
    const tea = (await row<{ id: number }>(town.database.db, sql`select id from boards where slug = 'tea'`))!.id;
    const context = town.context(town.guest);
    const reply = async (board?: number) => (await readRules(context, board)).find(({ action }) => action === 'reply');
    expect(await reply()).toMatchObject({ amounts: { coins: 4, reputation: 1 }, isOverride: false });
    // A board that gives nothing where the site gives says so.
    expect(await reply(tea)).toMatchObject({ amounts: {}, cycle: 'minutes', cycleMinutes: 30, cap: 2, isOverride: true });
    await run(admin, removePointRule, { action: 'reply', board: 'tea' });
    await run(admin, removePointRule, { action: 'reply', board: 'tea' });
    expect(await reply(tea)).toMatchObject({ amounts: { coins: 4 }, isOverride: false });
    const lines = await rows(town.database.db, sql`select object, facts from audit_lines where action = 'rule.change' order by id`);
    expect(lines).toMatchObject([
      { object: 'rule:reply', facts: { before: { coins: 1, cycle: 'unlimited' }, after: { coins: 4, reputation: 1 } } },
      { object: 'rule:reply@tea', facts: { before: null, after: { cap: 2, cycleMinutes: 30 } } },
      { object: 'rule:reply@tea', facts: { before: { cap: 2 }, after: null } },
    ]);
    await run(admin, editPointRule, rule());
    expect((await readRuleDesk(town.context(admin))).map(({ action }) => action)).toContain('accepted-answer');
  });

  it.each([
    [rule({ action: 'karma' }), 'rule.unknown'],
    [rule({ action: 'transfer' }), 'rule.loops'],
    [rule({ action: 'repayment' }), 'rule.loops'],
    [rule({ board: 'nowhere' }), 'board.not_found'],
    [rule({ cap: '-1' }), 'amount.invalid'],
    [rule({ cap: '0' }), 'amount.invalid'],
    [rule({ cap: '1.5' }), 'amount.invalid'],
    [rule({ coins: '0.5' }), 'amount.invalid'],
    [rule({ coins: '1000001' }), 'amount.invalid'],
    [rule({ coins: '1e3' }), 'amount.invalid'],
    [rule({ coins: '999999999999999999999' }), 'amount.invalid'],
    [rule({ cycle: 'minutes' }), 'input.required'],
    [rule({ cycle: 'minutes', cycleMinutes: '-5' }), 'amount.invalid'],
    [rule({ cycle: 'yearly' }), 'input.unknown_choice'],
    [rule({ dedupe: 'moon' }), 'input.unknown_choice'],
  ])('refuse %j: %s', async (input, reason) => {
    const before = await rows(town.database.db, sql`select * from point_rules order by id`);
    expect(await town.refusal(admin, editPointRule, input)).toBe(reason);
    expect(await rows(town.database.db, sql`select * from point_rules order by id`)).toEqual(before);
  });

  it('say in the note of an award which rule gave or held, and put down what was held', async () => {
    const ann = await town.member('Ann');
    await run(admin, editPointRule, rule({ cycle: 'daily', cap: '2' }));
    const notes = [];
    for (const cause of ['post:1', 'post:2', 'post:3']) notes.push(...(await town.run(ann, earn, { action: 'reply', cause })));
    expect(notes.map(({ action, amounts, held, cap }) => [action, amounts.coins, held, cap])).toEqual([
      ['reply', 1, null, 2],
      ['reply', 1, null, 2],
      ['reply', undefined, 'cap', 2],
    ]);
    for (const cause of ['thread:1', 'thread:1'])
      notes.push(...(await town.run(ann, earn, { action: 'followed', cause, actorId: admin.id })));
    expect(notes.at(-1)).toMatchObject({ action: 'followed', held: 'repeat', amounts: {} });
    expect(await rows(town.database.db, sql`select action, cause, why, actor_id as "actorId" from held_awards order by id`)).toEqual([
      { action: 'reply', cause: 'post:3', why: 'cap', actorId: ann.id },
      { action: 'followed', cause: 'thread:1', why: 'repeat', actorId: admin.id },
    ]);
    await run(admin, editPointRule, rule());
  });
});

describe('granting by hand', () => {
  it('gives and takes with a reason, never below the floor', async () => {
    const bob = await town.member('Bob');
    await run(admin, grantPoints, { name: 'bob', coins: '60', note: 'For the anniversary' });
    expect(await standing(bob.id)).toEqual({ coins: 60, total: 60, group: 'member' });
    await run(admin, grantPoints, { name: 'Bob', coins: '-70', note: 'A mistake' });
    expect(await standing(bob.id)).toEqual({ coins: 0, total: 0, group: 'newcomer' });
    expect(await moves(bob.id)).toHaveLength(2);
    const told = await row<{ facts: object }>(
      town.database.db,
      sql`select e->'facts' as facts from outbox, jsonb_array_elements(events) e where e->>'name' = 'points.granted' order by outbox.id desc limit 1`,
    );
    expect(told!.facts).toEqual({ memberId: bob.id, amounts: { coins: -70 }, note: 'A mistake' });
    expect(await recompute(town.context(town.guest), { mend: false })).toEqual([]);
  });

  it.each([
    [{ name: 'Bob', coins: '0', note: 'Nothing' }, 'amount.zero'],
    [{ name: 'Bob', coins: '5' }, 'input.invalid'],
    [{ name: 'Bob', coins: '5', note: ' ' }, 'input.too_short'],
    [{ name: 'Bob', coins: '2000000', note: 'A lot' }, 'amount.invalid'],
    [{ name: 'Nobody', coins: '5', note: 'For whom' }, 'member.not_found'],
  ])('refuses %j: %s', async (input, reason) => {
    expect(await town.refusal(admin, grantPoints, input)).toBe(reason);
  });
});

describe('the formula', () => {
  it('shows who would move before it is saved, then moves them, both ways, in its transaction', async () => {
    const [cid, dot] = [await town.member('Cid'), await town.member('Dot')];
    await run(admin, grantPoints, { name: 'Cid', coins: '60', note: 'Rich' });
    await run(admin, grantPoints, { name: 'Dot', reputation: '20', note: 'Esteemed' });
    const formula = 'posts + 5 * reputation';
    const rehearsal = await rehearseStanding(town.context(admin), { formula });
    expect(
      rehearsal.most.slice(0, 2).map(({ name, before, after }) => [name, before.total, before.group.key, after.total, after.group.key]),
    ).toEqual([
      ['Cid', 60, 'member', 0, 'newcomer'],
      ['Dot', 40, 'newcomer', 100, 'member'],
    ]);
    expect(rehearsal.moved).toBe(2);
    const counts = await rows(
      town.database.db,
      sql`select g.key, count(m.id)::int as n from groups g left join members m on m.group_id = g.id group by g.key`,
    );
    for (const { badge, before } of rehearsal.groups) expect(counts).toContainEqual({ key: badge.key, n: before });
    expect(await standing(cid.id)).toMatchObject({ total: 60, group: 'member' });

    const told = [(await moves(cid.id)).length, (await moves(dot.id)).length];
    await run(admin, editPointsFormula, { formula: ` ${formula} ` });
    expect([await standing(cid.id), await standing(dot.id)]).toMatchObject([
      { total: 0, group: 'newcomer' },
      { total: 100, group: 'member' },
    ]);
    expect([(await moves(cid.id)).length, (await moves(dot.id)).length]).toEqual(told.map((n) => n + 1));
    for (const { badge, after } of rehearsal.groups)
      expect(
        await row(
          town.database.db,
          sql`select count(m.id)::int as n from members m join groups g on g.id = m.group_id where g.key = ${badge.key}`,
        ),
      ).toEqual({ n: after });
    // A command that began before the change still knows the old formula; under the member's lock it finds the new one.
    await town.run(cid, earn, { action: 'reply', cause: 'post:77' });
    expect(await standing(cid.id)).toMatchObject({ coins: 61, total: 0, group: 'newcomer' });
    town.settings.pointsFormula = formula;
    expect(await recompute(town.context(town.guest), { mend: false })).toEqual([]);
    await run(admin, editPointsFormula, { formula: 'posts + 5 * digests + 2 * reputation + coins + contribution' });
    town.settings.pointsFormula = 'posts + 5 * digests + 2 * reputation + coins + contribution';
    expect(await recompute(town.context(town.guest), { mend: false })).toEqual([]);
  });

  it.each([
    ['karma', 'formula.unknown_name'],
    ['coins +', 'formula.ends'],
    ['coins / 0', 'formula.division_by_zero'],
    ['total', 'formula.loops'],
    ['1+'.repeat(100) + '1', 'formula.too_long'],
    ['  ', 'input.required'],
  ])('refuses %s: %s', async (formula, reason) => {
    expect(await town.refusal(admin, editPointsFormula, { formula })).toBe(reason);
    await expect(rehearseStanding(town.context(admin), { formula })).rejects.toMatchObject({
      reason: reason === 'input.required' ? 'formula.ends' : reason,
    });
  });

  it('is not for members to try', async () => {
    await expect(rehearseStanding(town.context(await town.member('Eve')), { formula: 'coins' })).rejects.toMatchObject({
      reason: 'staff.required',
    });
  });
});
