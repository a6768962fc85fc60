import { expect, fresh, replyBox, startThread, test } from '../fixtures/test';

for (const script of [false, true]) {
  const how = script ? 'with' : 'without';

  test(`a guest meets the gate, registers and is back at the reply box ${how} script`, async ({ visit }) => {
    const { page: host } = await visit({ as: 'Compositor' });
    const at = await startThread(host, 'newspaper', `Gate ${fresh()}`);
    const { page, faults } = await visit({ script });
    await page.goto(at);
    await page.getByRole('region', { name: 'Reply', exact: true }).getByRole('link', { name: 'Register', exact: true }).click();
    await page.getByLabel('Name', { exact: true }).fill(`読者${fresh()}`);
    await page.getByLabel('E-mail').fill(`${fresh('reader-')}@example.com`);
    await page.locator('input[name="password"]').fill(`Ink-${fresh()}-${fresh()}`);
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.waitForURL((url) => url.pathname === at);
    await expect(replyBox(page)).toBeVisible();
    expect(faults).toEqual([]);
  });

  test(`text posted with a dead session is in the box again after signing in ${how} script`, async ({ visit }) => {
    const { page: host } = await visit({ as: 'Compositor' });
    const at = await startThread(host, 'newspaper', `Dead session ${fresh()}`);
    const { page, context } = await visit({ script, as: '校对员' });
    const text = `写到一半 ${fresh()}`;
    await page.goto(at);
    await replyBox(page).fill(text);
    const cookies = (await context.cookies()).filter(({ name }) => !name.includes('session-token'));
    await context.clearCookies();
    await context.addCookies(cookies);
    await page.getByRole('button', { name: 'Post reply', exact: true }).click();
    await page.waitForURL(/\/sign-in/);
    await page.locator('input[name="login"]').fill('校对员');
    await page.locator('input[name="password"]').fill('red-lantern-over-the-press');
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL((url) => url.pathname === at);
    await expect(replyBox(page)).toHaveValue(text);
  });

  test(`a wrong password says so and keeps the name ${how} script`, async ({ visit }) => {
    const { page } = await visit({ script });
    await page.goto('/sign-in');
    await page.locator('input[name="login"]').fill('校对员');
    await page.locator('input[name="password"]').fill('not-this-one-at-all');
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByText(/wrong name or password/i)).toBeVisible();
    await expect(page.locator('input[name="login"]')).toHaveValue('校对员');
    await expect(page.locator('input[name="password"]')).toHaveValue(script ? /.*/ : '');
  });

  test(`registering with a taken or reserved name explains it and keeps what was typed ${how} script`, async ({ visit }) => {
    const { page } = await visit({ script });
    for (const name of ['Compositor', 'admin']) {
      await page.goto('/register');
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByLabel('E-mail').fill('someone@example.com');
      await page.locator('input[name="password"]').fill(`Ink-${fresh()}-${fresh()}`);
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
      await expect(page.getByLabel('E-mail')).toHaveValue('someone@example.com');
    }
  });
}
