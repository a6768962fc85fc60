/** The last page of a very long thread beside its first: an honest index makes them cost the same. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { landing, newMember, signIn } from '../clients';
import { brief, median, timed } from '../figures';
import type { Bench } from './bench';

const GOAL = 1.5;
const SLUG = 'bench-deep';
const TITLE = 'A very long thread';
const ASKS = 60;

export async function deepPages(bench: Bench): Promise<void> {
  const { board, api, flags, report } = bench;
  const perPage = 20;
  const posts = Math.ceil((flags.deep + 1) / perPage) * perPage;
  const file = join(board.data, 'bench-deep.board.jsonl');
  await writeArchive(file, posts - 1);
  const importing = await timed(() => board.kawara('import', 'archive', file));
  const thread = (await api.get<{ items: { id: number; title: string }[] }>(`/boards/${SLUG}/threads`)).items.find(
    ({ title }) => title === TITLE,
  );
  if (!thread) throw new Error('the imported thread is not listed');
  const cookie = await signIn(board, await newMember(board, 'bench-diver'));
  const first = board.url + (await landing(board, `/t/${thread.id}`));
  const last = `${first}?page=${posts / perPage}`;
  const ask = (url: string) => timed(async () => void (await (await fetch(url, { headers: { cookie } })).text()));
  for (let n = 0; n < 10; n += 1) await ask(n % 2 ? first : last);
  const near: number[] = [];
  const far: number[] = [];
  for (let n = 0; n < ASKS; n += 1) (n % 2 ? near : far).push(await ask(n % 2 ? first : last));
  const data = {
    ratio: median(far) / median(near),
    firstMs: median(near),
    lastMs: median(far),
    replies: posts - 1,
    postsPerSecond: posts / (importing / 1_000),
  };
  report.add({
    name: 'deep pages',
    figure: `${brief(data.ratio)} × (page ${posts / perPage} ${brief(data.lastMs)} ms, page 1 ${brief(data.firstMs)} ms); imported at ${brief(data.postsPerSecond)} posts/s`,
    goal: `≤ ${GOAL} ×`,
    met: data.ratio <= GOAL,
    data,
  });
}

async function writeArchive(file: string, replies: number): Promise<void> {
  const out = createWriteStream(file);
  const line = async (value: object) => {
    if (!out.write(`${JSON.stringify(value)}\n`)) await once(out, 'drain');
  };
  const at = (n: number) => new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString();
  const text = (n: number) => `第 ${n} 层。${'盖楼的人在这里写下一句话，后来的人接着往上盖。'.repeat(1 + (n % 5))}`;
  await line({ type: 'board', key: SLUG, name: { 'zh-CN': '深楼', 'zh-TW': '深樓', ja: '深い', en: 'Deep' } });
  for (let n = 0; n < 5; n += 1) await line({ type: 'member', key: `bench-a${n}`, name: `bench-a${n}`, createdAt: at(-1e5) });
  await line({
    type: 'thread',
    key: SLUG,
    board: SLUG,
    author: 'bench-a0',
    title: TITLE,
    body: text(1),
    format: 'markdown',
    lang: 'zh-CN',
    createdAt: at(0),
  });
  for (let n = 1; n <= replies; n += 1)
    await line({
      type: 'post',
      key: `${SLUG}-${n}`,
      thread: SLUG,
      author: `bench-a${n % 5}`,
      body: text(n + 1),
      format: 'markdown',
      lang: 'zh-CN',
      createdAt: at(n),
    });
  out.end();
  await once(out, 'finish');
}
