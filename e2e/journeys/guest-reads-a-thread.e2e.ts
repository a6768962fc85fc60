import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '../fixtures/test';

for (const script of [false, true]) {
  test(`a guest reads from the front page to a thread ${script ? 'with' : 'without'} script`, async ({ visit }) => {
    const { page, faults } = await visit({ script });
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await page.goto('/b/newspaper');
    const first = page.locator('main a[href^="/t/"]').first();
    const title = (await first.innerText()).trim();
    await first.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toBeVisible();
    for (const counter of ['views', 'replies', 'likes'])
      await expect(page.locator(`[data-counter="${counter}"]`).first()).toHaveAttribute('data-value', /^\d+$/);
    const gate = page.getByRole('region', { name: 'Reply', exact: true });
    await expect(gate.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
    await expect(gate.getByRole('link', { name: 'Register', exact: true })).toBeVisible();
    expect(faults).toEqual([]);
  });
}

test('the framework is sent to nobody', async ({ visit }) => {
  for (const as of [undefined, 'Compositor']) {
    const { page } = await visit(as ? { as } : {});
    await page.goto('/b/newspaper');
    await page.locator('main a[href^="/t/"]').first().click();
    const sources = await page.locator('script[src]').evaluateAll((scripts) => scripts.map((script) => script.getAttribute('src')));
    expect(sources.filter((source) => !source?.startsWith('/assets/'))).toEqual([]);
    expect(await page.content()).not.toContain('__next_f');
  }
});

test('a missing page, thread and member say so with status 404', async ({ visit }) => {
  const { page } = await visit({ script: false });
  for (const path of ['/nowhere', '/t/999999999', '/u/nobody-of-this-name', '/b/no-such-board', '/p/999999999']) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
  }
});

test('the model page stands as in the seed', async ({ visit }) => {
  const seed = resolve('../shared/seed/thread.board.jsonl');
  test.skip(!existsSync(seed), 'needs ../shared/seed');
  const { spawnSync } = await import('node:child_process');
  const env = {
    ...process.env,
    KAWARA_DATA: process.env.KAWARA_E2E_DATA,
    PORT: new URL(process.env.KAWARA_E2E_URL ?? '').port,
    KAWARA_LIMITS: 'off',
    LOG_LEVEL: 'warn',
  };
  for (let turn = 0; turn < 2; turn += 1) {
    const { status, stderr } = spawnSync(process.execPath, ['cli/start.mjs', 'kawara', 'import', 'archive', seed], { env });
    expect(status, stderr.toString()).toBe(0);
  }
  const { page } = await visit({ lang: 'zh-CN', script: false });
  await page.goto('/b/newspaper?sort=new&page=1');
  await page.goto('/u/伍六三');
  await page.goto('/u/伍六三/threads');
  await page.getByRole('link', { name: '李彦宏の内部トークが暴露!', exact: true }).first().click();
  await expect(page.locator('h1')).toHaveAttribute('lang', 'ja');
  for (const [counter, value] of [
    ['views', /^1349|135\d$/],
    ['replies', /^0$/],
    ['likes', /^0$/],
  ] as const) {
    await expect(page.locator(`[data-counter="${counter}"]`).first()).toHaveAttribute('data-value', value);
  }
  for (const [figure, value] of [
    ['followers', '0'],
    ['following', '0'],
    ['threads', '1'],
  ] as const) {
    await expect(page.locator(`[data-card="author"] [data-figure="${figure}"]`).first()).toHaveAttribute('data-value', value);
  }
  await expect(page.getByText('您需要登录后才可以回帖')).toBeVisible();
  await expect(page.getByText('本版积分规则').first()).toBeVisible();
  await expect(page.locator('[data-card="author"]').getByText('新手上路')).toBeVisible();
});
