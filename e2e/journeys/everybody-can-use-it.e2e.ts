import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../fixtures/test';

/**
 * Guests' pages in every language, the others in two: they are made of the same parts. In dark one language, and the colours only: nothing else
 * depends on the theme, and no colour on the words.
 */
const LOOKS = [
  { lang: 'zh-CN', theme: 'light' },
  { lang: 'ja', theme: 'light' },
  { lang: 'en', theme: 'light' },
  { lang: 'ja', theme: 'dark' },
] as const;
const GUEST = [
  '/',
  '/b/newspaper',
  'thread',
  '/sign-in',
  '/register',
  '/points',
  '/b/newspaper/points',
  '/search?q=瓦版',
  '/members',
  '/members/top',
  '/check-in',
  '/tasks',
  '/medals',
  '/collections',
  '/why?right=post.reply&board=newspaper',
  '/tags',
  '/new',
  '/about',
  '/settings/reading',
  '/nowhere',
  'profile',
];
const MEMBER = [
  '/',
  '/b/newspaper',
  'thread',
  '/b/newspaper/new',
  '/settings/profile',
  '/settings/account',
  '/settings/security',
  '/settings/reading',
  'profile',
  '/notifications',
  '/bookmarks',
  '/following',
  '/settings/notices',
  '/settings/blocks',
  '/points/transfer',
  '/sign-out',
];

const STAFF = [
  '/admin',
  '/admin/rules',
  '/admin/rules/reply',
  '/admin/formula',
  '/admin/groups',
  '/admin/groups/gold',
  '/admin/rights',
  '/admin/rights?board=newspaper',
  '/admin/tasks',
  '/admin/tasks/new',
  '/admin/medals',
  '/admin/medals/new',
];
const VISITORS = [
  { who: 'guests', paths: GUEST, as: undefined },
  { who: 'members', paths: MEMBER, as: 'Compositor' },
  { who: 'the administration', paths: STAFF, as: 'Deskchief' },
];

test.describe.configure({ mode: 'parallel' });

for (const { lang, theme } of LOOKS) {
  for (const { who, paths, as } of VISITORS.filter(({ as }) => !as || lang !== 'ja' || theme === 'dark')) {
    test(`pages of ${who} have no serious axe finding (${lang}, ${theme})`, async ({ visit }) => {
      // Each page is looked at whole: on a slow machine that takes ten seconds.
      test.setTimeout(400_000);
      const { page } = await visit({ lang, theme, as });
      await page.goto('/b/newspaper');
      const thread = await page.locator('main a[href^="/t/"]').first().getAttribute('href');
      for (const path of paths) {
        await page.goto(path === 'thread' ? thread! : path === 'profile' ? '/u/Compositor' : path);
        // No page has a frame: looking in this one alone spares a tab for each page.
        const axe = new AxeBuilder({ page }).setLegacyMode(true);
        const { violations } = await (theme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
      }
    });
  }
}
