import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../fixtures/test';

const LANGS = ['zh-CN', 'ja', 'en'] as const;
const THEMES = ['light', 'dark'] as const;
/** Every language in light, and one in dark: colours do not depend on the words. */
const isLookedAt = (lang: string, theme: string): boolean => theme === 'light' || lang === 'ja';
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

for (const lang of LANGS) {
  for (const theme of THEMES.filter((each) => isLookedAt(lang, each))) {
    for (const [who, paths] of [
      ['guests', GUEST],
      ['members', MEMBER],
    ] as const) {
      test(`pages of ${who} have no serious axe finding (${lang}, ${theme})`, async ({ visit }) => {
        // Each page is looked at whole: on a slow machine that takes ten seconds.
        test.setTimeout(400_000);
        const { page } = await visit({ lang, theme, ...(who === 'members' ? { as: 'Compositor' } : {}) });
        await page.goto('/b/newspaper');
        const thread = await page.locator('main a[href^="/t/"]').first().getAttribute('href');
        for (const path of paths) {
          await page.goto(path === 'thread' ? thread! : path === 'profile' ? '/u/Compositor' : path);
          const { violations } = await new AxeBuilder({ page }).analyze();
          const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
          expect(serious.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
        }
      });
    }
  }
}
