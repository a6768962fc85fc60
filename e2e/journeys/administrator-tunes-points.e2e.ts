import { expect, fresh, startThread, test } from '../fixtures/test';

/** The desk of points (E2, E4, E5, E10) in two languages, with and without script. */
for (const { lang, script } of [
  { lang: 'en', script: true },
  { lang: 'zh-CN', script: false },
] as const) {
  test(`an administrator rehearses a rule, then saves it (${lang}, script ${script ? 'on' : 'off'})`, async ({ visit }) => {
    const { page, faults } = await visit({ lang, script, as: 'Deskchief' });
    await page.goto('/admin/rules/reply');
    await page.locator('input[name="coins"]').fill('0.5');
    await page.locator('form[action$="/rehearse"] button').click();
    await expect(page.locator('.field.bad input[name="coins"]')).toHaveValue('0.5');
    await page.locator('input[name="coins"]').fill('3');
    // Saving stands with the rehearsal, nowhere before.
    await expect(page.locator('button[formaction$="/submit"]')).toHaveCount(0);
    await page.locator('form[action$="/rehearse"] button').click();
    await expect(page.locator('#rehearsal')).toBeVisible();
    await expect(page.locator('input[name="coins"]')).toHaveValue('3');
    await page.locator('button[formaction$="/submit"]').click();
    await expect(page.locator('.toast')).toBeVisible();
    await page.goto('/points');
    await expect(page.locator('#rule-reply')).toContainText('+3');
    await page.goto('/admin/rules/reply');
    await page.locator('input[name="coins"]').fill('1');
    await page.locator('form[action$="/rehearse"] button').click();
    await page.locator('button[formaction$="/submit"]').click();
    await expect(page.locator('.toast')).toBeVisible();
    expect(faults).toEqual([]);
  });

  test(`an administrator previews a formula and is told what is wrong with one (${lang}, script ${script ? 'on' : 'off'})`, async ({
    visit,
  }) => {
    const { page, faults } = await visit({ lang, script, as: 'Deskchief' });
    await page.goto('/admin/formula');
    const formula = page.locator('input[name="formula"]:not([type="hidden"])');
    const before = await formula.inputValue();
    await formula.fill('karma + 1');
    await page.locator('form[action$="/preview"] button').click();
    await expect(page.locator('.notice.bad')).toContainText('karma');
    await expect(formula).toHaveValue('karma + 1');
    await formula.fill('coins / 0');
    await page.locator('form[action$="/preview"] button').click();
    await expect(page.locator('.notice.bad')).toBeVisible();
    await formula.fill(before);
    await page.locator('form[action$="/preview"] button').click();
    await expect(page.locator('#rehearsal')).toBeVisible();
    await page.locator('form[action$="/formula/submit"] button').click();
    await expect(page.locator('.toast')).toBeVisible();
    expect(faults).toEqual([]);
  });

  test(`an administrator may not let thresholds cross (${lang}, script ${script ? 'on' : 'off'})`, async ({ visit }) => {
    const { page, faults } = await visit({ lang, script, as: 'Deskchief' });
    await page.goto('/admin/groups/member');
    await page.locator('input[name="from"]').fill('200');
    await page.locator('.desk-form button.solid').click();
    await expect(page.locator('.field.bad input[name="from"]')).toHaveValue('200');
    await page.locator('input[name="from"]').fill('60');
    // Whoever would save another threshold is led to its rehearsal first.
    await page.locator('.desk-form button.solid').click();
    await expect(page.locator('.notice.warn')).toBeVisible();
    await expect(page.locator('#rehearsal')).toBeVisible();
    await expect(page.locator('button[form="draft"][formaction$="/submit"]')).toBeVisible();
    await page.goto('/admin/groups/member');
    await page.locator('button[formaction$="/rehearse"]').click();
    await expect(page.locator('#rehearsal')).toBeVisible();
    await page.goto('/admin/groups');
    await expect(page.locator('table')).toContainText(lang === 'en' ? 'Newcomer' : '新手上路');
    expect(faults).toEqual([]);
  });
}

test('points explain themselves: the toast names the rule, each figure leads to its entries', async ({ visit }) => {
  const { page, faults } = await visit({ lang: 'en', as: 'Deskchief' });
  const path = await startThread(page, 'newspaper', fresh('Explained '));
  await expect(page.locator('.toast')).toContainText('Start a thread: +2 coins');
  await page.goto(path);
  await page.goto('/points');
  await page.locator('.stand a').first().click();
  await page.waitForURL(/\/points\?currency=coins/);
  const row = page.locator('.ledger-table tbody tr').first();
  await expect(row).toContainText('+2');
  await expect(row.locator('a[href*="#rule-thread"]')).toBeVisible();
  expect(faults).toEqual([]);
});
