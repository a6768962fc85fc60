import { expect, fresh, replyBox, startThread, test } from '../fixtures/test';

const WORDS = {
  en: {
    filter: 'Replies',
    all: 'Mark all read',
    save: 'Save',
    site: 'Likes On the site',
    unread: /^\d+ unread notification|^More than 99/,
  },
  'zh-CN': { filter: '回帖', all: '全部标为已读', save: '保存', site: '赞 站内', unread: /未读消息$/ },
} as const;

for (const lang of ['en', 'zh-CN'] as const) {
  for (const script of [false, true]) {
    const words = WORDS[lang];

    test(`a member is told of a reply, in ${lang}, ${script ? 'with' : 'without'} script`, async ({ visit }) => {
      const { page, faults } = await visit({ as: 'Compositor', lang, script });
      const title = `Telling ${fresh()}`;
      const at = await startThread(page, 'newspaper', title);
      const { page: other } = await visit({ as: 'しおり', lang: 'en' });
      await other.goto(at);
      const text = fresh('A word for you ');
      await replyBox(other).fill(text);
      await other.getByRole('button', { name: 'Post reply', exact: true }).click();
      await expect(other.locator('article[data-floor="2"]')).toContainText(text);

      // The worker tells within moments; the count stands in the bar of any page.
      const bell = page.locator('header a[href="/notifications"]');
      await expect(async () => {
        await page.goto('/points');
        await expect(bell).toHaveAttribute('aria-label', words.unread);
        await page.goto('/notifications?filter=replies');
        await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible({ timeout: 500 });
      }).toPass({ timeout: 20_000 });
      await expect(page.getByRole('navigation').getByRole('link', { name: words.filter, exact: true })).toHaveAttribute(
        'aria-current',
        'page',
      );
      await expect(page.locator('li', { hasText: title }).locator('.dot')).toHaveCount(1);
      await expect(page.locator('li', { hasText: title })).toContainText(text);

      // Opening one leads to the reply, and it is read.
      await page.getByRole('link', { name: title, exact: true }).click();
      await expect(page.locator('article[data-floor="2"]')).toContainText(text);
      expect(new URL(page.url()).pathname).toBe(at);
      await page.goto('/notifications?filter=replies');
      await expect(page.locator('li', { hasText: title }).locator('.dot')).toHaveCount(0);

      // All at once.
      const again = fresh('Once more ');
      await other.goto(at);
      await replyBox(other).fill(again);
      await other.getByRole('button', { name: 'Post reply', exact: true }).click();
      await expect(async () => {
        await page.goto('/notifications');
        await expect(page.locator('li', { hasText: again })).toBeVisible({ timeout: 500 });
      }).toPass({ timeout: 20_000 });
      await page.getByRole('button', { name: words.all, exact: true }).click();
      await expect(page.locator('.notices .dot')).toHaveCount(0);
      await expect(bell.locator('i')).toHaveCount(0);
      expect(faults).toEqual([]);
    });

    test(`a member chooses what they are told, in ${lang}, ${script ? 'with' : 'without'} script`, async ({ visit }) => {
      const { page, faults } = await visit({ as: '校对员', lang, script });
      await page.goto('/settings/notices');
      const box = page.getByRole('checkbox', { name: words.site });
      const was = await box.isChecked();
      await box.setChecked(!was);
      await page.getByRole('button', { name: words.save, exact: true }).click();
      await expect(page.locator('.toast')).toBeVisible();
      await page.goto('/settings/notices');
      await expect(box).toBeChecked({ checked: !was });
      await box.setChecked(was);
      await page.getByRole('button', { name: words.save, exact: true }).click();
      await expect(page.locator('.toast')).toBeVisible();
      expect(faults).toEqual([]);
    });
  }
}
