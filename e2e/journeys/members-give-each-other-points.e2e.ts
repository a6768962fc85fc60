import { expect, fresh, startThread, test } from '../fixtures/test';

const WORDS = {
  en: {
    next: 'Continue',
    send: 'Send',
    change: 'Change',
    rate: 'Rate',
    self: 'cannot transfer coins to yourself',
    withdraw: 'Take back',
    more: 'More',
  },
  ja: {
    next: '次へ',
    send: '送金する',
    change: '修正する',
    rate: '評価する',
    self: '自分には送れません',
    withdraw: '取り消す',
    more: 'その他',
  },
} as const;

for (const lang of ['en', 'ja'] as const)
  for (const script of [true, false]) {
    const how = `in ${lang} ${script ? 'with' : 'without'} script`;
    const words = WORDS[lang];

    test(`staff rate a post and take it back ${how}`, async ({ visit }) => {
      const { page: host } = await visit({ as: 'Compositor' });
      const at = await startThread(host, 'newspaper', `Rated ${fresh()}`);
      const { page, faults } = await visit({ script, lang, as: 'Deskchief' });
      await page.goto(at);
      const post = page.locator('article[data-floor="1"]');
      await post.locator('.acts details summary').click();
      await post.getByRole('link', { name: words.rate, exact: true }).click();
      await page.locator('select[name="amount"]').selectOption('3');
      await page.getByRole('main').getByRole('button', { name: words.rate, exact: true }).click();
      // Without a reason it comes back, with what was chosen.
      await expect(page.locator('input[name="reason"]')).toHaveAttribute('aria-invalid', 'true');
      await expect(page.locator('select[name="amount"]')).toHaveValue('3');
      const reason = fresh('Because ');
      await page.locator('input[name="reason"]').fill(reason);
      await page.getByRole('main').getByRole('button', { name: words.rate, exact: true }).click();
      await expect(post.locator('.rated')).toContainText(reason);
      await expect(page.locator('.toast')).toContainText('+3');

      const { page: guest } = await visit({ script, lang });
      await guest.goto(at);
      await expect(guest.locator('article[data-floor="1"] .rated')).toContainText(reason);
      await guest.locator('.rated .lk').click();
      await expect(guest.getByRole('main')).toContainText(reason);

      await page.locator('.rated .lk').click();
      await page.getByRole('button', { name: words.withdraw, exact: true }).click();
      await expect(page.getByRole('main')).not.toContainText(reason);
      await page.goto(at);
      await expect(post.locator('.rated')).toHaveCount(0);
      if (script) expect(faults.filter((fault) => !fault.startsWith('400') && !fault.includes('status of 400'))).toEqual([]);
    });

    test(`a transfer is asked once more, done once, and refused with what was typed ${how}`, async ({ visit }) => {
      const { page } = await visit({ script, lang, as: 'Deskchief' });
      // A few coins to give away.
      for (let turn = 0; turn < 2; turn += 1) await startThread(page, 'newspaper', `Earning ${fresh()}`);
      await page.goto(`/u/${encodeURIComponent('しおり')}`);
      await page.locator('.pa a[href^="/points/transfer"]').click();
      const to = page.locator('input[name="to"]');
      await expect(to).toHaveValue('しおり');
      await to.fill('Deskchief');
      await page.locator('input[name="amount"]').fill('2');
      await page.getByRole('button', { name: words.next, exact: true }).click();
      await expect(page.getByRole('main')).toContainText(words.self);
      await expect(page.locator('input[name="amount"]')).toHaveValue('2');
      await page.locator('input[name="to"]').fill('しおり');
      await page.locator('input[name="note"]').fill('Thank you 🍵');
      await page.getByRole('button', { name: words.next, exact: true }).click();
      await page.waitForURL('**/points/transfer/confirm');
      const figure = async (name: string) => Number((await page.locator(`[data-transfer="${name}"] dd`).innerText()).match(/\d+/)![0]);
      expect([await figure('leaves'), await figure('tax'), await figure('arrives')]).toEqual([2, 1, 1]);
      const stays = await figure('stays');
      await page.getByRole('button', { name: words.send, exact: true }).dblclick({ noWaitAfter: true });
      await page.waitForURL(/\/points\/transfer$/);
      await expect(page.locator('.about')).toContainText(String(stays));
    });
  }

test('who is online stands on a page that the front page leads to', async ({ visit }) => {
  await visit({ as: '校对员' });
  const { page } = await visit({ as: 'Compositor' });
  await page.goto('/');
  await page.locator('.ear a[href="/members/online"]').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Members online' })).toBeVisible();
  for (const name of ['校对员', 'Compositor']) await expect(page.getByRole('main').getByRole('link', { name, exact: true })).toBeVisible();
});

test('a card shows a member beside their name, by mouse and by keyboard, and Escape closes it', async ({ visit }) => {
  const { page: host } = await visit({ as: 'Compositor' });
  const at = await startThread(host, 'newspaper', `Cards ${fresh()}`);
  const { page, faults } = await visit({ as: '校对员' });
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.url().endsWith('/card'))));
  await page.goto('/members/online');
  // The open card carries the name too; the list's own comes first.
  const link = page.getByRole('main').getByRole('link', { name: 'Compositor', exact: true }).first();
  const card = page.locator('.hover-card');
  const before = await link.boundingBox();
  // The first move of a mouse that was nowhere has no length.
  await page.mouse.move(5, 5);
  await page.mouse.move(60, 300);
  await link.hover();
  await expect(card).toBeVisible();
  for (const figure of ['followers', 'following', 'threads', 'posts', 'points'])
    await expect(card.locator(`[data-figure="${figure}"]`)).toBeVisible();
  expect(await link.boundingBox()).toEqual(before);
  await page.mouse.move(5, 5);
  await expect(card).toHaveCount(0);
  await link.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(card).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(card.getByRole('link', { name: 'Compositor' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(link).toBeFocused();
  expect(asked).toBe(1);
  expect(faults).toEqual([]);
  await page.goto(at);
  await expect(page.locator('.author .extra [data-figure="points"]')).toBeVisible();
});
