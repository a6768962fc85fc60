import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { editGroup, postGroup, removeGroup } from '@/core/groups';
import { plantFactory } from '@/core/factory';
import { forgetMemos, type Viewer } from '@/core/kernel';
import { grantPoints, recompute, rehearseStanding } from '@/core/points';
import { postTask, withdrawTask } from '@/core/tasks';
import { row, rows } from '@/db/rows';
import { openTown, type Town } from '@/test/town';

let town: Town;
let admin: Viewer;
let ann: Viewer;
beforeAll(async () => {
  town = await openTown();
  admin = await town.member('Admin', { group: 'administrator' });
  ann = await town.member('Ann');
  await town.run(admin, grantPoints, { name: 'Ann', coins: 60, note: 'To begin with' });
});

const names = { nameZhCn: '会员', nameZhTw: '會員', nameJa: '会員', nameEn: 'Member' };
const fields = (key: string, more: object = {}) => ({
  key,
  ...names,
  tally: '2',
  readLevel: '20',
  maxImageKb: '2048',
  signatureLength: '100',
  ...more,
});
const groupOf = async (id: number) =>
  (
    await row<{ key: string }>(
      town.database.db,
      sql`select g.key from members m join groups g on g.id = m.group_id where m.id = ${id}::bigint`,
    )
  )?.key;
const moves = async (id: number) =>
  (
    await row<{ n: number }>(
      town.database.db,
      sql`select count(*)::int as n from outbox, jsonb_array_elements(events) e where e->>'name' = 'member.moved_group' and e->'facts'->>'memberId' = ${String(id)}`,
    )
  )?.n;
const ladder = () =>
  rows<{ key: string }>(town.database.db, sql`select key, min_total from groups where kind = 'ladder' order by min_total`);

describe('the desk of groups', () => {
  it('moves members with a threshold, both ways, one event each, as its rehearsal said', async () => {
    expect(await groupOf(ann.id)).toBe('member');
    const before = await moves(ann.id);
    const up = await rehearseStanding(town.context(admin), { threshold: { key: 'member', from: 61 } });
    expect(up).toMatchObject({
      moved: 1,
      most: [{ name: 'Ann', before: { group: { key: 'member' } }, after: { group: { key: 'newcomer' } } }],
    });
    expect(await town.run(admin, editGroup, fields('member', { from: '61' }))).toEqual({ key: 'member', moved: 1 });
    expect(await groupOf(ann.id)).toBe('newcomer');
    expect(await moves(ann.id)).toBe(before! + 1);
    await town.run(admin, editGroup, fields('member', { from: '50' }));
    expect([await groupOf(ann.id), await moves(ann.id)]).toEqual(['member', before! + 2]);
    // Staff stay where they are.
    expect(await groupOf(admin.id)).toBe('administrator');
    expect(await recompute(town.context(town.guest), { mend: false })).toEqual([]);
    expect(town.published).toContain('*');
  });

  it('sets a rung in and takes it out once nobody stands on it', async () => {
    const rehearsal = await rehearseStanding(town.context(admin), { threshold: { key: 'reader', from: 55 } });
    expect(rehearsal.groups.at(-1)).toMatchObject({ badge: { key: 'reader' }, before: 0, after: 1 });
    await town.run(admin, postGroup, fields('reader', { from: '55' }));
    expect(await groupOf(ann.id)).toBe('reader');
    const rights = await rows<{ rights: string[] }>(
      town.database.db,
      sql`select rights from groups where key in ('member', 'reader') order by min_total`,
    );
    expect(rights[1]).toEqual(rights[0]);
    await expect(town.run(admin, removeGroup, { key: 'reader' })).rejects.toMatchObject({ reason: 'group.in_use', facts: { members: 1 } });
    await town.run(admin, grantPoints, { name: 'Ann', coins: -8, note: 'Down again' });
    expect(await groupOf(ann.id)).toBe('member');
    await town.run(admin, removeGroup, { key: 'reader' });
    await town.run(admin, removeGroup, { key: 'elder' });
    await plantFactory(town.database.db);
    expect((await ladder()).map(({ key }) => key)).toEqual(['restricted', 'newcomer', 'member', 'regular', 'senior', 'gold']);
  });

  it.each([
    ['member', { from: '200' }, 'group.order'],
    ['member', { from: '201' }, 'group.order'],
    ['member', { from: '0' }, 'group.order'],
    ['member', { from: '-1' }, 'group.order'],
    ['restricted', { from: '-5' }, 'group.lowest'],
    ['nobody', {}, 'group.not_found'],
    ['member', { from: '1.5' }, 'amount.invalid'],
    ['member', { tally: '11' }, 'amount.invalid'],
    ['member', { signatureLength: '-1' }, 'amount.invalid'],
    ['member', { nameJa: ' ' }, 'input.required'],
  ])('refuses to make %s %j: %s', async (key, more, reason) => {
    const before = await ladder();
    expect(await town.refusal(admin, editGroup, fields(key, more))).toBe(reason);
    expect(await ladder()).toEqual(before);
  });

  it('names the rung that a threshold would cross', async () => {
    await expect(town.run(admin, editGroup, fields('member', { from: 300 }))).rejects.toMatchObject({
      facts: { other: '中级会员', from: 200 },
      fields: { from: { reason: 'group.order' } },
    });
  });

  it.each([
    ['member', { from: '70' }, 'group.taken'],
    ['reader', { from: '50' }, 'group.order'],
    ['reader', { from: '-2147483648' }, 'amount.invalid'],
    ['reader', {}, 'input.required'],
    ['Reader!', { from: '70' }, 'input.invalid'],
  ])('refuses a new rung %s %j: %s', async (key, more, reason) => {
    expect(await town.refusal(admin, postGroup, fields(key, more))).toBe(reason);
  });

  it.each([
    ['administrator', 'group.factory'],
    ['guest', 'group.factory'],
    ['restricted', 'group.lowest'],
    ['nobody', 'group.not_found'],
  ])('refuses to remove %s: %s', async (key, reason) => {
    expect(await town.refusal(admin, removeGroup, { key })).toBe(reason);
  });

  it('keeps everybody where they belong while thresholds move under a hundred awards', async () => {
    forgetMemos(['*']);
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, nth) => town.member(`众${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰亥午未申酉'[nth]}`)),
    );
    await Promise.all([
      ...people.flatMap(({ name }) =>
        [45, 7, -3, 20, -12].map((coins) => town.run(admin, grantPoints, { name, coins, note: 'Back and forth' })),
      ),
      ...[40, 60, 45, 55, 50].map((from) => town.run(admin, editGroup, fields('member', { from }))),
    ]);
    expect(await recompute(town.context(town.guest), { mend: false })).toEqual([]);
    const paths = await rows<{ id: number; net: number }>(
      town.database.db,
      sql`
      select m.id, count(e)::int as net from members m left join lateral (
        select e from outbox, jsonb_array_elements(events) e where e->>'name' = 'member.moved_group' and (e->'facts'->>'memberId')::bigint = m.id
      ) e on true where m.name like '众%' and m.group_id = (select id from groups where key = 'newcomer') group by m.id`,
    );
    // Whoever stands where they began has moved an even number of times: no move is told twice or not at all.
    for (const { net } of paths) expect(net % 2).toBe(0);
  });

  it('sets what a group may give by ratings; a new rung has what the rung below has', async () => {
    const figures = (key: string) =>
      row(town.database.db, sql`select rating_most as most, rating_daily as daily from groups where key = ${key}`);
    await town.run(admin, editGroup, fields('regular', { ratingMost: '3', ratingDaily: '12' }));
    expect(await figures('regular')).toEqual({ most: 3, daily: 12 });
    // What is not said stays.
    await town.run(admin, editGroup, fields('regular'));
    expect(await figures('regular')).toEqual({ most: 3, daily: 12 });
    await town.run(admin, postGroup, fields('critic', { from: '210', ratingMost: '', ratingDaily: '' }));
    expect(await figures('critic')).toEqual({ most: 3, daily: 12 });
    await town.run(admin, removeGroup, { key: 'critic' });
    for (const wrong of [{ ratingMost: '-1' }, { ratingMost: '' }, { ratingMost: '1001' }, { ratingDaily: '1.5' }])
      expect(await town.refusal(admin, editGroup, fields('regular', wrong))).toBe('amount.invalid');
    await town.run(admin, editGroup, fields('regular', { ratingMost: '0', ratingDaily: '0' }));
  });

  it('is not taken out while a task asks for it, lest the task be open to everybody', async () => {
    await town.run(admin, postGroup, fields('keeper', { from: '900' }));
    const keeper = await row<{ id: number }>(town.database.db, sql`select id from groups where key = 'keeper'`);
    const task = await town.run(admin, postTask, {
      title: { en: 'For keepers' },
      measure: 'replies',
      target: 1,
      coins: 1,
      fromGroupId: keeper!.id,
      isOpen: false,
    });
    await expect(town.run(admin, removeGroup, { key: 'keeper' })).rejects.toMatchObject({
      reason: 'group.has_task',
      facts: { task: 'For keepers' },
    });
    await town.run(admin, withdrawTask, { taskId: task.id });
    expect(await town.refusal(admin, removeGroup, { key: 'keeper' })).toBe('');
  });

  it('lets nobody fall who rises into a rung while it is taken out', async () => {
    await town.run(admin, postGroup, fields('summit', { from: '5000' }));
    await town.member('Climber', { group: 'gold' });
    const climber = await row<{ id: number }>(town.database.db, sql`select id from members where name = 'Climber'`);
    let risen: Promise<unknown> | undefined;
    await town.database.db.transaction(async (tx) => {
      await rows(tx, sql`delete from groups where key = 'summit'`);
      risen = town.run(admin, grantPoints, { name: 'Climber', coins: 9_000, note: 'Up' });
      risen.catch(() => {});
      await waitedFor();
    });
    await risen;
    expect(await groupOf(climber!.id)).toBe('gold');
  });
});

/** Until somebody waits for a lock of somebody else. */
async function waitedFor(): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    const found = await row(
      town.database.db,
      sql`select 1 as n from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database() limit 1`,
    );
    if (found) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error('nobody waits');
}
