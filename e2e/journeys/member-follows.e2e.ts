import { expect, fresh, replyBox, startThread, test } from '../fixtures/test';

const WORDS = {
  en: {
    follow: 'Follow thread',
    watching: /^Watching/,
    muted: /^Muted/,
    stateWatching: 'Watching',
    stateMuted: 'Muted',
    replied: 'replied in',
    remark: 'Remark',
    save: 'Save',
    why: 'a thread you follow',
  },
  'zh-CN': {
    follow: '关注本帖',
    watching: /^紧密关注/,
    muted: /^免打扰/,
    stateWatching: '紧密关注中',
    stateMuted: '已免打扰',
    replied: '里回帖',
    remark: '备注',
    save: '保存',
    why: '关注的主题',
  },
} as const;

for (const lang of ['en', 'zh-CN'] as const)
  for (const script of [false, true]) {
    const how = `${script ? 'with' : 'without'} script in ${lang}`;
    const words = WORDS[lang];

    test(`a member follows a thread, finds its replies in the feed and mutes it ${how}`, async ({ visit }) => {
      const { page: host } = await visit({ as: 'Compositor' });
      const title = `Followed ${fresh()}`;
      const at = await startThread(host, 'newspaper', title);
      const { page, faults } = await visit({ script, as: '校对员', lang });
      await page.goto(at);
      const menu = page.locator('details.watch:visible').first();
      await expect(menu.locator('summary')).toHaveText(words.follow);
      await menu.locator('summary').click();
      await menu.getByRole('button', { name: words.watching }).click();
      await expect(menu.locator('summary')).toHaveText(words.stateWatching);
      expect(new URL(page.url()).pathname).toBe(at);

      await host.goto(at);
      const text = fresh('Reply ');
      await replyBox(host).fill(`${text} for whoever follows.`);
      await host.getByRole('button', { name: 'Post reply', exact: true }).click();
      await expect(host.locator('article[data-floor="2"]')).toContainText(text);

      await page.goto('/following');
      const line = page.locator('li[data-row]').filter({ hasText: text });
      await expect(line).toContainText(words.replied);
      await expect(line).toContainText(words.why);
      await page.goto('/following?filter=threads');
      await expect(page.locator('li[data-row]').filter({ hasText: text })).toHaveCount(1);

      await page.goto('/following/threads');
      const row = page.locator('li[data-row]').filter({ hasText: title });
      await row.locator('summary').click();
      await row.getByRole('button', { name: words.muted }).click();
      await expect(row.locator('summary')).toHaveText(words.stateMuted);
      await page.goto('/following');
      await expect(page.locator('li[data-row]').filter({ hasText: text })).toHaveCount(0);
      expect(faults).toEqual([]);
    });

    test(`a member keeps a remark that only they see, and both see who follows back ${how}`, async ({ visit }) => {
      const { page: other } = await visit({ as: 'Deskchief' });
      const { page, faults } = await visit({ script, as: 'しおり', lang });
      for (const [who, name] of [
        [other, 'しおり'],
        [page, 'Deskchief'],
      ] as const) {
        await who.goto(`/u/${encodeURIComponent(name)}`);
        const follow = who.locator('form.follow button').first();
        if ((await follow.getAttribute('aria-pressed')) === 'false') {
          const answered = who.waitForResponse((answer) => answer.request().method() === 'POST');
          await follow.click();
          await answered;
          await expect(follow).toHaveAttribute('aria-pressed', 'true');
        }
      }
      const remark = fresh('chief ');
      await page.goto('/u/Deskchief');
      await page.getByRole('main').getByRole('link', { name: words.remark, exact: true }).click();
      await page.getByLabel(words.remark, { exact: true }).fill(remark);
      await page.getByRole('main').getByRole('button', { name: words.save, exact: true }).click();
      await expect(page.locator('.ph')).toContainText(remark);
      await page.goto('/following/members');
      const row = page.locator('li.person').filter({ hasText: 'Deskchief' });
      await expect(row).toContainText(remark);
      await expect(row.locator('.st.ok')).toBeVisible();
      await other.goto('/u/Deskchief');
      await expect(other.getByRole('main')).not.toContainText(remark);
      await other.goto(`/u/${encodeURIComponent('しおり')}/following`);
      await expect(other.locator('li.person').filter({ hasText: 'Deskchief' }).locator('.st.ok')).toBeVisible();
      await expect(other.getByRole('main')).not.toContainText(remark);
      expect(faults).toEqual([]);
    });
  }
