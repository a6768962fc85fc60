import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import ConfirmPage from '@/app/(member)/points/transfer/confirm/page';
import TransferPage from '@/app/(member)/points/transfer/page';
import { Refusal } from '@/app/refusal';
import { row, rows } from '@/db/rows';
import { installPress } from '@/platform/press';
import { openTown, type Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { registerForm } from '@/web/accounts/forms';
import { takeToast } from '@/web/kernel/toast';
import { knownViewer } from '@/web/kernel/viewer';
import { checkTransferForm, transferPointsForm } from './forms';

let town: Town;
let sender: Visitor;
let count = 0;

beforeAll(async () => {
  town = await openTown();
  installTown(town);
  installPress((tree) => renderToStaticMarkup(tree as ReactNode));
  await town.member('Ben Amid');
});
beforeEach(async () => {
  sender = await member(100);
});

/** Somebody who has signed up and come to so many coins. */
async function member(coins: number, group = 'member'): Promise<Visitor> {
  const visitor = new Visitor();
  const name = `Sender${(count += 1)}`;
  await visitor.post(registerForm, { name, email: `${name}@example.com`, password: 'a lantern in the rain' });
  const { id } = (await visitor.read(() => knownViewer()))!.viewer;
  await rows(
    town.database.db,
    sql`update members set coins = ${coins}::int, points_total = ${coins}::int, group_id = (select id from groups where key = ${group}) where id = ${id}::bigint`,
  );
  return visitor;
}
/** A refusal is the one component that has to be waited for. */
const settled = async (page: ReactElement): Promise<ReactElement> =>
  page.type === Refusal ? Refusal(page.props as Parameters<typeof Refusal>[0]) : page;
const coinsOf = async (visitor: Visitor) => {
  const { id } = (await visitor.read(() => knownViewer()))!.viewer;
  return (await row<{ coins: number }>(town.database.db, sql`select coins from members where id = ${id}::bigint`))!.coins;
};
const open = (visitor: Visitor, searchParams: Record<string, string> = {}) =>
  visitor.read(async ({ answer }) => {
    const page = await TransferPage({ params: Promise.resolve({}), searchParams: Promise.resolve(searchParams) });
    return { answer, html: page ? renderToStaticMarkup(await settled(page)) : '' };
  });
const confirm = (visitor: Visitor) =>
  visitor.read(async ({ answer }) => {
    const page = await ConfirmPage();
    const html = page ? renderToStaticMarkup(page) : '';
    const fields = [...html.matchAll(/<input type="hidden" name="(to|amount|note|once)" value="([^"]*)"/g)];
    return { answer, html, fields: Object.fromEntries(fields.map(([, name, value]) => [name!, value!])) };
  });
const typed = { to: 'ben amid', amount: '10', note: 'For <b>tea</b>' };

it('asks once more with every figure, and does it once however often it is sent', async () => {
  expect(await sender.post(checkTransferForm, typed)).toMatchObject({ status: 303, location: '/points/transfer/confirm' });
  expect(await coinsOf(sender)).toBe(100);
  const asked = await confirm(sender);
  expect(asked.answer.cacheable).toBe(false);
  for (const [name, words] of Object.entries({ leaves: '10 coins', tax: '2 coins (20 %)', arrives: '8 coins', stays: '90 coins' }))
    expect(asked.html).toMatch(new RegExp(`data-transfer="${name}"><dt>[^<]+</dt><dd>${words.replace(/[()]/g, '\\$&')}<`));
  expect(asked.html).toContain('For &lt;b&gt;tea');
  // Opened again it is the same form.
  expect((await confirm(sender)).fields.once).toBe(asked.fields.once);
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => sender.post(transferPointsForm, { ...typed, once: asked.fields.once! })),
  );
  expect(new Set(answers.map(({ status, location }) => `${status} ${location}`))).toEqual(new Set(['303 /points/transfer']));
  expect(await sender.read(() => takeToast())).toMatchObject({
    key: 'transfers.toast.sent',
    values: { to: 'Ben Amid', amount: 10, tax: 2, received: 8, left: 90 },
  });
  expect(await coinsOf(sender)).toBe(90);
  // Back, and sent again.
  await sender.post(transferPointsForm, { ...typed, once: asked.fields.once! });
  expect(await coinsOf(sender)).toBe(90);
  // What was asked is answered: there is nothing left to confirm.
  expect((await confirm(sender)).answer.headers.location).toBe('/points/transfer');
});

it('comes back with what was typed, and says beside the field what is wrong', async () => {
  for (const [fields, words, field] of [
    [{ ...typed, amount: '1.5' }, 'A whole number between 1 and 999,999,999', 'amount'],
    [{ ...typed, amount: '101' }, '101 needed, 100 to spend', 'amount'],
    [{ ...typed, amount: '0' }, 'Enter a whole amount', 'amount'],
    [{ ...typed, to: 'Nobody At All' }, 'There is no such member', 'to'],
    [{ ...typed, note: '字'.repeat(81) }, 'At most 80 characters fit', 'note'],
  ] as const) {
    expect(await sender.post(checkTransferForm, fields)).toMatchObject({ status: 303, location: '/points/transfer' });
    const { html } = await open(sender, { to: 'Somebody Else' });
    expect(html).toMatch(new RegExp(`id="${field}-error">[^<]*${words}`));
    for (const value of [fields.to, fields.amount]) expect(html).toContain(`value="${value}"`);
  }
});

it('is refused at the last moment where the coins have gone meanwhile', async () => {
  await sender.post(checkTransferForm, { ...typed, amount: '90' });
  const { fields } = await confirm(sender);
  await rows(
    town.database.db,
    sql`update members set coins = 50, points_total = 50 where id = ${(await sender.read(() => knownViewer()))!.viewer.id}::bigint`,
  );
  expect(await sender.post(transferPointsForm, { ...typed, amount: '90', once: fields.once! })).toMatchObject({
    location: '/points/transfer/confirm',
  });
  const { html } = await confirm(sender);
  expect(html).toContain('90 needed, 50 to spend');
  const back = /href="(\/points\/transfer\?[^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&');
  const asked = Object.fromEntries(new URL(back, 'http://board.invalid').searchParams);
  expect(asked).toEqual({ ...typed, amount: '90' });
  const again = (await open(sender, asked)).html;
  for (const value of ['ben amid', '90', 'For &lt;b&gt;tea&lt;/b&gt;']) expect(again).toContain(`value="${value}"`);
  expect(html).not.toMatch(/<button class="btn solid"/);
  expect(await coinsOf(sender)).toBe(50);
});

it('does nothing without its key', async () => {
  expect(await sender.post(transferPointsForm, { ...typed, once: '' }, { json: true })).toMatchObject({
    json: { ok: false, reason: 'form.stale' },
  });
  expect(await coinsOf(sender)).toBe(100);
});

it('starts with what the link says, and is closed to guests and to those who may not', async () => {
  expect((await open(sender, { to: 'Ben Amid', amount: '7' })).html).toMatch(/value="Ben Amid"[\s\S]*value="7"/);
  expect((await open(new Visitor())).answer.headers.location).toMatch(/^\/sign-in\?next=/);
  const { answer, html } = await open(await member(10, 'newcomer'));
  expect(answer.status).toBe(403);
  expect(html).toMatch(/Your member group may not do this here yet\. “[^”]+” may, \d+ points from now\./);
  expect(html).toContain('href="/why?right=points.transfer"');
});
