/** The administration of tasks and medals, by its pages and forms: what a form shows is what saving it keeps. */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import EditMedal from '@/app/(staff)/admin/medals/[id]/page';
import EditTask from '@/app/(staff)/admin/tasks/[id]/page';
import TaskList from '@/app/(staff)/admin/tasks/page';
import { editMedal, grantMedal } from '@/core/medals';
import type { Viewer } from '@/core/kernel';
import { row, rows } from '@/db/rows';
import { installPress } from '@/platform/press';
import { openTown, type Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { registerForm } from '@/web/accounts/forms';
import { knownViewer } from '@/web/kernel/viewer';
import {
  decideMedalForm,
  editMedalForm,
  editTaskForm,
  grantMedalForm,
  openTaskForm,
  postMedalForm,
  postTaskForm,
  withdrawMedalForm,
  withdrawTaskForm,
} from './desk-forms';

let town: Town;
let desk: Visitor;
let admin: Viewer;
let count = 0;

beforeAll(async () => {
  town = await openTown();
  installTown(town);
  installPress((tree) => renderToStaticMarkup(tree as ReactNode));
});
beforeEach(async () => {
  desk = await join('administrator');
  admin = (await desk.read(() => knownViewer()))!.viewer;
});

/** Somebody who is signed in, of that group. */
async function join(group: string): Promise<Visitor> {
  const visitor = new Visitor();
  const name = `Desk${(count += 1)}`;
  await visitor.post(registerForm, { name, email: `${name}@example.com`, password: 'a lantern in the rain' });
  await rows(town.database.db, sql`update members set group_id = (select id from groups where key = ${group}) where name = ${name}`);
  return visitor;
}

const props = <P,>(params: P, searchParams: Record<string, string> = {}) => ({
  params: Promise.resolve(params),
  searchParams: Promise.resolve(searchParams),
});
const open = (page: () => Promise<ReactNode>) => desk.read(async () => renderToStaticMarkup(await page()));
const taskPage = (id: string) => open(() => EditTask(props({ id }) as never));
const medalPage = (id: string) => open(() => EditMedal(props({ id }) as never));
const without = ({ isOpen: _isOpen, ...fields }: Record<string, string>) => fields;

/** What a browser would send for the first form with this action: its fields as they were drawn. */
function fieldsIn(html: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${action}".*?</form>`, 's').exec(html)![0];
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1];
    if (of('name') && (of('type') !== 'checkbox' || / checked=""/.test(tag))) fields[of('name')!] = of('value') ?? '';
  }
  for (const [, name, options] of form.matchAll(/<select name="([^"]+)".*?>(.*?)<\/select>/gs))
    fields[name!] = (/value="([^"]*)" selected=""/.exec(options!) ?? /value="([^"]*)"/.exec(options!))![1]!;
  return fields;
}

it('tells in the list which medal a task gives', async () => {
  expect(await open(() => TaskList())).toMatch(/ · medal [A-Z]/);
});

it('keeps the medal of a task when the medal is closed meanwhile', async () => {
  const task = (await row<{ id: number; medalId: number }>(
    town.database.db,
    sql`select id, medal_id as "medalId" from tasks where medal_id is not null limit 1`,
  ))!;
  await town.run(admin, editMedal, { medalId: task.medalId, isOpen: false });
  const id = String(task.id);
  const html = await taskPage(id);
  expect(html).toMatch(new RegExp(`<option value="${task.medalId}" selected="">[^<]+ · Closed<`));
  await desk.post(editTaskForm, fieldsIn(html, `/admin/tasks/${id}/submit`), { params: { id } });
  expect(await row(town.database.db, sql`select medal_id as "medalId" from tasks where id = ${task.id}::bigint`)).toEqual({
    medalId: task.medalId,
  });
  await town.run(admin, editMedal, { medalId: task.medalId, isOpen: true });
});

it('gives back why a medal was to be taken back, and does not close the medal for it', async () => {
  const { name } = await town.member('Holder');
  await town.run(admin, grantMedal, { medalId: 1, name });
  const holding = /name="holding" value="(\d+)"/.exec(await medalPage('1'))![1]!;
  const refused = await desk.post(withdrawMedalForm, { holding, reason: 'x' }, { params: { id: '1' } });
  expect(refused.location).toBe('/admin/medals/1');
  for (const html of [await medalPage('1'), await medalPage('1')]) {
    expect(new RegExp(`<input[^>]*id="reason-${holding}"[^>]*>`).exec(html)![0]).toContain('value="x"');
    expect(fieldsIn(html, '/admin/medals/1/submit').isOpen).toBe('1');
  }
});

it('keeps a tick that was taken away in a refused form, however often the page is opened', async () => {
  const medal = fieldsIn(await medalPage('2'), '/admin/medals/2/submit');
  await desk.post(editMedalForm, without({ ...medal, position: 'x' }), { params: { id: '2' } });
  for (let turn = 0; turn < 2; turn += 1) expect(fieldsIn(await medalPage('2'), '/admin/medals/2/submit')).not.toHaveProperty('isOpen');
  const task = fieldsIn(await taskPage('2'), '/admin/tasks/2/submit');
  await desk.post(editTaskForm, without({ ...task, target: 'x' }), { params: { id: '2' } });
  for (let turn = 0; turn < 2; turn += 1) expect(fieldsIn(await taskPage('2'), '/admin/tasks/2/submit')).not.toHaveProperty('isOpen');
});

it('tells guests and members that they may not, before it looks at what they sent', async () => {
  const member = await join('member');
  const nobody = new Visitor();
  const forms = [postTaskForm, editTaskForm, openTaskForm, withdrawTaskForm, postMedalForm, editMedalForm, grantMedalForm];
  for (const form of [...forms, decideMedalForm, withdrawMedalForm]) {
    const sent = { params: { id: 'x' }, json: true };
    expect(await nobody.post(form, {}, sent)).toMatchObject({ status: 401, json: { reason: 'session.required' } });
    expect(await member.post(form, {}, sent)).toMatchObject({ status: 403, json: { reason: 'staff.required' } });
    expect((await desk.post(form, {}, sent)).status).toBe(400);
  }
});
