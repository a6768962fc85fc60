import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import CheckIn from '@/app/(board)/check-in/page';
import Medals from '@/app/(board)/medals/page';
import Leaders from '@/app/(board)/members/top/page';
import Tasks from '@/app/(board)/tasks/page';
import Member from '@/app/(member)/u/[name]/[[...tab]]/page';
import MedalsDesk from '@/app/(staff)/admin/medals/page';
import TasksDesk from '@/app/(staff)/admin/tasks/page';
import EditTask from '@/app/(staff)/admin/tasks/[id]/page';
import { Refusal } from '@/app/refusal';
import { forgetMemos } from '@/core/kernel';
import { rows } from '@/db/rows';
import { observeQueries } from '@/db/client';
import { installPress } from '@/platform/press';
import { openTown, type Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { registerForm } from '@/web/accounts/forms';
import { csrfToken } from '@/web/kernel/csrf';
import { takeToast, toastWords } from '@/web/kernel/toast';
import { translator } from '@/web/kernel/messages';
import { knownViewer } from '@/web/kernel/viewer';
import { decideMedalForm, editTaskForm, grantMedalForm, openTaskForm, postMedalForm, postTaskForm, withdrawTaskForm } from './desk-forms';
import { applyMedalForm, checkInForm, claimTaskForm } from './forms';

let town: Town;
let count = 0;
beforeAll(async () => {
  town = await openTown();
  installTown(town);
  installPress((tree) => renderToStaticMarkup(tree as ReactNode));
  await town.board('tea');
  town.clock.now = new Date('2026-11-23T04:00:00Z');
});

/** Somebody who is signed in; with a group, of that group. */
async function member(group?: string) {
  const visitor = new Visitor();
  const name = `Annika${(count += 1)}`;
  await visitor.post(registerForm, { name, email: `${name}@example.com`, password: 'a lantern in the rain' });
  if (group)
    await rows(town.database.db, sql`update members set group_id = (select id from groups where key = ${group}) where name = ${name}`);
  const csrf = (await visitor.read(csrfToken))!;
  return { visitor, name, csrf };
}
type Page = (props: never) => Promise<ReactNode>;
const props = (params: object = {}, searchParams: object = {}) =>
  ({ params: Promise.resolve(params), searchParams: Promise.resolve(searchParams) }) as never;
const open = (visitor: Visitor, page: Page, given = props()) =>
  visitor.read(async ({ answer }) => {
    const queries: string[] = [];
    observeQueries((text) => queries.push(text));
    const made = await page(given);
    observeQueries(undefined);
    // The stand-in of a page that cannot be shown is drawn by itself.
    const isRefused = (made as { type?: unknown } | null)?.type === Refusal;
    return { answer, html: made && !isRefused ? renderToStaticMarkup(made) : '', queries: queries.length };
  });
const toast = (visitor: Visitor) => visitor.read(async () => toastWords(translator('en'), (await takeToast())!));

describe('the pages', () => {
  it.each([
    ['check-in', CheckIn],
    ['tasks', Tasks],
    ['medals', Medals],
    ['leaderboards', Leaders],
  ] as [string, Page][])('%s: open to guests and kept by tag, at most six queries for a member', async (_name, page) => {
    const guest = await open(new Visitor(), page);
    expect([guest.answer.status ?? 200, guest.answer.cacheable]).toEqual([200, true]);
    expect(guest.answer.tags.size).toBeGreaterThan(1);
    expect(guest.html).not.toMatch(/>(?:merits|points|stats)\.[a-z_.]+</);
    const { visitor } = await member();
    expect((await open(visitor, page)).queries).toBeLessThanOrEqual(6);
  });

  it('keep no page that changes by itself before tomorrow', async () => {
    const { visitor, csrf } = await member('administrator');
    const fields = {
      csrf,
      'title.en': 'Tonight',
      measure: 'replies',
      target: '1',
      period: 'once',
      coins: '1',
      reputation: '0',
      contribution: '0',
    };
    const made = { ...fields, medalId: '', fromGroupId: '', opensAt: '', closesAt: '2026-11-23T22:00', position: '9', isOpen: '1' };
    expect(await visitor.post(postTaskForm, made)).toMatchObject({ status: 303, location: '/admin/tasks' });
    expect((await open(new Visitor(), Tasks)).answer.cacheable).toBe(false);
    await rows(town.database.db, sql`delete from tasks where key is null`);
  });
});

describe('checking in by form', () => {
  it('leads a guest to the door', async () => {
    const answer = await new Visitor().post(checkInForm, {});
    expect(answer.location).toBe('/sign-in?next=%2Fcheck-in');
    expect((await open(new Visitor(), CheckIn)).html).toContain('Sign in to check in');
  });

  it('counts once, names the rule and the amount, and marks the day in words', async () => {
    const { visitor, csrf } = await member();
    expect((await open(visitor, CheckIn)).html).toMatch(/<button class="btn solid lg">Check in<\/button>/);
    expect(await visitor.post(checkInForm, { csrf })).toMatchObject({ status: 303, location: '/check-in' });
    expect(await toast(visitor)).toBe('Checked in: 1 day in a row. Daily check-in: +2 coins.');
    const { html } = await open(visitor, CheckIn);
    expect(html).toMatch(/aria-current="date"><span class="st fine">23<span class="vh"> checked in<\/span>/);
    expect(html).not.toContain('>Check in</button>');
    await visitor.post(checkInForm, { csrf });
    expect(await toast(visitor)).toBe('You have checked in today: 1 day in a row.');
  });
});

it('says why a check-in gave nothing', async () => {
  const { visitor, csrf } = await member();
  const rule = (change: string) =>
    rows(town.database.db, sql`update point_rules set ${sql.raw(change)} where action = 'check-in' and board_id is null`);
  await rule(`cycle = 'once', cap = 1`);
  forgetMemos(['*']);
  await visitor.post(checkInForm, { csrf });
  await toast(visitor);
  town.clock.now = new Date('2026-11-24T04:00:00Z');
  await visitor.post(checkInForm, { csrf });
  expect(await toast(visitor)).toBe('Checked in: 2 days in a row. Daily check-in: it counts only once, nothing added.');
  town.clock.now = new Date('2026-11-23T04:00:00Z');
  await rule(`cycle = 'daily', cap = 1`);
  forgetMemos(['*']);
});

describe('tasks by form', () => {
  it('shows progress, refuses what is not done in words, and pays what is', async () => {
    const { visitor, csrf } = await member();
    const { html } = await open(visitor, Tasks);
    expect(html).toContain('Members followed 0 of 3');
    expect(html).not.toContain('Take the reward');
    expect(await visitor.post(claimTaskForm, { csrf }, { params: { id: '4' } })).toMatchObject({ status: 303, location: '/tasks' });
    expect((await open(visitor, Tasks)).html).toContain('Not done yet: 0 of 3.');
    await rows(town.database.db, sql`update tasks set from_group_id = (select id from groups where key = 'senior') where id = 4`);
    await visitor.post(claimTaskForm, { csrf }, { params: { id: '4' } });
    expect((await open(visitor, Tasks)).html).toContain('This task is for “Senior” and above.');
    await rows(town.database.db, sql`update tasks set from_group_id = null where id = 4`);
    await rows(
      town.database.db,
      sql`update members set bio = 'Drinks tea.' where id = ${(await visitor.read(knownViewer))!.viewer.id}::bigint`,
    );
    expect((await open(visitor, Tasks)).html).toMatch(/action="\/tasks\/1\/claim"/);
    await visitor.post(claimTaskForm, { csrf }, { params: { id: '1' } });
    expect(await toast(visitor)).toBe('Taken. Task reward, +5 coins.');
    expect((await open(visitor, Tasks)).html).toContain('>Taken</span>');
  });
});

describe('the administration', () => {
  it('is shown to administrators only', async () => {
    for (const page of [TasksDesk, MedalsDesk] as Page[]) {
      expect((await open(new Visitor(), page)).answer.status).toBe(303);
      expect((await open((await member()).visitor, page)).answer.status).toBe(403);
      const { answer, html } = await open((await member('administrator')).visitor, page);
      expect([answer.status ?? 200, answer.cacheable]).toEqual([200, false]);
      expect(html).not.toMatch(/>(?:merits|points|stats)\.[a-z_.]+</);
    }
  });

  it('keeps what was typed when a number is bad, and says which', async () => {
    const { visitor, csrf } = await member('administrator');
    const typed = {
      csrf,
      'title.en': 'Read more',
      measure: 'replies',
      target: '2.5',
      period: 'once',
      coins: '1',
      reputation: '0',
      contribution: '0',
      position: '9',
    };
    expect((await visitor.post(editTaskForm, typed, { params: { id: '2' } })).location).toBe('/admin/tasks/2');
    const { html } = await open(visitor, EditTask, props({ id: '2' }));
    expect(html).toMatch(/aria-invalid="true"[^>]*value="2.5"|value="2.5"[^>]*aria-invalid="true"/);
    expect(html).toContain('Enter a whole number from 1 to 100,000.');
    expect(html).toContain('value="Read more"');
  });

  it('opens, closes and removes tasks', async () => {
    const { visitor, csrf } = await member('administrator');
    await visitor.post(openTaskForm, { csrf, on: '0' }, { params: { id: '3' } });
    expect((await open(new Visitor(), Tasks)).html).not.toContain('First thread');
    await visitor.post(openTaskForm, { csrf, on: '1' }, { params: { id: '3' } });
    expect((await open(new Visitor(), Tasks)).html).toContain('First thread');
    await visitor.post(withdrawTaskForm, { csrf }, { params: { id: '1' } });
    expect((await open(visitor, TasksDesk)).html).toContain('cannot be removed');
  });

  it('makes medals, grants them by name, and answers applications', async () => {
    const { visitor, csrf } = await member('administrator');
    const { visitor: other, name, csrf: own } = await member();
    const medal = { csrf, 'name.en': 'Stargazer', sign: '星', pigment: 'b', way: 'applied', lastsDays: '', position: '9', isOpen: '1' };
    await visitor.post(postMedalForm, medal);
    const id = /id="medal-(\d+)"(?:(?!id="medal-).)*Stargazer/s.exec((await open(other, Medals)).html)![1]!;
    expect((await other.post(applyMedalForm, { csrf: own, medal: id, reason: 'Me' }, { params: { id } })).location).toBe(
      `/medals#medal-${id}`,
    );
    const refused = (await open(other, Medals)).html;
    expect(refused).toContain('At least 5 characters');
    expect(refused).toMatch(/<details open="">(?:(?!<details).)*>Me<\/textarea>/s);
    await other.post(applyMedalForm, { csrf: own, medal: id, reason: 'I watch them <b>nightly</b>.' }, { params: { id } });
    expect((await open(other, Medals)).html).toContain('waits for an answer');
    const queue = (await open(visitor, MedalsDesk)).html;
    expect(queue).toContain('I watch them &lt;b&gt;nightly&lt;/b&gt;.');
    const applicationId = /name="applicationId" value="(\d+)"/.exec(queue)![1]!;
    await visitor.post(decideMedalForm, { csrf, applicationId, isGranted: '0', answer: '' });
    expect((await open(visitor, MedalsDesk)).html).toContain('Say why it is refused.');
    await visitor.post(decideMedalForm, { csrf, applicationId, isGranted: '1', answer: 'Clear skies.' });
    expect((await open(new Visitor(), Member, props({ name, tab: ['medals'] }))).html).toMatch(/Stargazer(?:.(?!<\/li>))*Clear skies\./s);
    await visitor.post(grantMedalForm, { csrf, medalId: '1', name: 'Nobody At All', reason: '' });
    expect((await open(visitor, MedalsDesk)).html).toContain('value="Nobody At All"');
    await visitor.post(grantMedalForm, { csrf, medalId: '1', name, reason: '' });
    expect((await open(new Visitor(), Member, props({ name, tab: ['medals'] }))).html).toContain('Founding member');
  });
});

describe('the leaderboards', () => {
  it('take what nobody ranks by for not asked, and tell a member their rank', async () => {
    const { visitor, csrf, name } = await member();
    await visitor.post(checkInForm, { csrf });
    const { html } = await open(visitor, Leaders, props({}, { by: 'coins', span: 'century' }));
    expect(html).toMatch(/Your rank: \d+ \(Coins: 2\)\./);
    expect(html).toContain(`>${name}</bdi>`);
    expect((await open(new Visitor(), Leaders, props({}, { by: '<b>' }))).html).toContain('aria-current="page">Points</a>');
  });
});
