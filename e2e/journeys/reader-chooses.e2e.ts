import { expect, test } from '../fixtures/test';

const LANGS = { 'zh-CN': '登录', 'zh-TW': '登入', ja: 'ログイン', en: 'Sign in' } as const;

for (const script of [false, true]) {
  test(`a guest changes language and theme ${script ? 'with' : 'without'} script`, async ({ visit }) => {
    const { page, context } = await visit({ script, lang: 'en' });
    await page.goto('/about');
    await page.getByRole('contentinfo').getByRole('button', { name: '日本語' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await page.goto('/settings/reading');
    await page.locator('main input[name="theme"][value="dark"]').check();
    await page.locator('main form button:not([type="button"])').last().click();
    await page.waitForLoadState();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    const cookies = await context.cookies();
    expect(cookies.find(({ name }) => name === 'lang')?.value).toBe('ja');
    expect(cookies.find(({ name }) => name === 'theme')?.value).toBe('dark');
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.getByText('ログイン').first()).toBeVisible();
  });
}

test('four languages answer Accept-Language, and a thread keeps one address', async ({ playwright }) => {
  const { boardUrl } = await import('../fixtures/test');
  for (const [lang, word] of Object.entries(LANGS)) {
    const api = await playwright.request.newContext({ extraHTTPHeaders: { 'accept-language': lang } });
    const answer = await api.get(boardUrl());
    const html = await answer.text();
    expect(html).toContain(`<html lang="${lang}"`);
    expect(html).toContain(word);
    expect(answer.headers().vary).toMatch(/Accept-Language/i);
    await api.dispose();
  }
});

test('a Japanese title on a Chinese page is Japanese to the browser', async ({ visit }) => {
  const { page } = await visit({ lang: 'zh-CN', script: false });
  await page.goto('/b/nihongo');
  const title = page.locator('main a[lang="ja"][href^="/t/"]').first();
  await title.click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveAttribute('lang', 'ja');
  expect(await heading.evaluate((element) => getComputedStyle(element).fontFamily)).toMatch(/Mincho|Noto Serif CJK JP/);
});

for (const width of [360, 390, 768, 1024, 1280]) {
  test(`no page scrolls sideways at ${width}`, async ({ visit }) => {
    const { page } = await visit({ viewport: { width, height: 800 } });
    await page.goto('/b/newspaper');
    const thread = await page.locator('main a[href^="/t/"]').first().getAttribute('href');
    for (const path of ['/', '/b/newspaper', thread!, '/sign-in', '/register', '/points', '/search?q=瓦版', '/members']) {
      await page.goto(path);
      const extra = await page.evaluate(() => document.scrollingElement!.scrollWidth - document.documentElement.clientWidth);
      expect(extra, path).toBeLessThanOrEqual(0);
    }
  });
}
