import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { recompute } from '@/core/points';
import { recount } from '@/core/stats';
import { postThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';
import { editFollow, followMember, followTag, unfollowTag, watchBoard, watchThread } from '.';

let town: Town;
let eve: Viewer;
beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  await town.board('paper', { kind: 'section' });
  await town.board('cellar', { is_private: true });
  eve = await town.member('Eve', { group: 'administrator' });
});

const one = async <T>(query: ReturnType<typeof sql>) => (await row<{ value: T }>(town.database.db, query))?.value;
const start = (author: Viewer, board = 'tea', tags: string[] = []) =>
  town.run(author, postThread, { board, title: 'A pot of tea', body: 'Have some.', tags });
const coins = (member: Viewer) => one<number>(sql`select coins as value from members where id = ${member.id}::bigint`);
const exact = async () => {
  expect((await recount(town.context(town.guest))).lines).toEqual([]);
  expect(await recompute(town.context(town.guest), { mend: false })).toEqual([]);
};

describe('watching a thread', () => {
  it('counts once, however often and however many at once', async () => {
    const [ann, bea] = [await town.member('Ann'), await town.member('Bea')];
    const { threadId } = await start(eve);
    const followers = () => one<number>(sql`select follower_count as value from threads where id = ${threadId}::bigint`);
    const had = (await coins(eve)) ?? 0;
    await Promise.all(Array.from({ length: 100 }, () => town.run(ann, watchThread, { threadId, level: 'watching' })));
    expect([await followers(), (await coins(eve))! - had]).toEqual([1, 1]);
    const levels = ['tracking', 'muted', 'watching', 'normal'] as const;
    await Promise.all(
      Array.from({ length: 60 }, (_, at) => town.run(at % 2 ? ann : bea, watchThread, { threadId, level: levels[at % 4] })),
    );
    await exact();
    expect(await town.run(ann, watchThread, { threadId, level: 'tracking' })).toMatchObject({ level: 'tracking' });
    expect(await town.run(bea, watchThread, { threadId, level: 'muted' })).toEqual({ level: 'muted', followers: 1 });
    expect(await town.run(ann, watchThread, { threadId, level: 'normal' })).toEqual({ level: 'normal', followers: 0 });
    expect(await one(sql`select jsonb_agg(level) as value from thread_watches where thread_id = ${threadId}::bigint`)).toEqual(['muted']);
    await exact();
  }, 60_000);

  it('gives its author a point a follower, once each, three a day, and nothing for oneself', async () => {
    town.clock.now = new Date('2026-03-01T12:00:00Z');
    const author = await town.member('Cid');
    const { threadId } = await start(author);
    const had = (await coins(author)) ?? 0;
    const earned = async () => (await coins(author))! - had;
    await town.run(author, watchThread, { threadId, level: 'watching' });
    expect(await earned()).toBe(0);
    const dot = await town.member('Dot');
    for (const level of ['watching', 'normal', 'tracking', 'muted', 'watching']) await town.run(dot, watchThread, { threadId, level });
    expect(await earned()).toBe(1);
    for (const name of ['Fay', 'Gus', 'Hal', 'Ida']) await town.run(await town.member(name), watchThread, { threadId, level: 'tracking' });
    expect(await earned()).toBe(3);
    town.clock.now = new Date('2026-03-03T12:00:00Z');
    await town.run(dot, watchThread, { threadId, level: 'normal' });
    await town.run(dot, watchThread, { threadId, level: 'watching' });
    expect(await earned()).toBe(3);
    await town.run(await town.member('Jan'), watchThread, { threadId, level: 'watching' });
    expect(await earned()).toBe(4);
    town.clock.now = null;
    await exact();
  });

  it('is told as an event to the board’s wiring only when somebody else begins to follow', async () => {
    const author = await town.member('Kim');
    const { threadId } = await start(author);
    const lou = await town.member('Lou');
    for (const level of ['muted', 'watching', 'tracking']) await town.run(lou, watchThread, { threadId, level });
    await town.run(author, watchThread, { threadId, level: 'watching' });
    const told = await rows<{ facts: object }>(
      town.database.db,
      sql`select e -> 'facts' as facts from outbox, jsonb_array_elements(events) e where e ->> 'name' = 'thread.followed' and (e -> 'facts' ->> 'threadId')::bigint = ${threadId}::bigint`,
    );
    expect(told.map(({ facts }) => facts)).toEqual([expect.objectContaining({ authorId: author.id, memberId: lou.id })]);
  });

  it('refuses what one does not see, the muted and unknown levels; letting go is always possible', async () => {
    const mia = await town.member('Mia');
    const { threadId } = await start(eve);
    const hidden = await start(eve, 'cellar');
    expect(await town.refusal(mia, watchThread, { threadId: hidden.threadId, level: 'watching' })).toBe('thread.not_found');
    expect(await town.refusal(mia, watchThread, { threadId: hidden.threadId, level: 'normal' })).toBe('thread.not_found');
    expect(await town.refusal(mia, watchThread, { threadId: 999_999, level: 'watching' })).toBe('thread.not_found');
    for (const level of ['loudly', '', undefined, 7])
      expect(await town.refusal(mia, watchThread, { threadId, level })).toBe('input.unknown_choice');
    for (const id of [-1, 0, 1.5, 'x', '9'.repeat(30)])
      expect(await town.refusal(mia, watchThread, { threadId: id, level: 'watching' })).toBe('input.invalid');
    const mute = await town.member('Ned', { group: 'muted' });
    expect(await town.refusal(mute, watchThread, { threadId, level: 'tracking' })).toBe('group.may_not');
    expect(await town.refusal(mute, watchThread, { threadId, level: 'muted' })).toBe('');
    await town.run(mia, watchThread, { threadId, level: 'watching' });
    await rows(town.database.db, sql`update boards set is_private = true where slug = 'tea'`);
    expect(await town.refusal(mia, watchThread, { threadId, level: 'tracking' })).toBe('thread.not_found');
    expect(await town.run(mia, watchThread, { threadId, level: 'normal' })).toEqual({ level: 'normal', followers: 0 });
    await rows(town.database.db, sql`update boards set is_private = false where slug = 'tea'`);
  });
});

describe('watching a board', () => {
  it('counts once, however often and however many at once', async () => {
    const [pat, quy] = [await town.member('Pat'), await town.member('Quy')];
    const followers = () => one<number>(sql`select follower_count as value from boards where slug = 'tea'`);
    await Promise.all(Array.from({ length: 100 }, () => town.run(pat, watchBoard, { board: 'tea', level: 'watching' })));
    expect(await followers()).toBe(1);
    const levels = ['normal', 'tracking', 'watching', 'muted'] as const;
    await Promise.all(
      Array.from({ length: 60 }, (_, at) => town.run(at % 2 ? pat : quy, watchBoard, { board: 'tea', level: levels[at % 4] })),
    );
    await exact();
    await town.run(pat, watchBoard, { board: 'tea', level: 'muted' });
    expect(await town.run(quy, watchBoard, { board: 'tea', level: 'tracking' })).toEqual({ level: 'tracking', followers: 1 });
    expect(await town.run(quy, watchBoard, { board: 'tea', level: 'normal' })).toEqual({ level: 'normal', followers: 0 });
  }, 60_000);

  it('refuses sections, private boards and what is not there', async () => {
    const ros = await town.member('Ros');
    for (const board of ['paper', 'cellar', 'nowhere', 'x'.repeat(200)])
      expect(await town.refusal(ros, watchBoard, { board, level: 'watching' })).toBe('board.not_found');
    expect(await town.refusal(ros, watchBoard, { board: '', level: 'watching' })).toBe('input.required');
    expect(await town.refusal(eve, watchBoard, { board: 'cellar', level: 'watching' })).toBe('');
  });
});

describe('following a tag', () => {
  it('counts once under any spelling, and not what only hidden threads carry', async () => {
    await start(eve, 'tea', ['Green Tea']);
    await start(eve, 'cellar', ['vintage']);
    const sol = await town.member('Sol');
    const followers = () => one<number>(sql`select follower_count as value from tags where name = 'Green Tea'`);
    const spellings = ['green tea', 'Green Tea', 'GREEN  TEA', 'ｇreen tea'];
    await Promise.all(Array.from({ length: 100 }, (_, at) => town.run(sol, followTag, { tag: spellings[at % 4] })));
    expect(await followers()).toBe(1);
    expect(await town.refusal(sol, followTag, { tag: 'vintage' })).toBe('tag.not_found');
    expect(await town.refusal(sol, followTag, { tag: '' })).toBe('input.required');
    expect(await town.refusal(await town.member('Tom', { group: 'muted' }), followTag, { tag: 'green tea' })).toBe('group.may_not');
    await exact();
    await Promise.all(Array.from({ length: 20 }, () => town.run(sol, unfollowTag, { tag: 'green tea' })));
    expect(await followers()).toBe(0);
    expect(await town.run(sol, unfollowTag, { tag: 'green tea' })).toEqual({ isFollowed: false, followers: 0 });
  }, 60_000);
});

describe('a remark', () => {
  it('is kept for a member one follows, at most forty characters, and goes with the follow', async () => {
    const [uma, val] = [await town.member('Uma'), await town.member('Val')];
    expect(await town.refusal(uma, editFollow, { memberId: val.id, remark: 'x' })).toBe('member.not_followed');
    await town.run(uma, followMember, { memberId: val.id });
    expect(await town.run(uma, editFollow, { memberId: val.id, remark: '  老\n朋友  ' })).toEqual({ remark: '老 朋友' });
    expect(await town.run(uma, editFollow, { memberId: val.id, remark: '👩‍👩‍👧‍👦'.repeat(40) })).toEqual({ remark: '👩‍👩‍👧‍👦'.repeat(40) });
    expect(await town.refusal(uma, editFollow, { memberId: val.id, remark: '友'.repeat(41) })).toBe('input.too_long');
    expect(await town.run(uma, editFollow, { memberId: val.id, remark: '' })).toEqual({ remark: '' });
    expect(await town.refusal(val, editFollow, { memberId: uma.id, remark: 'x' })).toBe('member.not_followed');
  });
});
