import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { forgetMemos, command, type Viewer } from '@/core/kernel';
import { row, rows } from '@/db/rows';
import { openTown, type Town } from '@/test/town';
import { type Award, awardPoints, grantPoints, readLedger, readPointsPage, readRules, recompute, reversePoints } from '.';

let town: Town;
let boardId: number;
beforeAll(async () => {
  town = await openTown();
  boardId = await town.board('teahouse');
});

type Step = ({ award: Award } | { reverse: string }) & { figures?: { posts?: number; threads?: number; digests?: number } };

/** What the wiring does for a post, without a post. */
const move = command({
  name: 'move-points',
  input: z.custom<Step>(),
  facts: async () => null,
  ability: () => true,
  run: async (effects, _facts, step) => {
    const given = 'award' in step ? await awardPoints(effects, step.award) : await reversePoints(effects, step.reverse);
    if ('award' in step && step.figures) effects.tally.member(step.award.memberId, step.figures);
    return given ?? null;
  },
});

const award = (member: Viewer, action: string, cause: string, more: Partial<Award> = {}) =>
  town.run(member, move, { award: { action, memberId: member.id, cause, actorId: member.id, ...more } });
const standing = (id: number) =>
  row<{ coins: number; reputation: number; total: number; group: string }>(
    town.database.db,
    sql`
  select m.coins, m.reputation, m.points_total as total, g.key as "group" from members m join groups g on g.id = m.group_id where m.id = ${id}::bigint`,
  );

describe('awarding', () => {
  it('gives what the site says, balanced, and takes it back once', async () => {
    const ann = await town.member('Ann');
    expect(await award(ann, 'thread', 'post:900')).toEqual({ coins: 2 });
    await town.run(ann, move, { reverse: 'post:900' });
    await town.run(ann, move, { reverse: 'post:900' });
    expect(await standing(ann.id)).toMatchObject({ coins: 0, total: 0 });
    expect(
      await rows(
        town.database.db,
        sql`select transaction_id from ledger_entries group by transaction_id, currency having sum(amount) <> 0`,
      ),
    ).toEqual([]);
  });

  it('gives nothing where there is no room, and stops nobody: the ledger stays what is stored', async () => {
    const rich = await town.member('Rich', { group: 'elder' });
    const purse = (coins: number) =>
      rows(
        town.database.db,
        sql`update members set coins = ${coins}::int, points_total = contribution + ${coins}::int where id = ${rich.id}::bigint`,
      );
    await purse(1_999_999_999);
    const count = async () => (await row<{ n: number }>(town.database.db, sql`select count(*)::int as n from ledger_transactions`))!.n;
    const before = await count();
    expect(await award(rich, 'thread', 'post:990')).toBeNull();
    expect(await award(rich, 'digest', 'post:990', { times: 3 })).toBeNull();
    expect([await standing(rich.id), await count()]).toMatchObject([{ coins: 1_999_999_999, reputation: 0 }, before]);
    await purse(1_999_999_998);
    expect(await award(rich, 'thread', 'post:991')).toEqual({ coins: 2 });
    await town.run(rich, move, { reverse: 'post:991' });
    expect(await standing(rich.id)).toMatchObject({ coins: 1_999_999_998 });
    await purse(0);
  });

  it('refuses to give by hand what does not fit, with the bounds', async () => {
    const full = await town.member('Full', { group: 'elder' });
    const admin = await town.member('Chief', { group: 'administrator' });
    await rows(
      town.database.db,
      sql`update members set coins = 1999999000, points_total = contribution + 1999999000, reputation = -2000000000 where id = ${full.id}::bigint`,
    );
    const facts = { minimum: -1_000_000, maximum: 1_000 };
    await expect(town.run(admin, grantPoints, { name: 'Full', coins: 1_001, note: 'Too much' })).rejects.toMatchObject({
      reason: 'amount.invalid',
      facts,
      fields: { coins: { facts } },
    });
    expect(await town.refusal(admin, grantPoints, { name: 'Full', reputation: -1, note: 'Too little' })).toBe('amount.invalid');
    expect(await town.refusal(admin, grantPoints, { name: 'Full', coins: 1_000, note: 'Just right' })).toBe('');
    expect(await standing(full.id)).toMatchObject({ coins: 2_000_000_000 });
    await recompute(town.context(town.guest), { mend: true });
  });

  it('multiplies by the level of a digest', async () => {
    const bea = await town.member('Bea');
    await award(bea, 'digest', 'post:901', { times: 3 });
    expect(await standing(bea.id)).toMatchObject({ coins: 15, reputation: 3, total: 21 });
  });

  it('lets a board override, says so to everyone, and forgets old rules when they change', async () => {
    const cid = await town.member('Cid');
    const context = town.context(town.guest);
    expect((await readRules(context, boardId)).find(({ action }) => action === 'reply')).toMatchObject({
      amounts: { coins: 1 },
      isOverride: false,
    });
    await rows(town.database.db, sql`insert into point_rules (board_id, action, coins) values (${boardId}::bigint, 'reply', 7)`);
    forgetMemos(['points']);
    expect((await readRules(context, boardId)).find(({ action }) => action === 'reply')).toMatchObject({
      amounts: { coins: 7 },
      isOverride: true,
    });
    expect((await readRules(context)).find(({ action }) => action === 'reply')).toMatchObject({ amounts: { coins: 1 } });
    expect(await award(cid, 'reply', 'post:902', { boardId })).toEqual({ coins: 7 });
    expect(await award(cid, 'reply', 'post:903', { boardId: boardId + 1 })).toEqual({ coins: 1 });
  });

  it('gives once what is given once, daily what is given daily, also to a hundred at once', async () => {
    const dot = await town.member('Dot');
    const at = (now: Date) =>
      Promise.all(
        Array.from({ length: 20 }, () =>
          town.run(dot, move, { award: { action: 'check-in', memberId: dot.id, cause: 'check-in', actorId: dot.id } }, { now: () => now }),
        ),
      );
    // The site's day begins at 16:00 UTC.
    await at(new Date('2025-05-01T15:59:00Z'));
    expect((await standing(dot.id))?.coins).toBe(2);
    await at(new Date('2025-05-01T16:01:00Z'));
    expect((await standing(dot.id))?.coins).toBe(4);
    for (let turn = 0; turn < 3; turn += 1) await award(dot, 'email-verified', 'email');
    expect((await standing(dot.id))?.coins).toBe(14);
    for (const cause of ['poll:1', 'poll:1', 'poll:2']) await award(dot, 'vote', cause);
    expect((await standing(dot.id))?.coins).toBe(16);
  });

  it('gives nothing without a rule', async () => {
    expect(await award(await town.member('Eve'), 'nothing-known', 'x')).toBeNull();
  });
});

describe('standing', () => {
  it('moves up and down the ladder at once, but never off it', async () => {
    const fay = await town.member('Fay');
    for (let turn = 0; turn < 4; turn += 1) await award(fay, 'digest', `post:91${turn}`, { times: 2 });
    expect(await standing(fay.id)).toMatchObject({ total: 56, group: 'member' });
    await town.run(fay, move, { reverse: 'post:910' });
    expect(await standing(fay.id)).toMatchObject({ total: 42, group: 'newcomer' });
    for (let turn = 0; turn < 45; turn += 1) await award(fay, 'report-abuse', `report:${turn}`);
    expect(await standing(fay.id)).toMatchObject({ total: -3, group: 'restricted' });
    const outbox = await row<{ moved: number }>(
      town.database.db,
      sql`select count(*)::int as moved from outbox, jsonb_array_elements(events) e where e->>'name' = 'member.moved_group' and e->'facts'->>'memberId' = ${String(fay.id)}`,
    );
    expect(outbox?.moved).toBe(3);
    const desk = await town.member('Desk', { group: 'administrator' });
    await award(desk, 'digest', 'post:930', { times: 30 });
    expect(await standing(desk.id)).toMatchObject({ total: 210, group: 'administrator' });
  });

  it('tells a reader what is missing', async () => {
    const gus = await town.member('Gus');
    await award(gus, 'thread', 'post:940');
    const page = await readPointsPage(town.context(gus));
    expect(page.mine).toMatchObject({
      total: 2,
      balances: { coins: 2 },
      group: { key: 'newcomer', tally: 1 },
      next: { missing: 48, group: { key: 'member' } },
    });
    expect(page.groups.map(({ badge }) => badge.key).slice(0, 3)).toEqual(['restricted', 'newcomer', 'member']);
    expect((await readPointsPage(town.context(town.guest))).mine).toBeNull();
  });

  it('keeps stored figures equal to the ledger whatever happens, in whatever order, at once', async () => {
    const people = await Promise.all(['Hal', 'Ida', 'Jan'].map((name) => town.member(name)));
    let nth = 1_000;
    const step = fc.record({
      who: fc.nat(2),
      action: fc.constantFrom('thread', 'reply', 'digest', 'report-abuse', 'vote', 'check-in'),
      back: fc.boolean(),
      posts: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const causes: string[] = [];
        await Promise.all(
          steps.map(async ({ who, action, back, posts }) => {
            const cause = `post:${(nth += 1)}`;
            causes.push(cause);
            const member = people[who]!;
            await town.run(member, move, {
              award: { action, memberId: member.id, boardId, cause, actorId: member.id },
              figures: { posts },
            });
            if (back) await Promise.all([town.run(member, move, { reverse: cause }), town.run(member, move, { reverse: causes[0]! })]);
          }),
        );
        const unbalanced = await rows(
          town.database.db,
          sql`select currency from ledger_entries group by transaction_id, currency having sum(amount) <> 0`,
        );
        expect(unbalanced).toEqual([]);
        expect(await recompute(town.context(town.guest), { mend: false })).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('finds and mends what somebody changed by hand', async () => {
    const kim = await town.member('Kim');
    await award(kim, 'thread', 'post:950');
    await rows(
      town.database.db,
      sql`update members set coins = 99, points_total = 5000, group_id = (select id from groups where key = 'elder') where id = ${kim.id}::bigint`,
    );
    const found = await recompute(town.context(town.guest), { mend: true });
    expect(
      found.map(({ figure, stored, right }) => [figure, figure === 'group_id' ? 0 : stored, figure === 'group_id' ? 0 : right]).sort(),
    ).toEqual([
      ['coins', 99, 2],
      ['group_id', 0, 0],
      ['points_total', 5000, 2],
    ]);
    expect(await recompute(town.context(town.guest), { mend: false })).toEqual([]);
    expect(await standing(kim.id)).toMatchObject({ coins: 2, total: 2, group: 'newcomer' });
  });
});

describe('the ledger', () => {
  it('is for oneself and the staff, page by page', async () => {
    const leo = await town.member('Leo');
    for (let turn = 0; turn < 55; turn += 1) await award(leo, 'reply', `post:${2_000 + turn}`);
    await town.run(leo, move, { reverse: 'post:2054' });
    const first = await readLedger(town.context(leo), leo.id);
    expect(first.items).toHaveLength(50);
    expect(first.items[0]).toMatchObject({ rule: 'reply', isReversal: true, amounts: { coins: -1 }, post: null });
    const second = await readLedger(town.context(leo), leo.id, { cursor: first.next });
    expect(second).toMatchObject({ next: null });
    expect([...first.items, ...second.items].reduce((sum, { amounts }) => sum + (amounts.coins ?? 0), 0)).toBe(
      (await standing(leo.id))?.coins,
    );
    await expect(readLedger(town.context(await town.member('Mia')), leo.id)).rejects.toMatchObject({ reason: 'points.not_yours' });
    await expect(readLedger(town.context(town.guest), leo.id)).rejects.toMatchObject({ reason: 'session.required' });
    await expect(readLedger(town.context(leo), leo.id, { cursor: 'x' })).rejects.toMatchObject({ reason: 'input.cursor' });
    expect((await readLedger(town.context(await town.member('Staff', { group: 'super-moderator' })), leo.id)).items).toHaveLength(50);
  });
});
