import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { PASSWORD } from '../fixtures/people';
import { expect, fresh, replyBox, test } from '../fixtures/test';

/** Of the demo's people: more than 1,000 coins, so a Gold member. */
const GOLD = '何以寧';

const WORDS = {
  'zh-CN': {
    post: '发表主题',
    reply: '回帖',
    level: '阅读权限 70',
    choose: '阅读权限',
    needs: '阅读本主题需要权限 70',
    group: '金牌会员',
    byReply: '此内容回帖后可见',
    byPoints: '需要总积分 ≥ 1000，还差',
    signIn: '登录',
    open: '隐藏内容，回帖可见',
    mayNot: '您所在的用户组还不能使用隐藏内容',
    remove: '删除',
  },
  en: {
    post: 'Post thread',
    reply: 'Post reply',
    level: 'Read level 70',
    choose: 'Read level',
    needs: 'Reading this takes read level 70',
    group: 'Gold',
    byReply: 'Reply to read this part',
    byPoints: /For a total of 1,?000 points: [\d,]+ to go/,
    signIn: 'Sign in',
    open: 'Hidden part, for those who replied',
    mayNot: 'Your member group cannot hide text yet',
    remove: 'Delete',
  },
} as const;

test.beforeAll(async () => {
  const env = { ...process.env, KAWARA_DATA: process.env.KAWARA_E2E_DATA, PORT: new URL(process.env.KAWARA_E2E_URL!).port };
  const words = ['cli/start.mjs', 'kawara', 'member', 'reset-password', '--name', GOLD, '--password', PASSWORD];
  await promisify(execFile)(process.execPath, words, { env });
});

async function start(page: Page, lang: keyof typeof WORDS, { title, body, level }: { title: string; body: string; level?: string }) {
  await page.goto('/b/newspaper/new');
  await page.locator('[name="title"]').fill(title);
  await page.locator('textarea[name="body"]').fill(body);
  if (level) await page.getByRole('combobox', { name: WORDS[lang].choose }).selectOption(level);
  await page.getByRole('main').getByRole('button', { name: WORDS[lang].post, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(page.url()).pathname;
}

for (const script of [false, true])
  for (const lang of ['zh-CN', 'en'] as const) {
    const how = `${script ? 'with' : 'without'} script in ${lang}`;
    const words = WORDS[lang];

    test(`a Gold member keeps a thread for those who have the level ${how}`, async ({ visit }) => {
      const { page: host } = await visit({ script, lang, as: GOLD });
      const [title, secret] = [fresh('Gated '), fresh('secret')];
      const at = await start(host, lang, { title, body: `Only ${secret} here.`, level: '70' });
      await expect(host.locator('article')).toContainText(secret);
      for (const as of [undefined, '校对员']) {
        const { page } = await visit({ script, lang, as });
        await page.goto('/b/newspaper');
        const row = page.locator('[data-row]').filter({ hasText: title });
        await expect(row).toContainText(words.level);
        await row.getByRole('link', { name: title, exact: true }).click();
        await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
        await expect(page.locator('.gate')).toContainText(words.needs);
        await expect(page.locator('.gate')).toContainText(words.group);
        await expect(page.locator('.gate').getByRole('link', { name: words.signIn, exact: true })).toHaveCount(as ? 0 : 1);
        const answer = await page.request.get(at);
        expect([answer.status(), (await answer.text()).includes(secret)]).toEqual([403, false]);
        const id = at.split('/')[2];
        for (const path of [
          `/t/${id}/feed.xml`,
          `/api/v1/threads/${id}`,
          `/api/v1/threads/${id}/posts`,
          `/search?q=${secret}`,
          '/feed.xml',
          '/',
        ]) {
          const other = await page.request.get(path);
          // What was searched for stands in the search field.
          if (!path.startsWith('/search')) expect([path, (await other.text()).includes(secret)]).toEqual([path, false]);
          else expect((await other.text()).includes(`/t/${id}`)).toBe(false);
        }
      }
    });

    test(`text is hidden until one replies ${how}`, async ({ visit }) => {
      const { page: host } = await visit({ script, lang, as: GOLD });
      const [title, secret, rare] = [fresh('Hiding '), fresh('secret'), fresh('rare')];
      const body = `Open words.\n\n:::hide\nThe ${secret} part.\n:::\n\n:::hide 1000\nThe ${rare} part.\n:::`;
      const at = await start(host, lang, { title, body });
      await expect(host.locator('article.first')).toContainText(secret);
      await expect(host.locator('article.first')).toContainText(rare);

      const { page: guest } = await visit({ script, lang });
      await guest.goto(at);
      await expect(guest.locator('article.first')).toContainText(words.byReply);
      await expect(guest.locator('article.first').getByRole('link', { name: words.signIn, exact: true })).toHaveCount(2);
      expect(await guest.content()).not.toContain(secret);

      const { page, faults } = await visit({ script, lang, as: '校对员' });
      await page.goto(at);
      await expect(page.locator('article.first')).toContainText(words.byReply);
      await expect(page.locator('article.first')).toContainText(words.byPoints);
      await replyBox(page).fill(':::hide\nmine\n:::');
      await page.getByRole('main').getByRole('button', { name: words.reply, exact: true }).click();
      await expect(page.getByText(words.mayNot).first()).toBeVisible();
      await replyBox(page).fill(fresh('I would like to read it. '));
      // "Go to the last page" off: with script the reply comes in without a new page, but what it opens must show.
      await page.locator('input[type="checkbox"][name="lastPage"]').uncheck();
      await page.getByRole('main').getByRole('button', { name: words.reply, exact: true }).click();
      await expect(page.locator('article[data-floor="2"]')).toBeVisible();
      await expect(page.locator('article.first')).toContainText(secret);
      await expect(page.locator('article.first')).toContainText(words.open);
      expect(await page.content()).not.toContain(rare);
      if (script) {
        await page.locator('article.first a[href*="quote="]').click();
        await expect(replyBox(page)).toHaveValue(/Open words/);
        await expect(replyBox(page)).not.toHaveValue(new RegExp(secret));
        await replyBox(page).fill('');
      } else {
        await page.goto(`${at}?quote=${(await page.locator('article.first').getAttribute('id'))!.slice(1)}`);
        await expect(replyBox(page)).toHaveValue(/Open words/);
        await expect(replyBox(page)).not.toHaveValue(new RegExp(secret));
      }
      await page.goto(at);
      const mine = page.locator('article[data-floor="2"]');
      await mine.locator('summary').first().click();
      await mine.getByRole('link', { name: words.remove, exact: true }).click();
      await page.getByRole('main').getByRole('button', { name: words.remove, exact: true }).last().click();
      await expect(page.locator('article.first')).toContainText(words.byReply);
      expect(await page.content()).not.toContain(secret);
      expect(faults.filter((fault) => !/403/.test(fault))).toEqual([]);
    });
  }
