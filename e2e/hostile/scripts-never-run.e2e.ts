/**
 * Texts that try to run script are posted as bodies and titles; every page that shows them is opened in a real browser.
 * A sample runs in `npm test`; `npm run test:corpora` (KAWARA_CORPORA=all) takes every one.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { boardProcess, type BoardProcess } from '../fixtures/board-process';
import { expect, test } from '@playwright/test';

const CORPUS = resolve('../shared/corpora/xss');
const PER_THREAD = 100;
const SAMPLE = process.env.KAWARA_CORPORA === 'all' ? Infinity : 120;

const OURS = [
  '<img src=x onerror="window.__pwn=1">',
  '[a](javascript:window.__pwn=1)',
  '[a](  JaVaScRiPt&#58;window.__pwn=1)',
  '![a](x "\\" onerror=\\"window.__pwn=1")',
  '```" onmouseover="window.__pwn=1\nx\n```',
  '<javascript:window.__pwn=1>',
  '</div></article></main><script>window.__pwn=1</script>',
  '@<img src=x onerror=window.__pwn=1>',
  '[^1]\n\n[^1]: <img src=x onerror=window.__pwn=1>',
  '| <img src=x onerror=window.__pwn=1> |\n|---|\n| x |',
];

type Entry = string | { payload?: string; input?: string; data?: string; markdown?: string };

function payloads(file: string): string[] {
  const entries = JSON.parse(readFileSync(join(CORPUS, file), 'utf8')) as Entry[];
  const texts = entries
    .map((entry) => (typeof entry === 'string' ? entry : (entry.payload ?? entry.input ?? entry.data ?? entry.markdown)))
    .filter((text): text is string => typeof text === 'string' && text.trim().length > 1)
    .map((text) => text.replace(/%js_\w+%/g, 'window.__pwn=1'));
  const step = Math.max(1, texts.length / SAMPLE);
  return Array.from({ length: Math.min(texts.length, SAMPLE) }, (_, n) => texts[Math.floor(n * step)]!);
}

const slugOf = (file: string): string => file.replace(/\W+/g, '-').toLowerCase();

/** One archive: a thread per payload whose title is the payload (cut), and its replies the others. */
function archive(file: string, texts: string[]): object[] {
  const lines: object[] = [{ type: 'board', key: slugOf(file), name: { en: file } }];
  for (let at = 0; at < texts.length; at += PER_THREAD) {
    const some = texts.slice(at, at + PER_THREAD);
    const title = [...some[0]!.replace(/\s+/g, ' ')].slice(0, 70).join('');
    lines.push({
      type: 'thread',
      key: `${file}-${at}`,
      board: slugOf(file),
      author: 'host',
      title,
      body: some[0],
      format: 'markdown',
      lang: 'en',
    });
    some.slice(1).forEach((body, n) =>
      lines.push({
        type: 'post',
        key: `${file}-${at}-${n}`,
        thread: `${file}-${at}`,
        author: 'host',
        body,
        format: 'markdown',
        lang: 'en',
      }),
    );
  }
  return lines;
}

async function fill(board: BoardProcess): Promise<string[]> {
  const files = readdirSync(CORPUS).filter((name) => name.endsWith('.json'));
  const lines: object[] = [{ type: 'member', key: 'host', name: 'Posthost' }];
  for (const file of files) lines.push(...archive(file, payloads(file)));
  lines.push(...archive('ours', OURS));
  const path = join(board.data, 'hostile.board.jsonl');
  writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'));
  await board.kawara('import', 'archive', path);
  return [...files, 'ours'].map(slugOf);
}

test('no script of a visitor runs on any page that shows it', async ({ browser }) => {
  test.skip(!existsSync(CORPUS), 'needs ../shared/corpora');
  test.setTimeout(1_500_000);
  const board = await boardProcess();
  await board.start();
  const slugs = await fill(board);
  const context = await browser.newContext({ baseURL: board.url });
  const alarms: string[] = [];
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      if (event.effectiveDirective.startsWith('script-src'))
        Object.assign(window, { __pwn: `policy stopped ${event.sample || event.blockedURI}` });
    });
  });
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    alarms.push(`dialog on ${page.url()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(board.url) && !request.url().startsWith('data:')) alarms.push(`request to ${request.url()}`);
  });
  const look = async (path: string): Promise<void> => {
    await page.goto(path, { waitUntil: 'load' });
    const pwned = await page.evaluate(() => (window as { __pwn?: unknown }).__pwn);
    if (pwned) alarms.push(`${path}: ${String(pwned)}`);
    const bad = await page.evaluate(() =>
      [...document.querySelectorAll('main *')].flatMap((element) =>
        [...element.attributes]
          .filter(({ name, value }) => /^on/i.test(name) || /^\s*(javascript|vbscript):/i.test(value) || name === 'srcdoc')
          .map(({ name }) => `${name} on ${element.localName}`),
      ),
    );
    alarms.push(...bad.map((words) => `${path}: ${words}`));
  };
  let seen = 0;
  for (const slug of slugs) {
    await look(`/b/${slug}`);
    const threads = (await (await fetch(`${board.url}/api/v1/boards/${slug}/threads`)).json()) as {
      items: { id: number; replies: number }[];
    };
    for (const { id, replies } of threads.items) {
      for (let number = 1; number <= Math.ceil((replies + 1) / 20); number += 1) {
        await look(`/t/${id}?page=${number}`);
        seen += await page.locator('article[data-floor]').count();
      }
      await look(`/t/${id}/feed.xml`);
    }
  }
  await look('/');
  await context.close();
  await board.remove();
  expect(alarms).toEqual([]);
  expect(seen).toBeGreaterThan(50);
});
