/** The pages of points as they are drawn: what they say, to whom, and with how many queries. */
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import Points from '@/app/(board)/points/page';
import BoardPoints from '@/app/(board)/b/[board]/points/page';
import Member from '@/app/(member)/u/[name]/[[...tab]]/page';
import { watchThread } from '@/core/follows';
import { forgetMemos, type Viewer } from '@/core/kernel';
import { editProfile } from '@/core/members';
import { grantPoints, readLedger } from '@/core/points';
import { claimTask } from '@/core/tasks';
import { postThread } from '@/core/threads';
import { transferPoints } from '@/core/transfers';
import { rows } from '@/db/rows';
import { type Town } from '@/test/town';
import { Visitor } from '@/test/visitor';
import { join, openPage, openPointsTown, props } from '@/test/points-town';
import { grantPointsForm } from './desk-forms';

const MOST_QUERIES = 6;
let town: Town;
let admin: Viewer;
let desk: Visitor;
let member: Visitor;
const nowhere = new Visitor();

beforeAll(async () => {
  ({ town, admin, desk, member } = await openPointsTown());
});

describe('the rules of points', () => {
  it('are open to guests: actions, cycles, caps, what a board has of its own, and the ladder with rights in words', async () => {
    const { html } = await openPage(nowhere, () => BoardPoints(props({ board: 'tea' })));
    const reply = /<tr id="rule-reply">.*?<\/tr>/.exec(html)![0];
    expect(reply).toContain('4');
    expect(reply).toMatch(/class="st"/);
    expect(reply).toMatch(/3/);
    const site = (await openPage(nowhere, () => Points(props({})))).html;
    expect(/<tr id="rule-reply">.*?<\/tr>/.exec(site)![0]).not.toMatch(/class="st"/);
    expect(site).toMatch(/href="\/sign-in/);
    for (const words of ['transfer', 'collections', 'invisibility']) expect(site).toContain(words);
    expect(site).not.toMatch(/points\.[a-z]/);
  });

  it('tell a member what is missing, each figure with its entries, in few queries', async () => {
    forgetMemos(['*']);
    await openPage(member, () => Points(props({})));
    const { html, queries } = await openPage(member, () => Points(props({})));
    expect(queries).toBeLessThanOrEqual(MOST_QUERIES);
    expect(html).toContain('/u/Annika/points?currency=coins');
    expect(html).toMatch(/42 more to Member/);
    expect(html).not.toContain('Still owed');
  });

  it('tell what is still owed, on the rules and in the history: gains repay it before a balance rises', async () => {
    await rows(town.database.db, sql`update members set coins_owed = 1490 where name = 'Annika'`);
    expect((await openPage(member, () => Points(props({})))).html).toContain('Still owed: Coins 1,490.');
    expect((await openPage(desk, () => Member(props({ name: 'Annika', tab: ['points'] })))).html).toContain('Still owed: Coins 1,490.');
    await rows(town.database.db, sql`update members set coins_owed = 0 where name = 'Annika'`);
  });
});

describe('a history of points', () => {
  const history = (visitor: Visitor, query: Record<string, string> = {}) =>
    openPage(visitor, () => Member(props({ name: 'Annika', tab: ['points'] }, query)));

  it('names rule, cause, note, actor and what there was after each line, in few queries', async () => {
    await history(member);
    const { html, queries, answer } = await history(member, { currency: 'coins' });
    expect(queries).toBeLessThanOrEqual(MOST_QUERIES);
    expect(answer.cacheable).toBe(false);
    const lines = [...html.matchAll(/<tr>(?:(?!<\/tr>).)*<\/tr>/gs)].map(([line]) => line).filter((line) => line.includes('#rule-'));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/#rule-grant.*\+5.*<td>7<\/td>.*Well brewed.*Deskchief/s);
    expect(lines[1]).toMatch(/\/b\/tea\/points#rule-thread.*\+2.*<td>2<\/td>.*A pot of tea/s);
    expect(html).not.toContain('points/grant');
    expect((await history(member)).html).toMatch(/Total = posts 1 \+ 5 × featured 0/);
  });

  it('says to whom coins went and from whom they came, which task was done, and which thread was followed', async () => {
    const [giver, reader] = [await town.member('Giver', { group: 'member' }), await town.member('Reader')];
    await town.run(admin, grantPoints, { name: 'Giver', coins: 50, note: 'To give' });
    await town.run(giver, transferPoints, { to: 'Annika', amount: 10, note: 'Tea' });
    const { threadId } = await town.run(giver, postThread, { board: 'tea', title: 'Worth following', body: 'Have tea.' });
    await town.run(reader, watchThread, { threadId, level: 'watching' });
    await town.run(giver, editProfile, { bio: 'Gives tea.' });
    const bio = (await rows<{ id: number }>(town.database.db, sql`select id from tasks where measure = 'bio'`))[0]!;
    await town.run(giver, claimTask, { taskId: bio.id });
    const lines = async (name: string) =>
      (await openPage(desk, () => Member(props({ name, tab: ['points'] }, { currency: 'coins' })))).html;
    const sent = await lines('Giver');
    expect(sent).toMatch(/#rule-transfer(?:(?!<\/tr>).)*To <a[^>]*href="\/u\/Annika"/s);
    expect(sent).toMatch(new RegExp(`#rule-task(?:(?!</tr>).)*href="/tasks#task-${bio.id}"`, 's'));
    expect(sent).toMatch(new RegExp(`#rule-followed(?:(?!</tr>).)*href="/t/${threadId}"[^>]*>Worth following<`, 's'));
    expect(await lines('Annika')).toMatch(/#rule-transfer(?:(?!<\/tr>).)*From <a[^>]*href="\/u\/Giver"/s);
    // What one may no longer see is not named.
    await rows(town.database.db, sql`update threads set withdrawn_at = now() where id = ${threadId}::bigint`);
    const own = (await readLedger(town.context(giver), giver.id)).items.find(({ rule }) => rule === 'followed');
    expect(own!.thread).toBeNull();
  });

  it('is for oneself and the staff; administrators adjust points there, and a refusal keeps what was typed', async () => {
    expect((await history(await join(town, 'Benno'))).answer.status).toBe(403);
    expect((await history(nowhere)).answer).toMatchObject({
      status: 303,
      headers: { location: expect.stringMatching(/^\/sign-in\?next=/) },
    });
    const refused = await desk.post(grantPointsForm, { coins: '1.5', note: 'Half' }, { params: { name: 'Annika' } });
    expect([refused.status, refused.location]).toEqual([303, '/u/Annika/points']);
    const { html } = await history(desk);
    expect(html).toMatch(/<details open/);
    expect(html).toContain('value="1.5"');
    const given = await desk.post(grantPointsForm, { coins: '3', note: 'By hand' }, { params: { name: 'Annika' } });
    expect(given.status).toBe(303);
    expect((await history(member, { currency: 'coins' })).html).toContain('By hand');
    const tried = await member.post(grantPointsForm, { coins: '3', note: 'For me' }, { params: { name: 'Annika' }, json: true });
    expect(tried.json?.reason).toBe('staff.required');
  });
});
