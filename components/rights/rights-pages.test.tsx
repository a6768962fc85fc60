import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { FACTORY_GROUPS } from '@/core/groups/factory-groups';
import { RIGHTS } from '@/core/permissions';
import { type ExplanationView, readExplanation, readRightsGrid, type RightsGridView } from '@/core/rights';
import { Gate } from '@/components/posts/gate';
import { frameOf, type Locale } from '@/components/ui/frame';
import { translator } from '@/web/kernel/messages';
import { openTown, type Town } from '@/test/town';
import { RightsDesk } from './rights-desk';
import { WhyPage } from './why-page';

const LOCALES: readonly Locale[] = ['zh-CN', 'zh-TW', 'ja', 'en'];
let town: Town;
const views: ExplanationView[] = [];
const grids: RightsGridView[] = [];

const frame = (locale: Locale, isMember = true) =>
  frameOf({
    locale,
    t: translator(locale),
    timeZone: 'UTC',
    viewer: isMember ? { id: 1, name: 'Ann', seal: { char: 'A', pigment: 'a' } } : null,
    csrf: null,
    path: '/why',
    origin: 'http://localhost',
    siteName: 'Kawara',
    now: new Date('2026-11-23T12:00:00Z'),
  });

beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  await town.board('closed', { is_closed: true });
  await town.board('old', { is_archived: true });
  await town.board('paper', { kind: 'section' });
  await town.board('cellar', { is_private: true });
  await rows(
    town.database.db,
    sql`insert into board_grants select b.id, g.id, 'post.reply', false from boards b, groups g where b.slug = 'old' and g.key = 'regular'`,
  );
  const eve = await town.member('Eve', { group: 'administrator' });
  const people = [town.guest];
  for (const { key } of FACTORY_GROUPS.filter((group) => group.key !== 'guest'))
    people.push(await town.member(`Of ${key}`, { group: key }));
  for (const viewer of people)
    for (const right of RIGHTS)
      for (const board of [undefined, 'tea', 'closed', 'old', 'paper'])
        views.push((await readExplanation(town.context(viewer, { limits: true }), { right, board }))!);
  views.push((await readExplanation(town.context(eve), { right: 'post.reply', board: 'cellar', member: 'Of member' }))!);
  for (const slug of [null, 'tea', 'cellar']) grids.push((await readRightsGrid(town.context(eve), slug))!);
}, 120_000);

/** Keys that a page shows in place of words. */
const keysIn = (html: string) =>
  [...html.replace(/<[^>]*>/g, ' ').matchAll(/\b(?:rights|desk|errors|staff)\.[a-z_.]+/g)].map(([key]) => key);

describe.each(LOCALES)('pages about rights in %s', (locale) => {
  it('have words for every rule and every way', () => {
    const faults = new Set(views.flatMap((view) => keysIn(renderToStaticMarkup(<WhyPage view={view} frame={frame(locale)} />))));
    expect([...faults]).toEqual([]);
    expect(views.length).toBeGreaterThan(900);
  });

  it('draw the grid with a named control for everything that can be given', () => {
    for (const grid of grids) {
      const view = { grid, typed: {}, writing: { repeat: 'r', refusal: null }, trace: null, rights: RIGHTS };
      const html = renderToStaticMarkup(<RightsDesk view={view} frame={frame(locale)} />);
      expect(keysIn(html)).toEqual([]);
      const controls = [...html.matchAll(/<(?:input type="checkbox"|select)[^>]*name="[rg]\.[^>]*>/g)].map(([tag]) => tag);
      expect(controls.length).toBe(grid.groups.reduce((sum, { givable }) => sum + givable.length, 0));
      expect(controls.every((tag) => tag.includes('aria-label="'))).toBe(true);
    }
  });
});

describe('a grid that was refused', () => {
  it('stands as it was set', () => {
    const [site, tea] = grids as [RightsGridView, RightsGridView];
    const group = tea.groups.find(
      ({ givable, rights }) => rights.includes('post.like') && givable.includes('post.rate') && !rights.includes('post.rate'),
    )!;
    const typed = { [`${group.id}.post.rate`]: 'allow', [`${group.id}.post.like`]: 'inherit' } as const;
    const html = (grid: RightsGridView, cells: typeof typed | Record<string, never>) =>
      renderToStaticMarkup(
        <RightsDesk
          view={{ grid, typed: cells, writing: { repeat: 'r', refusal: null }, trace: null, rights: RIGHTS }}
          frame={frame('en')}
        />,
      );
    const boxes = (text: string) =>
      [...text.matchAll(new RegExp(`<input[^>]*name="r.${group.id}"[^>]*value="post.(?:rate|like)"[^>]*>`, 'g'))].map(([tag]) => tag);
    expect(boxes(html(site, {})).map((tag) => tag.includes('checked'))).toEqual([true, false]);
    expect(boxes(html(site, typed)).map((tag) => tag.includes('checked'))).toEqual([false, true]);
    const select = html(tea, typed).split(`name="g.${group.id}.post.rate"`)[1]!.split('</select>')[0]!;
    expect(select).toMatch(/value="allow"[^>]*selected/);
  });
});

describe('a gate', () => {
  it('leads to the rule, for guests and members', () => {
    const facts = { right: 'post.reply', board: 'tea', thread: 7 };
    for (const [isMember, reason] of [
      [false, 'session.required'],
      [true, 'group.may_not'],
    ] as const) {
      const refusal = { allowed: false as const, reason, facts: { ...facts, needs: 'Member', missing: 12 } };
      const html = renderToStaticMarkup(<Gate refusal={refusal} frame={frame('en', isMember)} kind="reply" next="/t/7#reply" />);
      expect(html).toContain('href="/why?right=post.reply&amp;board=tea&amp;thread=7"');
      if (isMember) expect(html).toContain('“Member” may, 12 points from now.');
    }
  });
});
