/** 阅读权限: who opens a thread, who may set it, and what those who may not are told. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { editPost, postReply, readEditable } from '@/core/posts';
import { findReadLevels, postThread, readBarrier, readThread, readThreadHead, readThreadList, threadRefusal } from '@/core/threads';
import { openTown, type Town } from '@/test/town';

let town: Town;
let tea: number;
let gold: Viewer;
let ann: Viewer;
let keeper: Viewer;

beforeAll(async () => {
  town = await openTown();
  tea = await town.board('tea');
  gold = await town.member('Gold', { group: 'gold' });
  ann = await town.member('Ann', { group: 'member' });
  keeper = await town.member('Keeper', { group: 'member', moderates: [tea] });
});

const start = async (readLevel: unknown) => town.run(gold, postThread, { board: 'tea', title: 'For few', body: 'A text.', readLevel });
const levelOf = async (id: number) =>
  (await row<{ level: number }>(town.database.db, sql`select read_level as level from threads where id = ${id}::bigint`))?.level;

describe('a read level', () => {
  it('is the group’s: the same level opens, one below does not; the author, the board’s and the site’s staff always may', async () => {
    const { threadId } = await start(70);
    const opens = async (viewer: Viewer) => (await readThread(town.context(viewer), threadId)) !== undefined;
    const at = (group: string) => town.member(`M ${group}`, { group });
    expect(await opens(await at('elder'))).toBe(true);
    expect(await opens(await at('gold'))).toBe(true);
    expect(await opens({ ...ann, readLevel: 69 })).toBe(false);
    expect([await opens(town.guest), await opens(await at('senior')), await opens(keeper), await opens(await at('administrator'))]).toEqual(
      [false, false, true, true],
    );
    // The author who has fallen since reads their own.
    expect(await opens({ ...gold, readLevel: 20 })).toBe(true);
    const [listed] = (await readThreadList(town.context(town.guest), { boardId: tea })).rows;
    expect(listed).toMatchObject({ id: threadId, title: 'For few', readLevel: 70 });
  });

  it('says the level, the first group that has it, and the points that are missing', async () => {
    const { threadId } = await start(60);
    await rows(town.database.db, sql`update members set points_total = 940 where id = ${ann.id}::bigint`);
    const head = async (viewer: Viewer) => (await readThreadHead(town.context(viewer), threadId))!;
    expect(await head(ann)).toMatchObject({ mayRead: false, readLevel: 60 });
    expect((await head(keeper)).mayRead).toBe(true);
    expect(await readBarrier(town.context(ann), await head(ann))).toMatchObject({ level: 60, group: { key: 'gold' }, missing: 60 });
    expect(await readBarrier(town.context(town.guest), await head(town.guest))).toMatchObject({ group: { key: 'gold' }, missing: null });
    expect(await readBarrier(town.context(ann), { readLevel: 200 })).toEqual({ level: 200, group: null, missing: null });
    const refusal = await threadRefusal(town.context(ann), threadId);
    expect([refusal.reason, refusal.status, refusal.facts]).toEqual(['thread.read_level', 403, { level: 60, group: 'gold', missing: 60 }]);
    expect((await threadRefusal(town.context(ann), 999_999)).reason).toBe('thread.not_found');
  });

  it('is set with the right, up to one’s own, and nothing odd is taken', async () => {
    const refused = (viewer: Viewer, readLevel: unknown) =>
      town.refusal(viewer, postThread, { board: 'tea', title: 'For few', body: 'A text.', readLevel });
    for (const level of [0, '0', '', null, undefined, 70, '70', 1]) expect([level, await refused(gold, level)]).toEqual([level, '']);
    for (const level of [-1, 256, 1.5, NaN, '1e2', 'x', '-1', '0070', {}, true])
      expect([level, await refused(gold, level)]).toEqual([level, 'input.invalid']);
    expect([await refused(gold, 71), await refused(gold, 255)]).toEqual(['thread.read_level_too_high', 'thread.read_level_too_high']);
    expect([await refused(ann, 10), await refused(ann, 0)]).toEqual(['group.may_not', '']);
    expect([await refused(keeper, 20), await refused(keeper, 21)]).toEqual(['', 'thread.read_level_too_high']);
  });

  it('is changed with the first post, leaves no former version, and purges what shows the thread', async () => {
    const { threadId, postId } = await start(0);
    town.clock.now = new Date(Date.now() + 3_600_000);
    town.published.length = 0;
    expect(await town.run(gold, editPost, { postId, readLevel: '50' })).toMatchObject({ version: 2 });
    expect(town.published).toEqual(expect.arrayContaining([`thread:${threadId}`, `board:${tea}`, 'lists']));
    expect([await levelOf(threadId), (await readEditable(town.context(gold), postId))?.readLevel]).toEqual([50, 50]);
    expect(await town.refusal(gold, editPost, { postId, readLevel: 90 })).toBe('thread.read_level_too_high');
    expect(await rows(town.database.db, sql`select 1 from post_revisions where post_id = ${postId}::bigint`)).toEqual([]);
    // A form that was opened before the level was raised does not open the thread again.
    expect(await town.refusal(keeper, editPost, { postId, body: 'A mended text.', readLevel: 0, version: 1 })).toBe('edit.conflict');
    expect(await levelOf(threadId)).toBe(50);
    // Without the right the text may still be edited, the level neither raised nor lowered.
    const fallen: Viewer = { ...gold, groupKey: 'member', rights: ann.rights, readLevel: 20 };
    expect(await town.refusal(fallen, editPost, { postId, body: 'Another text.', readLevel: 50 })).toBe('');
    expect(await town.refusal(fallen, editPost, { postId, readLevel: 0 })).toBe('group.may_not');
    // A reply has none.
    const { id } = await town.run(gold, postReply, { threadId, body: 'A reply.' });
    await town.run(gold, editPost, { postId: id, readLevel: 10 });
    expect([await levelOf(threadId), (await readEditable(town.context(gold), id))?.readLevel]).toEqual([50, null]);
    await town.run(gold, editPost, { postId, readLevel: 0 });
    expect(await readThread(town.context(town.guest), threadId)).toBeDefined();
    town.clock.now = null;
  });

  it('is offered from the groups’ levels up to one’s own, and to nobody without the right', async () => {
    const offered = async (viewer: Viewer) =>
      (await findReadLevels(town.context(viewer), tea)).map(({ level, group }) => `${level} ${group.key}`);
    expect(await offered(gold)).toEqual(['10 newcomer', '20 member', '30 regular', '50 senior', '70 gold']);
    expect([await offered(ann), await offered(town.guest), await offered(keeper)]).toEqual([[], [], ['10 newcomer', '20 member']]);
  });
});
