import { expect, fresh, replyBox, startThread, test } from '../fixtures/test';

for (const script of [false, true]) {
  const how = script ? 'with' : 'without';

  test(`a guest is told why, and the desk features, withdraws and restores ${how} script`, async ({ visit }) => {
    const { page: author } = await visit({ as: 'Compositor', script });
    const at = await startThread(author, 'newspaper', `Desk ${fresh()}`);
    const id = /\/t\/(\d+)/.exec(at)![1]!;

    const { page: guest, faults } = await visit({ script, lang: 'ja' });
    await guest.goto(at);
    await guest.getByRole('link', { name: 'なぜですか' }).first().click();
    await expect(guest.getByText('ログインしていません。')).toBeVisible();
    await expect(guest.getByRole('main').getByRole('link', { name: 'ログイン', exact: true })).toBeVisible();
    expect(faults).toEqual([]);

    const { page: desk } = await visit({ as: 'Deskchief', script });
    await desk.goto(`/mod/t/${id}`);
    await desk.locator('select[name="level"]').selectOption('2');
    await desk.getByRole('button', { name: 'Save level' }).click();
    await expect(desk.locator('[aria-invalid="true"], .field.bad, .field-error').first()).toBeVisible();
    await desk.locator('#digest-reason').fill('Well told');
    await desk.locator('select[name="level"]').selectOption('2');
    await desk.getByRole('button', { name: 'Save level' }).click();
    await desk.waitForURL((url) => url.pathname.startsWith('/t/'));
    await expect(desk.getByText('Featured', { exact: true }).first()).toBeVisible();

    await author.goto(at);
    const words = `Back again ${fresh()}`;
    await replyBox(author).fill(words);
    await author.getByRole('button', { name: 'Post reply', exact: true }).click();
    const reply = author.locator('article[data-floor="2"]');
    await expect(reply.getByText(words)).toBeVisible();
    const postId = (await reply.getAttribute('id'))!.slice(1);
    await author.goto(`/p/${postId}/withdraw`);
    await author.getByRole('button', { name: 'Delete', exact: true }).click();
    await author.waitForURL((url) => url.pathname.startsWith('/t/'));
    await author.goto(at);
    await author.locator('article[data-floor="2"]').getByRole('link', { name: 'Restore' }).click();
    await author.getByRole('button', { name: 'Restore', exact: true }).click();
    await author.waitForURL((url) => url.pathname.startsWith('/t/'));
    await expect(author.locator('article[data-floor="2"]').getByText(words)).toBeVisible();
  });

  test(`an administrator denies a right in one board, and the gate says so ${how} script`, async ({ visit }) => {
    const { page: author } = await visit({ as: 'しおり', script });
    const at = await startThread(author, 'newspaper', `Grid ${fresh()}`);
    const { page: chief, faults } = await visit({ as: 'Deskchief', script, lang: 'zh-CN', viewport: { width: 390, height: 800 } });
    const choose = async (grant: 'deny' | 'inherit') => {
      await chief.goto('/admin/rights?board=newspaper');
      await chief.getByLabel('新手上路：回帖').selectOption(grant);
      await chief.getByRole('button', { name: '保存权限' }).click();
      await expect(chief.getByText('权限已保存', { exact: false })).toBeVisible();
    };
    try {
      await choose('deny');
      await author.goto(at);
      await expect(author.getByText('Your member group may not do this here', { exact: false })).toBeVisible();
      await author.getByRole('link', { name: 'Why?' }).first().click();
      await expect(author.getByText('This board denies it to', { exact: false })).toBeVisible();
    } finally {
      // The board is shared with the other journeys.
      await choose('inherit');
    }
    await author.goto(at);
    await expect(replyBox(author)).toBeVisible();
    const width = await chief.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    expect(faults).toEqual([]);
  });
}
