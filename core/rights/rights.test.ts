import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import { forgetMemos, type Viewer } from '@/core/kernel';
import { readGroups } from '@/core/groups';
import { postReply } from '@/core/posts';
import { editBoardGrants, editGroupRights, type ExplanationView, readExplanation, readNeededGroup, readRightsGrid } from '@/core/rights';
import { postThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';

let town: Town;
let tea: number;
let eve: Viewer;
let host: Viewer;
let threadId: number;
let postId: number;

beforeAll(async () => {
  town = await openTown();
  tea = await town.board('tea');
  await town.board('closed', { is_closed: true });
  await town.board('cellar', { is_private: true });
  eve = await town.member('Eve', { group: 'administrator' });
  host = await town.member('Host', { group: 'member' });
  await town.member('Keeper', { moderates: [tea] });
  ({ threadId, postId } = await town.run(host, postThread, { board: 'tea', title: 'A pot', body: 'Have tea.' }));
});

const groupId = async (key: string) => (await row<{ id: number }>(town.database.db, sql`select id from groups where key = ${key}`))!.id;
const statesOf = (view: ExplanationView | undefined) => view?.steps.map(({ name, state, rule }) => `${name} ${state} ${rule}`);

describe('why', () => {
  it('tells a guest to sign in, whatever else there is', async () => {
    const view = await readExplanation(town.context(town.guest), { right: 'post.reply', thread: threadId });
    expect(statesOf(view)).toEqual([
      'signed_in failed session.required',
      'see passed open',
      'board passed open',
      'thread passed open',
      'quiet passed open',
      'standing waiting waiting',
      'right waiting waiting',
      'limits waiting waiting',
    ]);
    expect(view!.way).toEqual({ kind: 'sign_in' });
  });

  it('names the rung that may, and the points to it', async () => {
    const newcomer = await town.member('Nova');
    const view = await readExplanation(town.context(newcomer), { right: 'post.rate', board: 'tea' });
    expect(view!.isAllowed).toBe(false);
    expect(view!.way).toMatchObject({ kind: 'group', missing: 500, group: { key: 'senior' } });
    // A board may give it sooner, which is of use once the group has points to give.
    const regular = await groupId('regular');
    await rows(town.database.db, sql`insert into board_grants values (${tea}::bigint, ${regular}::bigint, 'post.rate', true)`);
    expect((await readExplanation(town.context(newcomer), { right: 'post.rate', board: 'tea' }))!.way).toMatchObject({ missing: 500 });
    await rows(town.database.db, sql`update groups set rating_most = 1, rating_daily = 2 where id = ${regular}::bigint`);
    expect((await readExplanation(town.context(newcomer), { right: 'post.rate', board: 'tea' }))!.way).toMatchObject({
      kind: 'group',
      missing: 200,
    });
    expect(await readNeededGroup(town.context(newcomer), newcomer, { right: 'post.rate' })).toMatchObject({ missing: 500 });
    await rows(town.database.db, sql`delete from board_grants`);
    await rows(town.database.db, sql`update groups set rating_most = 0, rating_daily = 0 where id = ${regular}::bigint`);
  });

  it('says of a right to rate whether there is anything to give', async () => {
    const senior = await town.member('Saito', { group: 'senior' });
    const asked = async () => statesOf(await readExplanation(town.context(senior), { right: 'post.rate', post: postId }));
    expect((await asked())!.slice(-3)).toEqual(['right passed holds', 'allowance passed open', 'post passed open']);
    await rows(town.database.db, sql`update threads set is_locked = true where id = ${threadId}::bigint`);
    expect(await asked()).toContain('thread passed open');
    await rows(town.database.db, sql`update threads set is_locked = false where id = ${threadId}::bigint`);
    await rows(town.database.db, sql`update groups set rating_daily = 0 where key = 'senior'`);
    forgetMemos(['points']);
    const view = await readExplanation(town.context(senior), { right: 'post.rate', post: postId });
    expect(statesOf(view)!.slice(-3)).toEqual(['right passed holds', 'allowance failed rating.nothing_to_give', 'post waiting waiting']);
    expect(view).toMatchObject({ isAllowed: false, way: { kind: 'group', group: { key: 'gold' } } });
    expect(view!.steps.find(({ name }) => name === 'allowance')!.facts).toMatchObject({ most: 2, daily: 0 });
    await rows(town.database.db, sql`update groups set rating_daily = 10 where key = 'senior'`);
    forgetMemos(['points']);
  });

  it('names the moderators where only they help, and the board that denies', async () => {
    await rows(town.database.db, sql`update threads set is_locked = true where id = ${threadId}::bigint`);
    const locked = await readExplanation(town.context(host), { right: 'post.reply', thread: threadId });
    expect(locked!.steps.find(({ state }) => state === 'failed')).toMatchObject({ name: 'thread', rule: 'thread.locked' });
    expect(locked!.way).toMatchObject({ kind: 'ask', whom: [{ name: 'Keeper' }] });
    await rows(town.database.db, sql`update threads set is_locked = false where id = ${threadId}::bigint`);
    const ladder = await rows<{ id: number }>(town.database.db, sql`select id from groups where kind = 'ladder'`);
    for (const { id } of ladder)
      await rows(town.database.db, sql`insert into board_grants values (${tea}::bigint, ${id}::bigint, 'post.reply', false)`);
    const denied = await readExplanation(town.context(host), { right: 'post.reply', thread: threadId });
    expect(denied!.steps.find(({ state }) => state === 'failed')).toMatchObject({ name: 'right', rule: 'denied' });
    expect(denied!.way).toMatchObject({ kind: 'ask', whom: [{ name: 'Keeper' }] });
    await rows(town.database.db, sql`delete from board_grants`);
    expect((await readExplanation(town.context(host), { right: 'thread.start', board: 'closed' }))!.way).toMatchObject({
      kind: 'ask',
      whom: [{ name: 'Eve' }],
    });
  });

  it('says how long to wait', async () => {
    town.clock.now = new Date('2026-03-01T12:00:00Z');
    const fresh = await town.member('Fresh', { joinedAt: new Date('2026-03-01T11:00:00Z') });
    await town.run(fresh, postReply, { threadId, body: 'Hello.' });
    town.clock.now = new Date('2026-03-01T12:00:05Z');
    const limited = { limits: true };
    const view = await readExplanation(town.context(fresh, limited), { right: 'post.reply', thread: threadId });
    expect(view!.way).toEqual({ kind: 'wait', until: new Date('2026-03-01T12:00:15Z') });
    await rows(town.database.db, sql`update members set thread_count = 3, post_count = 4 where id = ${fresh.id}::bigint`);
    town.clock.now = new Date('2026-03-01T13:00:00Z');
    expect((await readExplanation(town.context(fresh, limited), { right: 'thread.start', board: 'tea' }))!.way).toEqual({
      kind: 'wait',
      until: new Date('2026-03-02T11:00:00Z'),
    });
    expect(await town.refusal(fresh, postThread, { board: 'tea', title: 'Fourth', body: 'One too many.' }, limited)).toBe(
      'limit.newcomer_threads',
    );
    const until = new Date('2026-03-05T00:00:00Z');
    await rows(
      town.database.db,
      sql`update members set banned_at = ${town.clock.now}::timestamptz, banned_until = ${until}::timestamptz where id = ${fresh.id}::bigint`,
    );
    expect((await readExplanation(town.context({ ...fresh, isBanned: true }), { right: 'post.reply', board: 'tea' }))!.way).toEqual({
      kind: 'wait',
      until,
    });
    town.clock.now = null;
  });

  it('goes on to the post itself', async () => {
    const mimi = await town.member('Mimi');
    const view = await readExplanation(town.context(mimi), { right: 'post.edit', post: postId });
    expect(statesOf(view)!.at(-1)).toBe('post failed post.not_yours');
    expect(statesOf(await readExplanation(town.context(host), { right: 'post.edit', post: postId }))!.at(-1)).toBe('post passed own');
    expect(statesOf(await readExplanation(town.context(host), { right: 'post.like', post: postId }))!.at(-1)).toBe(
      'post failed post.own_like',
    );
  });

  it('is asked of others by the site staff only, and a private board stays unknown', async () => {
    const context = town.context(eve);
    expect(await readExplanation(context, { right: 'post.reply', board: 'tea', member: 'host' })).toMatchObject({
      member: { name: 'Host' },
      isMine: false,
      isAllowed: true,
    });
    const hidden = await readExplanation(context, { right: 'post.reply', board: 'cellar', member: 'Host' });
    expect(hidden!.steps.find(({ state }) => state === 'failed')).toMatchObject({ name: 'see', rule: 'board.not_found' });
    await expect(readExplanation(context, { right: 'post.reply', member: 'Nobody' })).rejects.toMatchObject({ reason: 'member.not_found' });
    await expect(readExplanation(town.context(host), { right: 'post.reply', member: 'Eve' })).rejects.toMatchObject({
      reason: 'staff.required',
    });
    expect(await readExplanation(town.context(host), { right: 'post.reply', board: 'cellar' })).toBeUndefined();
    expect(await readExplanation(town.context(host), { right: 'post.reply', board: 'nowhere' })).toBeUndefined();
    expect(await readExplanation(town.context(host), { right: 'post.reply', thread: 999_999 })).toBeUndefined();
  });
});

describe('the grid', () => {
  it('changes what a group may from the next request on, and says who did', async () => {
    const nova = await town.member('Grid Nova');
    const id = nova.groupId;
    await readGroups(town.database.db);
    await town.run(eve, editGroupRights, { groups: [{ groupId: id, give: ['tag.make'], take: ['post.reply'] }] });
    expect(town.published).toEqual(expect.arrayContaining(['points', 'boards']));
    forgetMemos(town.published);
    expect((await readGroups(town.database.db)).find((group) => group.id === id)!.rights).toContain('tag.make');
    expect(await town.refusal(nova, postReply, { threadId, body: 'May I?' })).toBe('group.may_not');
    expect(
      await rows(town.database.db, sql`select facts from audit_lines where action = 'rights.group' and actor_id = ${eve.id}::bigint`),
    ).toEqual([{ facts: { gave: ['tag.make'], took: ['post.reply'] } }]);
    await town.run(eve, editBoardGrants, { boardId: tea, grants: [{ groupId: id, right: 'post.reply', grant: 'allow' }] });
    expect(await town.refusal(nova, postReply, { threadId, body: 'Here I may.' })).toBe('');
    await town.run(eve, editBoardGrants, { boardId: tea, grants: [{ groupId: id, right: 'post.reply', grant: 'inherit' }] });
    expect(await town.refusal(nova, postReply, { threadId, body: 'No more.' })).toBe('group.may_not');
    await town.run(eve, editGroupRights, { groups: [{ groupId: id, give: ['post.reply'], take: ['tag.make'] }] });
    expect(await town.refusal(nova, postReply, { threadId, body: 'Again.' })).toBe('');
  });

  it('locks no administrator out, gives guests at most sight, and takes no nonsense', async () => {
    const [administrator, guest, member] = [await groupId('administrator'), await groupId('guest'), await groupId('member')];
    const change = (id: number, give: string[], take: string[] = []) =>
      town.refusal(eve, editGroupRights, { groups: [{ groupId: id, give, take }] });
    const grant = (id: number, right: string, is: string) =>
      town.refusal(eve, editBoardGrants, { boardId: tea, grants: [{ groupId: id, right, grant: is }] });
    expect(await change(administrator, [], ['post.reply'])).toBe('rights.fixed');
    expect(await change(guest, ['post.reply'])).toBe('rights.fixed');
    expect(await change(guest, ['board.see'])).toBe('');
    expect(await change(member, ['fly'])).toBe('input.unknown_choice');
    expect(await change(999_999, ['post.reply'])).toBe('input.unknown_choice');
    expect(await grant(administrator, 'post.reply', 'deny')).toBe('rights.fixed');
    expect(await grant(guest, 'post.reply', 'allow')).toBe('rights.fixed');
    expect(await grant(guest, 'board.see', 'allow')).toBe('');
    // Nothing that is done outside of boards.
    expect(await grant(member, 'points.transfer', 'deny')).toBe('rights.fixed');
    expect(await grant(member, 'post.reply', 'perhaps')).toBe('input.unknown_choice');
    expect(await town.refusal(eve, editBoardGrants, { boardId: 999_999, grants: [] })).toBe('board.not_found');
    expect(await rows(town.database.db, sql`select "right" from board_grants`)).toEqual([{ right: 'board.see' }]);
  });

  it('lets two grids at once keep what each did', async () => {
    const id = await groupId('regular');
    await Promise.all([
      town.run(eve, editGroupRights, { groups: [{ groupId: id, give: ['post.rate'], take: [] }] }),
      town.run(eve, editGroupRights, { groups: [{ groupId: id, give: ['post.hide'], take: [] }] }),
    ]);
    const grid = await readRightsGrid(town.context(eve), null);
    expect(grid!.groups.find((group) => group.id === id)!.rights).toEqual(expect.arrayContaining(['post.rate', 'post.hide', 'post.reply']));
    await expect(readRightsGrid(town.context(host), null)).rejects.toMatchObject({ reason: 'staff.required' });
    expect(await readRightsGrid(town.context(eve), 'nowhere')).toBeUndefined();
  });
});
