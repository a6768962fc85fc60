import { expect, fresh, replyBox, startThread, test } from '../fixtures/test';

for (const script of [false, true]) {
  const how = script ? 'with' : 'without';

  test(`a member replies, edits and withdraws ${how} script`, async ({ visit }) => {
    const { page: host } = await visit({ as: 'Compositor' });
    const at = await startThread(host, 'newspaper', `Writing ${fresh()}`);
    const { page, faults } = await visit({ script, as: '校对员' });
    const text = fresh('返信 ');
    await page.goto(at);
    await replyBox(page).fill(`${text} **強調。**です`);
    await page.getByRole('button', { name: 'Post reply', exact: true }).click();
    const post = page.locator('article[data-floor="2"]');
    await expect(post).toContainText(text);
    await expect(post.locator('strong')).toHaveText('強調。');
    await expect(page.locator('.toast')).toContainText('coin');
    if (!script) expect(new URL(page.url()).hash).toBe(`#${await post.getAttribute('id')}`);

    await page.goto(at);
    await post.locator('summary').first().click();
    await post.getByRole('link', { name: 'Edit', exact: true }).click();
    await expect(page.locator('textarea[name="body"]').first()).toHaveValue(`${text} **強調。**です`);
    await page.locator('textarea[name="body"]').first().fill(`改めて ${text}`);
    await page.getByRole('main').getByRole('button', { name: /^Save/ }).click();
    await expect(page.locator('article[data-floor="2"]')).toContainText(`改めて ${text}`);

    await page.goto(at);
    await post.locator('summary').first().click();
    await post
      .getByRole('link', { name: 'Delete', exact: true })
      .or(post.getByRole('button', { name: 'Delete', exact: true }))
      .first()
      .click();
    await page.getByRole('main').getByRole('button', { name: 'Delete', exact: true }).last().click();
    await expect(page.locator('article[data-floor="2"]')).toContainText('Deleted by its author');
    await expect(page.locator('[data-counter="replies"]').first()).toHaveAttribute('data-value', '0');
    expect(faults).toEqual([]);
  });

  test(`a member starts a thread, and a refused one keeps everything ${how} script`, async ({ visit }) => {
    const { page } = await visit({ script, as: 'Compositor' });
    const title = `新聞の話 ${fresh()}`;
    await page.goto('/b/nihongo/new');
    await page.getByLabel(/^Title/).fill(title);
    await page.getByLabel(/^Text/).fill('あ');
    await page.getByRole('button', { name: 'Post thread', exact: true }).click();
    await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
    await expect(page.getByLabel(/^Title/)).toHaveValue(title);
    await page.getByLabel(/^Text/).fill('第一面に何を置くか、毎朝ひとりが決める。\n\n## 見出し\n\nそれだけの話です。');
    await page.getByRole('button', { name: 'Post thread', exact: true }).click();
    const heading = page.getByRole('heading', { level: 1, name: title });
    await expect(heading).toHaveAttribute('lang', 'ja');
    expect(new URL(page.url()).pathname).toMatch(/^\/t\/\d+\/.+/);
    const { page: guest } = await visit({ script });
    await guest.goto('/b/nihongo');
    await expect(guest.getByRole('link', { name: title, exact: true })).toBeVisible();
  });

  test(`a member likes, unlikes and follows ${how} script`, async ({ visit }) => {
    const { page: host } = await visit({ as: 'Compositor' });
    const at = await startThread(host, 'newspaper', `Liking ${fresh()}`);
    const { page } = await visit({ script, as: 'しおり', lang: 'en' });
    await page.goto(at);
    const like = page.locator('article[data-floor="1"]').getByRole('button', { name: /^Like/ });
    for (const pressed of ['true', 'false', 'true']) {
      const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
      await like.click();
      await answered;
      await expect(like).toHaveAttribute('aria-pressed', pressed);
    }
    await page.goto(at);
    await expect(page.locator('[data-counter="likes"]').first()).toHaveAttribute('data-value', '1');
    const card = page.locator('[data-card="author"]').first();
    const before = Number(await card.locator('[data-figure="followers"]').getAttribute('data-value'));
    const follow = card.getByRole('button', { name: /^Follow/ });
    const was = (await follow.innerText()).trim();
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await follow.click();
    await answered;
    await page.goto(at);
    await expect(card.locator('[data-figure="followers"]')).toHaveAttribute('data-value', String(before + (was === 'Follow' ? 1 : -1)));
  });

  test(`one's own post cannot be liked ${how} script`, async ({ visit }) => {
    const { page } = await visit({ script, as: 'Compositor' });
    await startThread(page, 'newspaper', `Own ${fresh()}`);
    const like = page.locator('article[data-floor="1"]').getByRole('button', { name: /^Like/ });
    if (await like.count()) await expect(like.first()).toHaveAttribute('aria-disabled', 'true');
    await expect(page.locator('[data-counter="likes"]').first()).toHaveAttribute('data-value', '0');
  });

  test(`a refused reply keeps every character ${how} script`, async ({ visit }) => {
    const { page } = await visit({ script, as: '校对员' });
    const at = await startThread(page, 'newspaper', `Too short ${fresh()}`);
    await page.goto(at);
    await replyBox(page).fill('字');
    await page.getByRole('button', { name: 'Post reply', exact: true }).click();
    await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
    await expect(replyBox(page)).toHaveValue('字');
  });
}

test('a double click on the button gives one post', async ({ visit }) => {
  const { page } = await visit({ as: 'Compositor' });
  const at = await startThread(page, 'newspaper', `Twice ${fresh()}`);
  const text = fresh('once ');
  await page.goto(at);
  await replyBox(page).fill(text);
  await page.getByRole('button', { name: 'Post reply', exact: true }).dblclick();
  await expect(page.locator('article[data-floor="2"]')).toContainText(text);
  await page.goto(at);
  await expect(page.locator('article[data-floor]').filter({ hasText: text })).toHaveCount(1);
  await expect(page.locator('[data-counter="replies"]').first()).toHaveAttribute('data-value', '1');
});

test('the same form sent twice at once without script gives one post', async ({ visit, request }) => {
  const { page, context } = await visit({ script: false, as: 'Compositor' });
  const at = await startThread(page, 'newspaper', `Same form ${fresh()}`);
  const text = fresh('same ');
  await page.goto(at);
  await replyBox(page).fill(text);
  const form = await page.getByRole('button', { name: 'Post reply', exact: true }).evaluate((button) => {
    const owner = (button as HTMLButtonElement).form!;
    return {
      action: new URL(owner.action, location.href).href,
      fields: [...new FormData(owner)].map(([name, value]) => [name, String(value)] as [string, string]),
    };
  });
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const send = () =>
    request.post(form.action, {
      form: Object.fromEntries(form.fields),
      headers: { cookie, origin: new URL(form.action).origin },
      maxRedirects: 0,
    });
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
  expect(new Set(answers.map((answer) => answer.headers().location)).size).toBe(1);
  await page.goto(at);
  await expect(page.locator('article[data-floor]').filter({ hasText: text })).toHaveCount(1);
});
