import { expect, fresh, replyBox, startThread, test } from '../fixtures/test';

/** What a reader of each language looks for. */
const WORDS = {
  en: { save: 'Save', saved: 'Saved', note: 'Note', edit: 'Note and reminder', block: 'Block', unblock: 'Unblock' },
  ja: {
    save: 'ブックマーク',
    saved: '保存済み',
    note: 'メモ',
    edit: 'メモとリマインダー',
    block: 'ブロック',
    unblock: 'ブロックを解除',
  },
} as const;

for (const [lang, script] of [
  ['en', true],
  ['ja', false],
] as const) {
  const words = WORDS[lang];
  const how = `in ${lang}, ${script ? 'with' : 'without'} script`;

  test(`a member saves a post and writes a note to it ${how}`, async ({ visit }) => {
    const { page, faults } = await visit({ lang, script, as: 'しおり' });
    const title = `栞 ${fresh()}`;
    const at = await startThread(page, 'newspaper', title);
    await page.goto(at);
    const article = page.locator('article[data-floor="1"]');
    // The button turns at once; what is looked at next was read after the answer.
    await Promise.all([
      page.waitForResponse((answer) => answer.request().method() === 'POST'),
      article.getByRole('button', { name: words.save, exact: true }).click(),
    ]);
    await expect(article.locator('form[data-enhance="save"] button')).toHaveAttribute('aria-pressed', 'true');
    await expect(article.locator('form[data-enhance="save"] button')).toContainText(words.saved);
    await page.goto('/bookmarks');
    const kept = page.getByRole('listitem').filter({ hasText: title });
    await kept.getByRole('link', { name: words.edit }).click();
    const note = fresh('メモ ');
    await page.getByLabel(words.note, { exact: true }).fill(note);
    await page.locator('select[name="remind"]').selectOption('week');
    await page.locator('form[action$="/bookmark/submit"] button').click();
    await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText(note);
    await page.goto(`/bookmarks?q=${encodeURIComponent(note)}`);
    await expect(page.locator('main li[data-row]')).toHaveCount(1);
    await page.locator('main li[data-row] form button').click();
    await expect(page.locator('main li[data-row]')).toHaveCount(0);
    await page.goto('/bookmarks');
    await expect(page.getByText(title)).toHaveCount(0);
    expect(faults).toEqual([]);
  });

  test(`a member blocks another, whose posts fold and open ${how}`, async ({ visit }) => {
    const { page: host } = await visit({ as: '校对员' });
    const at = await startThread(host, 'newspaper', `Folding ${fresh()}`);
    const { page: other } = await visit({ as: 'Compositor' });
    const text = fresh('Loud ');
    await other.goto(at);
    await replyBox(other).fill(text);
    await other.getByRole('button', { name: 'Post reply', exact: true }).click();
    await expect(other.locator('article[data-floor="2"]')).toContainText(text);

    const { page, faults } = await visit({ lang, script, as: 'しおり' });
    await page.goto('/u/Compositor');
    await page.getByRole('button', { name: words.block, exact: true }).click();
    await page.getByRole('button', { name: words.unblock, exact: true }).waitFor();
    await page.goto(at);
    const post = page.locator('article[data-floor="2"]');
    await expect(post.getByText(text)).toBeHidden();
    await post.locator('summary').first().click();
    await expect(post.getByText(text)).toBeVisible();
    await page.goto('/settings/blocks');
    const unblock = page.locator('form').filter({ has: page.locator('input[name="memberId"]') });
    await unblock.locator('button').click();
    await expect(unblock).toHaveCount(0);
    await page.goto(at);
    await expect(post.getByText(text)).toBeVisible();
    expect(faults).toEqual([]);
  });

  test(`a thread is put into a collection that others read and follow ${how}`, async ({ visit }) => {
    const { page: keeper } = await visit({ as: 'Deskchief', script });
    const title = `Collected ${fresh()}`;
    const at = await startThread(keeper, 'newspaper', title);
    await keeper.goto(`/t/${/\/t\/(\d+)/.exec(at)![1]}/collect`);
    const shelf = `Shelf ${fresh()}`;
    await keeper.locator('select[name="collection"]').selectOption('new');
    await keeper.locator('input[name="title"]').fill(shelf);
    await keeper.locator('textarea[name="note"]').fill('Worth an evening.');
    await keeper.locator('form[action$="/collect/submit"] button').click();
    await expect(keeper.getByRole('heading', { level: 1, name: shelf })).toBeVisible();
    const { page, faults } = await visit({ lang, script, as: 'しおり' });
    await page.goto('/collections');
    await page.getByRole('link', { name: shelf }).click();
    await expect(page.getByRole('link', { name: title })).toBeVisible();
    await expect(page.getByText('Worth an evening.')).toBeVisible();
    const follow = page.locator('form[action$="/follow"] button').first();
    await follow.click();
    await expect(follow).toHaveAttribute('aria-pressed', 'true');
    await page.goto('/collections?mine=1');
    await expect(page.getByRole('link', { name: shelf })).toBeVisible();
    expect(faults).toEqual([]);
  });
}
