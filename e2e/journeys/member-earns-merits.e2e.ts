import { expect, fresh, startThread, test } from '../fixtures/test';

const WORDS = {
  en: {
    checkIn: 'Check in',
    done: 'You have checked in today',
    toast: 'Daily check-in: +2 coins',
    claim: 'Take the reward',
    taken: 'Task reward',

    send: 'Send the application',
    waiting: 'waits for an answer',
  },
  ja: {
    checkIn: '出席する',
    done: '今日は出席済み',
    toast: '毎日の出席：コイン +2',
    claim: '報酬を受け取る',
    taken: '課題の報酬',

    send: '申請を送る',
    waiting: '返答をお待ちください',
  },
} as const;

for (const [lang, script, who] of [
  ['en', true, 'Compositor'],
  ['ja', false, 'しおり'],
] as const) {
  const words = WORDS[lang];

  test(`a member checks in, takes a reward and applies for a medal in ${lang}, ${script ? 'with' : 'without'} script`, async ({
    visit,
  }) => {
    const { page, faults } = await visit({ lang, script, as: who });
    await page.goto('/check-in');
    await page.getByRole('main').getByRole('button', { name: words.checkIn, exact: true }).click();
    await expect(page.locator('.toast')).toContainText(words.toast);
    await expect(page.getByRole('main')).toContainText(words.done);
    await expect(page.locator('.month [aria-current="date"] .st')).toHaveCount(1);
    await expect(page.locator('[data-figure="streak"]')).toHaveAttribute('data-value', '1');

    await startThread(page, 'newspaper', `Task ${fresh()}`);
    await page.goto('/tasks');
    const task = page.locator('.merit').filter({ has: page.locator('form[action="/tasks/3/claim"]') });
    await task.getByRole('button', { name: words.claim, exact: true }).click();
    await expect(page.locator('.toast')).toContainText(words.taken);
    await expect(page.locator('#task-3').getByRole('button')).toHaveCount(0);
    await expect(page.locator('#task-4')).toContainText(/0 of 3|0／3/);

    await page.goto('/medals');
    const medal = page.locator('#medal-4');
    await medal.locator('summary').click();
    await medal.locator('textarea').fill('誤字をよく見つけます。');
    await medal.getByRole('button', { name: words.send, exact: true }).click();
    await expect(medal).toContainText(words.waiting);
    expect(faults).toEqual([]);
  });

  test(`an administrator makes a task and grants a medal in ${lang}, ${script ? 'with' : 'without'} script`, async ({ visit }) => {
    const { page: member } = await visit({ lang, as: '校对员' });
    const { page } = await visit({ lang, script, as: 'Deskchief' });
    await page.goto('/admin/tasks/new');
    const title = fresh('Task ');
    await page.locator(`[name="title.${lang}"]`).fill(title);
    await page.locator('[name="coins"]').fill('-1');
    await page.getByRole('main').locator('form .btn.solid').click();
    await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
    await expect(page.locator(`[name="title.${lang}"]`)).toHaveValue(title);
    await page.locator('[name="coins"]').fill('4');
    await page.getByRole('main').locator('form .btn.solid').click();
    await expect(page.getByRole('main')).toContainText(title);
    await member.goto('/tasks');
    await expect(member.getByRole('heading', { name: title, exact: true })).toBeVisible();

    await page.goto('/admin/medals');
    await page.locator('form[action="/admin/medals/grant"] [name="name"]').fill('校对员');
    await page.locator('form[action="/admin/medals/grant"] [name="medalId"]').selectOption(lang === 'en' ? '1' : '2');
    await page.locator('form[action="/admin/medals/grant"] button').click();
    await expect(page.locator('.toast')).toBeVisible();
    await member.goto(`/u/${encodeURIComponent('校对员')}/medals`);
    await expect(member.locator(`.medal a[href="/medals#medal-${lang === 'en' ? 1 : 2}"]`)).toHaveCount(1);
  });
}

for (const script of [false, true])
  test(`a guest reads the rankings ${script ? 'with' : 'without'} script`, async ({ visit }) => {
    const { page: author } = await visit({ as: 'Compositor' });
    await startThread(author, 'newspaper', `Ranked ${fresh()}`);
    const { page, faults } = await visit({ script, lang: script ? 'en' : 'zh-CN' });
    await page.goto('/members');
    await page.getByRole('main').locator('a[href="/members/top"]').click();
    await page.locator('a[href="/members/top?by=posts"]').click();
    await expect(page.locator('tbody tr').filter({ hasText: 'Compositor' })).toHaveCount(1);
    for (const path of ['/check-in', '/tasks', '/medals', '/members/top?by=streak&span=week']) await page.goto(path);
    expect(faults).toEqual([]);
  });
