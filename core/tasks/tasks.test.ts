import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkIn } from '@/core/check-ins';
import { plantFactory } from '@/core/factory';
import { followMember } from '@/core/follows';
import type { Viewer } from '@/core/kernel';
import { readMedalsOf } from '@/core/medals';
import { editProfile } from '@/core/members';
import { postReply, withdrawPost } from '@/core/posts';
import { likePost } from '@/core/reactions';
import { postThread } from '@/core/threads';
import { row, rows } from '@/db/rows';
import { openTown, type Town } from '@/test/town';
import { claimTask, editTask, postTask, readTasks, withdrawTask } from '.';

let town: Town;
let ann: Viewer;
let ben: Viewer;
let eve: Viewer;
let count = 0;
beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  eve = await town.member('Eve', { group: 'administrator' });
});
beforeEach(async () => {
  count += 1;
  town.clock.now = new Date('2026-11-23T04:00:00Z');
  ann = await town.member(`Ann${count}`, { group: 'member' });
  ben = await town.member(`Ben${count}`, { group: 'member' });
});

const make = (task: object): Promise<{ id: number }> =>
  town.run(eve, postTask, { title: { en: `Task ${count}` }, measure: 'replies', target: 1, coins: 3, ...task });
const mineOf = async (who: Viewer, taskId: number) => (await readTasks(town.context(who))).tasks.find(({ id }) => id === taskId)?.mine;
const doneOf = async (who: Viewer, taskId: number) => (await mineOf(who, taskId))?.done;
const coinsOf = async (who: Viewer) =>
  (await row<{ coins: number }>(town.database.db, sql`select coins from members where id = ${who.id}::bigint`))!.coins;
const start = () => town.run(ann, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have tea.' });

describe('tasks of a fresh board', () => {
  it('are planted once, in four languages, one with a medal', async () => {
    await plantFactory(town.database.db);
    const { tasks } = await readTasks(town.context(town.guest));
    const factory = tasks.slice(0, 5);
    expect(factory.map(({ measure, target }) => [measure, target])).toEqual([
      ['bio', 1],
      ['replies', 1],
      ['threads', 1],
      ['following', 3],
      ['check_ins', 7],
    ]);
    for (const { title, mine } of factory) expect([Object.keys(title).length, mine]).toEqual([4, null]);
    expect(factory[4]!.medal?.sign).toBe('心');
    const [{ n } = { n: 0 }] = await rows<{ n: number }>(town.database.db, sql`select count(*)::int as n from tasks where key is not null`);
    expect(n).toBe(5);
  });

  it('end with the medal that they promise', async () => {
    for (let day = 1; day <= 7; day += 1) {
      town.clock.now = new Date(Date.UTC(2026, 10, day * 2, 4));
      await town.run(ann, checkIn, {});
    }
    const { tasks } = await readTasks(town.context(ann));
    const seven = tasks.find(({ measure }) => measure === 'check_ins')!;
    expect(seven.mine).toEqual({ done: 7, isClaimed: false, isOpenToMe: true });
    expect(await town.run(ann, claimTask, { taskId: seven.id })).toEqual({ amounts: { coins: 7 } });
    expect((await readMedalsOf(town.context(town.guest), ann.id)).map(({ sign }) => sign)).toEqual(['心']);
  });
});

describe('what is measured', () => {
  it('is counted from the board’s own rows, and withdrawn posts do not count', async () => {
    const replies = await make({ measure: 'replies', target: 5 });
    const threads = await make({ measure: 'threads', target: 5 });
    const likes = await make({ measure: 'likes_received', target: 5 });
    const given = await make({ measure: 'likes_given', target: 5 });
    const { threadId, postId } = await start();
    const { id } = await town.run(ann, postReply, { threadId, body: 'Anybody?' });
    await town.run(ann, postReply, { threadId, body: 'Nobody?' });
    await town.run(ben, likePost, { postId });
    await town.run(ben, likePost, { postId: id });
    const all = async () => Promise.all([replies, threads, likes].map((task) => doneOf(ann, task.id)));
    expect([...(await all()), await doneOf(ben, given.id)]).toEqual([2, 1, 2, 2]);
    await town.run(ann, withdrawPost, { postId: id });
    expect(await all()).toEqual([1, 1, 1]);
  });

  it('counts only what lies in the period', async () => {
    const daily = await make({ measure: 'replies', target: 2, period: 'daily' });
    const weekly = await make({ measure: 'threads', target: 3, period: 'weekly' });
    const dailyLikes = await make({ measure: 'likes_received', target: 3, period: 'daily' });
    const late = await make({ measure: 'replies', target: 3, opensAt: '2026-11-24T00:00' });
    // 2026-11-22 is a Sunday.
    town.clock.now = new Date('2026-11-22T04:00:00Z');
    const { threadId, postId } = await start();
    await town.run(ann, postReply, { threadId, body: 'On Sunday.' });
    await town.run(ben, likePost, { postId });
    expect(await Promise.all([daily, weekly, dailyLikes].map((task) => doneOf(ann, task.id)))).toEqual([1, 1, 1]);
    town.clock.now = new Date('2026-11-23T04:00:00Z');
    expect(await Promise.all([daily, weekly, dailyLikes].map((task) => doneOf(ann, task.id)))).toEqual([0, 0, 0]);
    expect(await mineOf(ann, late.id)).toBeUndefined();
    town.clock.now = new Date('2026-11-24T04:00:00Z');
    await town.run(ann, postReply, { threadId, body: 'On Tuesday.' });
    expect(await doneOf(ann, late.id)).toBe(1);
  });

  it('knows followers, whom one follows, the bio, and the total', async () => {
    const followers = await make({ measure: 'followers', target: 2 });
    const following = await make({ measure: 'following', target: 2, period: 'daily' });
    const bio = await make({ measure: 'bio', target: 1 });
    const total = await make({ measure: 'points_total', target: 500 });
    expect([await doneOf(ann, followers.id), await doneOf(ben, following.id), await doneOf(ann, bio.id)]).toEqual([0, 0, 0]);
    await town.run(ben, followMember, { memberId: ann.id });
    await town.run(ann, editProfile, { bio: 'Drinks tea.' });
    await start();
    expect([await doneOf(ann, followers.id), await doneOf(ben, following.id), await doneOf(ann, bio.id)]).toEqual([1, 1, 1]);
    // Whoever stands on that rung has 50 to begin with.
    expect(await doneOf(ann, total.id)).toBe(53);
  });
});

describe('taking a reward', () => {
  it('says how far one is while it is not done, and pays once', async () => {
    const { id } = await make({ target: 2, coins: 3, reputation: 1 });
    const { threadId } = await start();
    await town.run(ann, postReply, { threadId, body: 'Anybody?' });
    await expect(town.run(ann, claimTask, { taskId: id })).rejects.toMatchObject({
      reason: 'task.not_done',
      facts: { done: 1, target: 2 },
    });
    await town.run(ann, postReply, { threadId, body: 'Nobody?' });
    const before = await coinsOf(ann);
    expect(await town.run(ann, claimTask, { taskId: id })).toEqual({ amounts: { coins: 3, reputation: 1 } });
    expect(await coinsOf(ann)).toBe(before + 3);
    expect(await town.refusal(ann, claimTask, { taskId: id })).toBe('task.claimed');
    expect(await mineOf(ann, id)).toMatchObject({ isClaimed: true });
    const moved = await rows(
      town.database.db,
      sql`select rule, cause, (select sum(amount)::int from ledger_entries e where e.transaction_id = l.id) as sum from ledger_transactions l where cause like ${`task:${id}:%`}`,
    );
    expect(moved).toEqual([{ rule: 'task', cause: `task:${id}:1970-01-01:${ann.id}`, sum: 0 }]);
  });

  it('pays a daily one again on the next day, for what was done on that day', async () => {
    const { id } = await make({ period: 'daily' });
    const { threadId } = await start();
    await town.run(ann, postReply, { threadId, body: 'Today.' });
    await town.run(ann, claimTask, { taskId: id });
    town.clock.now = new Date('2026-11-24T04:00:00Z');
    expect(await town.refusal(ann, claimTask, { taskId: id })).toBe('task.not_done');
    await town.run(ann, postReply, { threadId, body: 'Tomorrow.' });
    expect(await town.refusal(ann, claimTask, { taskId: id })).toBe('');
  });

  it('pays one of a hundred at once', async () => {
    const { id } = await make({});
    const { threadId } = await start();
    await town.run(ann, postReply, { threadId, body: 'Anybody?' });
    const before = await coinsOf(ann);
    const all = await Promise.all(Array.from({ length: 100 }, () => town.refusal(ann, claimTask, { taskId: id })));
    expect(all.filter((reason) => reason === '')).toHaveLength(1);
    expect(new Set(all)).toEqual(new Set(['', 'task.claimed']));
    expect(await coinsOf(ann)).toBe(before + 3);
  });

  it('is refused while the task is closed, before, after, and to lower groups', async () => {
    const { id } = await make({});
    await start().then(({ threadId }) => town.run(ann, postReply, { threadId, body: 'Anybody?' }));
    const tried = async (change: object) => {
      await town.run(eve, editTask, { taskId: id, ...change });
      return town.refusal(ann, claimTask, { taskId: id });
    };
    expect(await tried({ isOpen: false })).toBe('task.closed');
    expect(await tried({ isOpen: true, opensAt: '2026-11-23T12:01' })).toBe('task.closed');
    expect(await tried({ opensAt: '', closesAt: '2026-11-23T12:00' })).toBe('task.closed');
    const senior = await row<{ id: number }>(town.database.db, sql`select id from groups where key = 'senior'`);
    expect(await tried({ closesAt: '', fromGroupId: senior!.id })).toBe('task.group');
    await expect(town.run(ann, claimTask, { taskId: id })).rejects.toMatchObject({ facts: { group: 'senior', needs: '高级会员' } });
    expect(await tried({ fromGroupId: '' })).toBe('');
    expect(await town.refusal(ann, claimTask, { taskId: 999_999 })).toBe('task.not_found');
  });
});

describe('the administration of tasks', () => {
  it.each([
    [{ target: 0 }, 'merit.number'],
    [{ target: '-1' }, 'merit.number'],
    [{ target: '1.5' }, 'merit.number'],
    [{ target: '1e3' }, 'merit.number'],
    [{ target: 100_001 }, 'merit.number'],
    [{ coins: -1 }, 'merit.number'],
    [{ coins: '999999999999' }, 'merit.number'],
    [{ coins: 0 }, 'task.gives_nothing'],
    [{ title: {} }, 'input.required'],
    [{ title: { en: ' \u200b' } }, 'input.required'],
    [{ measure: 'luck' }, 'input.unknown_choice'],
    [{ period: 'yearly' }, 'input.unknown_choice'],
    [{ medalId: 999_999 }, 'input.unknown_choice'],
    [{ fromGroupId: 999_999 }, 'input.unknown_choice'],
    [{ opensAt: '2026-02-31T10:00' }, 'task.time'],
    [{ opensAt: 'tomorrow' }, 'task.time'],
    [{ opensAt: '0000-01-01T00:00' }, 'task.time'],
    [{ closesAt: '0000-12-31T23:59' }, 'task.time'],
    [{ closesAt: '10000-01-01T00:00' }, 'task.time'],
    [{ opensAt: '2026-11-24T10:00', closesAt: '2026-11-24T10:00' }, 'task.times_cross'],
    [{ measure: 'bio', period: 'daily' }, 'task.state_once'],
    [{ measure: 'bio', target: 2 }, 'task.one'],
  ])('refuses %j', async (wrong, reason) => {
    const before = await row(town.database.db, sql`select count(*)::int as n from tasks`);
    expect(await town.refusal(eve, postTask, { title: { en: 'Wrong' }, measure: 'replies', target: 1, coins: 1, ...wrong })).toBe(reason);
    expect(await row(town.database.db, sql`select count(*)::int as n from tasks`)).toEqual(before);
  });

  it('refuses a change that makes no sense with what stands', async () => {
    const { id } = await make({ opensAt: '2026-11-23T10:00' });
    expect(await town.refusal(eve, editTask, { taskId: id, closesAt: '2026-11-23T09:00' })).toBe('task.times_cross');
    expect(await town.refusal(eve, editTask, { taskId: id, coins: 0 })).toBe('task.gives_nothing');
  });

  it('removes what nobody took, and only that', async () => {
    const { id } = await make({});
    const { threadId } = await start();
    await town.run(ann, postReply, { threadId, body: 'Anybody?' });
    await town.run(ann, claimTask, { taskId: id });
    expect(await town.refusal(eve, withdrawTask, { taskId: id })).toBe('task.has_claims');
    const other = await make({});
    expect(await town.refusal(eve, withdrawTask, { taskId: other.id })).toBe('');
    expect(await town.refusal(eve, withdrawTask, { taskId: other.id })).toBe('task.not_found');
  });
});
