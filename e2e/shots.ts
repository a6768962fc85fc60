/**
 * Pictures of the pages for one's own eyes: `npx tsx e2e/shots.ts http://127.0.0.1:3000 [folder]`.
 * Each page in 1280 and 390, light and dark, zh-CN, ja and en; the thread also without script.
 */
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium } from './fixtures/chromium';

const [url = 'http://127.0.0.1:3000', folder = 'e2e/shots', only] = process.argv.slice(2);
const PAGES: Record<string, string> = {
  home: '/',
  board: '/b/newspaper',
  thread: 'thread',
  profile: 'profile',
  'sign-in': '/sign-in?next=/b/newspaper',
  register: '/register',
  points: '/b/newspaper/points',
  reading: '/settings/reading',
  search: '/search?q=报纸',
  missing: '/nowhere',
};

mkdirSync(folder, { recursive: true });
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
for (const [width, lang, theme] of [
  [1280, 'zh-CN', 'light'],
  [390, 'zh-CN', 'light'],
  [1280, 'ja', 'dark'],
  [390, 'en', 'dark'],
  [1280, 'en', 'light'],
] as const) {
  const context = await browser.newContext({ baseURL: url, viewport: { width, height: 800 }, javaScriptEnabled: lang !== 'ja' });
  await context.addCookies([
    { name: 'lang', value: lang, url },
    { name: 'theme', value: theme, url },
  ]);
  const page = await context.newPage();
  for (const [name, path] of Object.entries(PAGES)) {
    if (only && name !== only) continue;
    if (path === 'thread' || path === 'profile') {
      await page.goto('/b/newspaper');
      await page.goto((await page.locator('main a[href^="/t/"]').first().getAttribute('href')) ?? '/');
      if (path === 'profile')
        await page.goto((await page.locator('[data-card="author"] a[href^="/u/"]').first().getAttribute('href')) ?? '/');
    } else await page.goto(path);
    await page.screenshot({ path: `${folder}/${name}-${lang}-${theme}-${width}.png`, fullPage: true });
  }
  await context.close();
}
await browser.close();
