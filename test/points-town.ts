/** A town whose pages of points are opened as a browser without script would: a desk, a member with some points, a board with a rule of its own. */
import type { ReactNode } from 'react';
import { sql } from 'drizzle-orm';
import { renderToStaticMarkup } from 'react-dom/server';
import { forgetMemos, type Viewer } from '@/core/kernel';
import { editPointRule, grantPoints } from '@/core/points';
import { postThread } from '@/core/threads';
import { observeQueries } from '@/db/client';
import { rows } from '@/db/rows';
import { pressText } from '@/components/ui/still';
import { installPress } from '@/platform/press';
import { registerForm } from '@/web/accounts/forms';
import { knownViewer } from '@/web/kernel/viewer';
import { openTown, type Town } from './town';
import { installTown, Visitor } from './visitor';

/** Somebody who registers; the group is set by hand. */
export async function join(town: Town, name: string, group?: string): Promise<Visitor> {
  const visitor = new Visitor();
  await visitor.post(registerForm, { name, email: `${name}@example.com`, password: 'a lantern in the rain' });
  if (group)
    await rows(town.database.db, sql`update members set group_id = (select id from groups where key = ${group}) where name = ${name}`);
  return visitor;
}

export async function openPointsTown(): Promise<{ town: Town; admin: Viewer; desk: Visitor; member: Visitor }> {
  const town = await openTown();
  installTown(town);
  installPress((tree) => renderToStaticMarkup(tree as ReactNode));
  await town.board('tea', { name: { en: 'Tea' } });
  const desk = await join(town, 'Deskchief', 'administrator');
  const member = await join(town, 'Annika');
  const admin = (await desk.read(() => knownViewer()))!.viewer;
  const annika = (await member.read(() => knownViewer()))!.viewer;
  await town.run(admin, editPointRule, { action: 'reply', board: 'tea', cycle: 'daily', cap: 3, dedupe: 'none', coins: 4 });
  await town.run(annika, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have tea.' });
  await town.run(admin, grantPoints, { name: 'Annika', coins: 5, note: 'Well brewed' });
  forgetMemos(['*']);
  return { town, admin, desk, member };
}

export const props = <P>(params: P, searchParams: Record<string, string> = {}) => ({
  params: Promise.resolve(params),
  searchParams: Promise.resolve(searchParams),
});

/** What a page draws for a visitor, and with how many queries. */
export async function openPage(visitor: Visitor, page: () => Promise<ReactNode>) {
  return visitor.read(async ({ answer }) => {
    const seen: string[] = [];
    observeQueries((text) => seen.push(text));
    const drawn = await page();
    observeQueries(undefined);
    // A refusal draws itself later; here its status says enough.
    const html = drawn && (answer.status ?? 200) < 400 ? pressText(drawn as Parameters<typeof pressText>[0], 'token') : '';
    return { answer, html, queries: seen.length };
  });
}
