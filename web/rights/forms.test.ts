import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { observeQueries } from '@/db/client';
import { row, rows } from '@/db/rows';
import { postReply, withdrawPost } from '@/core/posts';
import { postThread } from '@/core/threads';
import { registerForm } from '@/web/accounts/forms';
import { csrfToken } from '@/web/kernel/csrf';
import { isMissing } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { knownViewer } from '@/web/kernel/viewer';
import { banMemberForm, grantDigestForm, restorePostForm, unbanMemberForm } from '@/web/moderation/forms';
import { banPage, deskPage } from '@/web/moderation/reads';
import { postReplyForm } from '@/web/posts/forms';
import { editRightsForm } from '@/web/rights/forms';
import { rightsDesk, whyPage } from '@/web/rights/reads';
import { openTown, type Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';

let town: Town;
let chief: Visitor;
let member: Visitor;
let threadId: number;

async function registered(name: string, group?: string): Promise<Visitor> {
  const visitor = new Visitor();
  await visitor.post(registerForm, { name, email: `${name}@example.com`, password: 'a lantern in the rain' });
  if (group)
    await rows(town.database.db, sql`update members set group_id = (select id from groups where key = ${group}) where name = ${name}`);
  return visitor;
}
const csrf = async (visitor: Visitor) => (await visitor.read(() => csrfToken())) ?? '';
const grantsIn = () =>
  rows(town.database.db, sql`select g.key, bg."right", bg.is_allowed as is from board_grants bg join groups g on g.id = bg.group_id`);

beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  installTown(town);
  chief = await registered('Chiefly', 'administrator');
  member = await registered('Writerly');
  const host = await town.member('Host');
  ({ threadId } = await town.run(host, postThread, { board: 'tea', title: 'A pot', body: 'Have tea.' }));
});

describe('the grid by form', () => {
  it('changes what differs from what was shown, and counts in the next request', async () => {
    const group = (await row<{ id: number; rights: string[] }>(
      town.database.db,
      sql`select id, rights from groups where key = 'newcomer'`,
    ))!;
    const was = group.rights.filter((right) => right !== 'board.see').join(' ');
    const token = await csrf(chief);
    const left = group.rights.filter((right) => !['board.see', 'post.reply'].includes(right));
    // A form sends a box once a tick; the visitor sends one of each name.
    const answer = await chief.post(editRightsForm, { csrf: token, [`was.${group.id}`]: 'post.reply', [`r.${group.id}`]: 'tag.make' });
    expect(answer).toMatchObject({ status: 303, location: '/admin/rights' });
    const after = (await row<{ rights: string[] }>(town.database.db, sql`select rights from groups where key = 'newcomer'`))!.rights;
    expect(after.toSorted()).toEqual(['board.see', 'tag.make', ...left].toSorted());
    const fields = { csrf: await csrf(member), body: 'May I?' };
    const refused = await member.post(postReplyForm, fields, { params: { id: String(threadId) }, json: true });
    expect(refused.json).toMatchObject({ ok: false, reason: 'group.may_not', why: `/why?right=post.reply&board=tea&thread=${threadId}` });
    expect(refused.json!.message).toMatch(/“Member” may, \d+ points from now\./);
    await rows(town.database.db, sql`update groups set rights = ${sql.param(group.rights)}::text[] where id = ${group.id}::bigint`);
    expect(was).toContain('post.reply');
  });

  it('saves a board’s word, and refuses what is no choice', async () => {
    const { id } = (await row<{ id: number }>(town.database.db, sql`select id from groups where key = 'newcomer'`))!;
    const board = (await row<{ id: number }>(town.database.db, sql`select id from boards where slug = 'tea'`))!;
    const fields = { csrf: await csrf(chief), boardId: String(board.id), slug: 'tea', was: '' };
    const name = `g.${id}.post.rate`;
    expect(await chief.post(editRightsForm, { ...fields, [name]: 'allow' })).toMatchObject({
      status: 303,
      location: '/admin/rights?board=tea',
    });
    expect(await grantsIn()).toEqual([{ key: 'newcomer', right: 'post.rate', is: true }]);
    expect((await chief.post(editRightsForm, { ...fields, [name]: 'maybe' }, { json: true })).json?.reason).toBe('input.unknown_choice');
    await chief.post(editRightsForm, { ...fields, was: `${id}:post.rate:allow`, [name]: 'inherit' });
    expect(await grantsIn()).toEqual([]);
    const other = await member.post(editRightsForm, { ...fields, csrf: await csrf(member), [name]: 'allow' }, { json: true });
    expect(other.json?.reason).toBe('staff.required');
  });

  it('comes back as it was set where it is refused, on the board it was meant for, and keeps what another changed meanwhile', async () => {
    const { id } = (await row<{ id: number }>(town.database.db, sql`select id from groups where key = 'newcomer'`))!;
    const board = (await row<{ id: number }>(town.database.db, sql`select id from boards where slug = 'tea'`))!;
    const at = async (params: Record<string, string>) => {
      const desk = await chief.read(async () => rightsDesk(await requestContext(), params));
      return isMissing(desk) ? desk : { typed: desk.typed, isRefused: desk.writing.refusal !== null };
    };
    const cells = { [`g.${id}.post.rate`]: 'deny', [`g.${id}.post.hide`]: 'inherit', [`g.${id}.post.like`]: 'maybe' };
    const fields = { csrf: await csrf(chief), boardId: String(board.id), slug: 'tea', was: `${id}:post.hide:allow ${id}:tag.make:deny` };
    await chief.post(editRightsForm, { ...fields, ...cells, [`g.${id}.tag.make`]: 'deny' });
    // What was not touched in the refused form is shown as it stands by now.
    expect(await at({ board: 'tea' })).toEqual({ typed: { [`${id}.post.rate`]: 'deny', [`${id}.post.hide`]: 'inherit' }, isRefused: true });
    expect(await at({})).toMatchObject({ typed: {} });
    await chief.post(editRightsForm, { csrf: await csrf(chief), [`was.${id}`]: 'post.like', [`r.${id}`]: 'fly.high' });
    expect(await at({})).toEqual({ typed: { [`${id}.fly.high`]: 'allow', [`${id}.post.like`]: 'inherit' }, isRefused: true });
  });
});

describe('the desk by form', () => {
  it('features with a reason, and says what is missing without one', async () => {
    const token = await csrf(chief);
    const params = { id: String(threadId) };
    const refused = await chief.post(grantDigestForm, { csrf: token, level: '2', reason: ' ' }, { params, json: true });
    expect(refused.json).toMatchObject({ ok: false, fields: { reason: { reason: 'input.required' } } });
    expect((await chief.post(grantDigestForm, { csrf: token, level: '', reason: 'x' }, { params, json: true })).json?.ok).toBe(false);
    expect((await chief.post(grantDigestForm, { csrf: token, level: '2', reason: 'Good.' }, { params })).location).toMatch(/^\/t\/\d+/);
    const view = await chief.read(() => deskPage(String(threadId)));
    expect(view && !isMissing(view) && view.thread.digest).toBe(2);
    expect(await member.read(() => deskPage(String(threadId)))).toEqual({ missing: 'staff.required' });
  });

  it('brings one’s own reply back', async () => {
    const { viewer } = (await member.read(() => knownViewer()))!;
    const { id } = await town.run(viewer, postReply, { threadId, body: 'Gone and back.' });
    await town.run(viewer, withdrawPost, { postId: id });
    const answer = await member.post(restorePostForm, { csrf: await csrf(member) }, { params: { id: String(id) } });
    expect(answer.location).toMatch(new RegExp(`#p${id}$`));
  });

  it('bans for some days, ends the session at once, and ends the ban', async () => {
    const target = await registered('Shouty');
    const params = { name: 'Shouty' };
    const token = await csrf(chief);
    expect((await chief.post(banMemberForm, { csrf: token, days: '2', reason: 'x' }, { params, json: true })).json?.fields).toHaveProperty(
      'days',
    );
    expect(await chief.post(banMemberForm, { csrf: token, days: '7', reason: 'Shouting.' }, { params })).toMatchObject({
      status: 303,
      location: '/u/Shouty',
    });
    expect(await target.read(() => knownViewer())).toBeNull();
    const page = await chief.read(() => banPage('Shouty'));
    expect(page && !isMissing(page) && page.ban).toMatchObject({ isBanned: true, reason: 'Shouting.' });
    await chief.post(unbanMemberForm, { csrf: token }, { params });
    const freed = await chief.read(() => banPage('Shouty'));
    expect(freed && !isMissing(freed) && freed.ban.isBanned).toBe(false);
  });
});

describe('the page that says why', () => {
  it('is open to guests, and knows no right and no place that is not there', async () => {
    const guest = new Visitor();
    const view = await guest.read(() => whyPage({ right: 'post.reply', board: 'tea' }));
    expect(!isMissing(view) && view.way).toEqual({ kind: 'sign_in' });
    expect(await guest.read(() => whyPage({ right: 'fly' }))).toEqual({ missing: 'page.not_found' });
    expect(await guest.read(() => whyPage({ right: 'post.reply', thread: 'x' }))).toEqual({ missing: 'thread.not_found' });
    expect(await guest.read(() => whyPage({ right: 'post.reply', board: 'nowhere' }))).toEqual({ missing: 'board.not_found' });
    expect(await guest.read(() => whyPage({ right: 'post.reply', member: 'Host' }))).toEqual({ missing: 'staff.required' });
  });
});

describe('a reply', () => {
  it('asks for the member’s standing on the way of its own rows: once, after the locks, before anything waits', async () => {
    const { viewer } = (await member.read(() => knownViewer()))!;
    const said: string[] = [];
    observeQueries((text) => said.push(text.replace(/\s+/g, ' ').trim()));
    await town.run(viewer, postReply, { threadId, body: 'Counted.' });
    observeQueries(undefined);
    const standing = said.map((text, at) => (text.includes('from board_moderators') ? at : -1)).filter((at) => at >= 0);
    expect(standing).toHaveLength(1);
    const lock = said.findIndex((text) => text.includes('for no key update of t'));
    const insert = said.findIndex((text) => text.includes('insert into posts'));
    expect([lock, standing[0], insert]).toEqual([lock, lock + 1, lock + 2]);
  });
});
