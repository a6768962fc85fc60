import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import Notifications from '@/app/(member)/notifications/page';
import { postReply } from '@/core/posts';
import { postThread } from '@/core/threads';
import { installPress } from '@/platform/press';
import { openTown, type Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { registerForm } from '@/web/accounts/forms';
import { knownViewer } from '@/web/kernel/viewer';
import { noticesPage } from './reads';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  installTown(town);
  installPress((tree) => renderToStaticMarkup(tree as ReactNode));
  await town.board('tea');
});

const open = (visitor: Visitor, searchParams: Record<string, string> = {}) =>
  visitor.read(async ({ answer }) => {
    const page = await Notifications({ params: Promise.resolve({}), searchParams: Promise.resolve(searchParams) });
    return { answer, html: page ? renderToStaticMarkup(page) : '' };
  });

it('leads a guest to the door and back', async () => {
  const { answer, html } = await open(new Visitor());
  expect([answer.status, html]).toEqual([303, '']);
  expect(answer.headers.location).toMatch(/^\/sign-in\?next=/);
});

it('shows a member what concerns them, and keeps it out of every cache', async () => {
  const visitor = new Visitor();
  await visitor.post(registerForm, { name: 'Annika', email: 'annika@example.com', password: 'a lantern in the rain' });
  const me = (await visitor.read(() => knownViewer()))!.viewer;
  expect((await open(visitor)).html).toContain('Nothing new.');
  const { threadId } = await town.run(me, postThread, { board: 'tea', title: 'First pot', body: 'Have tea.' });
  await town.run(await town.member('Ben'), postReply, { threadId, body: 'With <script>milk</script>?' });
  const { answer, html } = await open(visitor);
  expect([answer.status ?? 200, answer.cacheable]).toEqual([200, false]);
  expect(html).toMatch(/Ben<\/bdi><\/a> replied in your thread/);
  expect(html).not.toContain('<script>milk');
  await visitor.read(async (scope) => {
    expect(await noticesPage({ page: '9' })).toEqual({ missing: 'page.not_found' });
    expect(scope.answer.status).toBe(404);
  });
});
