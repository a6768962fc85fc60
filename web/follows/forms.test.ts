import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row } from '@/db/rows';
import { registerForm } from '@/web/accounts/forms';
import { csrfToken } from '@/web/kernel/csrf';
import { isMissing } from '@/web/kernel/answer';
import { followForm } from '@/web/members/forms';
import { postThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { editFollowForm, followTagForm, watchBoardForm, watchThreadForm } from './forms';
import { feedPage, followedPage, remarkPage } from './reads';

let town: Town;
let threadId: number;
let visitor: Visitor;
let csrf: string;
beforeAll(async () => {
  town = await openTown();
  installTown(town);
  await town.board('tea');
  const eve = await town.member('Eve', { group: 'administrator' });
  ({ threadId } = await town.run(eve, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have some.', tags: ['green'] }));
  visitor = new Visitor();
  await visitor.post(registerForm, { name: 'Tealover', email: 'tealover@example.com', password: 'a lantern in the rain' });
  csrf = (await visitor.read(() => csrfToken()))!;
});

const count = async (table: string) =>
  (await row<{ n: number }>(town.database.db, sql`select count(*)::int as n from ${sql.identifier(table)}`))!.n;

describe('following by form', () => {
  it('goes back to where one was, and stands in the lists and the feed', async () => {
    const params = { id: String(threadId) };
    const next = `/t/${threadId}/a-pot-of-tea?page=1`;
    expect(await visitor.post(watchThreadForm, { level: 'watching', next, csrf }, { params })).toMatchObject({
      status: 303,
      location: next,
    });
    expect(await visitor.post(watchBoardForm, { level: 'tracking', csrf }, { params: { board: 'tea' } })).toMatchObject({
      location: '/b/tea',
    });
    expect(await visitor.post(followTagForm, { on: '1', csrf }, { params: { tag: 'GREEN' } })).toMatchObject({ location: '/tags/GREEN' });
    expect(await visitor.post(followForm, { on: '1', csrf }, { params: { name: 'Eve' } })).toMatchObject({ location: '/u/Eve' });
    const feed = await visitor.read(() => feedPage({}));
    if (isMissing(feed)) throw new Error(feed.missing);
    expect(feed.items.map(({ why }) => why)).toEqual([{ member: { remark: '' }, board: true, thread: false, tags: ['green'] }]);
    for (const kind of ['members', 'boards', 'threads', 'tags'])
      expect([kind, await visitor.read(() => followedPage(kind, {}))]).toMatchObject([kind, { kind, pages: { total: 1 } }]);
    expect(await visitor.read(() => followedPage('pots', {}))).toMatchObject({ missing: 'page.not_found' });
    expect(await visitor.read(() => followedPage('tags', { page: '2' }))).toMatchObject({ missing: 'page.not_found' });
    expect(await visitor.read(() => feedPage({ cursor: 'nonsense' }))).toMatchObject({ missing: 'input.cursor' });
  });

  it('keeps a remark, and one that is too long comes back with what was typed', async () => {
    const params = { name: 'Eve' };
    expect(await visitor.post(editFollowForm, { remark: 'pours well', csrf }, { params })).toMatchObject({
      status: 303,
      location: '/u/Eve',
    });
    expect(await visitor.read(() => remarkPage('Eve'))).toMatchObject({ name: 'Eve', remark: 'pours well', limit: 40 });
    const long = '友'.repeat(41);
    expect(await visitor.post(editFollowForm, { remark: long, csrf }, { params })).toMatchObject({ location: '/u/Eve/remark' });
    expect(await visitor.read(() => remarkPage('Eve'))).toMatchObject({
      remark: 'pours well',
      writing: { values: { remark: long }, refusal: { fields: { remark: 'Too long. At most 40 characters fit.' } } },
    });
    expect(await visitor.read(() => remarkPage('Nobody'))).toMatchObject({ missing: 'member.not_found' });
    await visitor.post(followForm, { on: '0', csrf }, { params });
    expect(await visitor.read(() => remarkPage('Eve'))).toMatchObject({ missing: 'member.not_followed' });
  });

  it('says a refusal on one’s own feed, and by fetch at once', async () => {
    const before = await count('thread_watches');
    const params = { id: '999999' };
    expect(await visitor.post(watchThreadForm, { level: 'watching', csrf }, { params })).toMatchObject({
      status: 303,
      location: '/following',
    });
    expect(await visitor.read(() => feedPage({}))).toMatchObject({ refusal: expect.stringContaining('no such thread') });
    const self = { name: 'Tealover' };
    expect(await visitor.post(followForm, { on: '1', next: '/u/Tealover', csrf }, { params: self })).toMatchObject({
      status: 303,
      location: '/following',
    });
    expect(await visitor.read(() => feedPage({}))).toMatchObject({ refusal: expect.stringContaining('yourself') });
    const { json, status } = await visitor.post(watchThreadForm, { level: 'loudly', csrf }, { params, json: true });
    expect([status, json]).toMatchObject([400, { ok: false, reason: 'input.unknown_choice' }]);
    expect(await count('thread_watches')).toBe(before);
  });

  it('leads a guest to the door', async () => {
    const answer = await new Visitor().post(watchThreadForm, { level: 'watching' }, { params: { id: String(threadId) } });
    expect(answer).toMatchObject({ status: 303, location: '/sign-in?next=%2Ffollowing' });
  });
});
