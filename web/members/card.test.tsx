import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import { GET } from '@/app/(member)/u/[name]/card/route';
import { followMember } from '@/core/follows';
import { installPress } from '@/platform/press';
import { openTown, type Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { registerForm } from '@/web/accounts/forms';
import { knownViewer } from '@/web/kernel/viewer';

let town: Town;

beforeAll(async () => {
  town = await openTown();
  installTown(town);
  installPress((tree) => renderToStaticMarkup(tree as ReactNode));
});

const card = (visitor: Visitor, name: string) =>
  visitor.read(async ({ answer }) => {
    const response = await GET(new Request('http://localhost:3000/'), { params: Promise.resolve({ name: encodeURIComponent(name) }) });
    return { status: response.status, html: await response.text(), tags: [...answer.tags] };
  });

it('shows a guest every figure of a member, and the way in', async () => {
  const { id } = await town.member('校对员', { group: 'gold' });
  const { status, html, tags } = await card(new Visitor(), '校对员');
  expect([status, tags.includes(`member:${id}`)]).toEqual([200, true]);
  expect(html).toMatch(/^<aside[^>]* data-card="author"/);
  for (const [name, value] of Object.entries({ followers: 0, following: 0, threads: 0, posts: 0, points: 1_000 }))
    expect(html).toContain(`data-figure="${name}" data-value="${value}"`);
  expect(html).toMatch(/Gold[\s\S]*role="img"[\s\S]*Joined<\/dt>/);
  expect(html).toContain(`/sign-in?next=${encodeURIComponent('/u/%E6%A0%A1%E5%AF%B9%E5%91%98')}`);
});

it('shows a member whether they follow each other, with the button', async () => {
  const visitor = new Visitor();
  await visitor.post(registerForm, { name: 'Lantern', email: 'lantern@example.com', password: 'a lantern in the rain' });
  const me = (await visitor.read(() => knownViewer()))!.viewer;
  const ann = await town.member('Ann');
  expect((await card(visitor, 'ann')).html).toMatch(/data-enhance="follow"[\s\S]*aria-pressed="false"/);
  await town.run(me, followMember, { memberId: ann.id });
  expect((await card(visitor, 'Ann')).html).not.toContain('You follow each other');
  await town.run(ann, followMember, { memberId: me.id });
  expect((await card(visitor, 'Ann')).html).toMatch(/You follow each other[\s\S]*aria-pressed="true"/);
  expect((await card(visitor, 'Lantern')).html).not.toContain('data-enhance="follow"');
});

it('is of nobody where there is nobody', async () => {
  expect(await card(new Visitor(), 'Nobody At All')).toMatchObject({ status: 404, html: '' });
});
