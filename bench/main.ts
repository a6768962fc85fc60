/**
 * `npm run bench`: a board of its own on a scratch folder, filled, measured, and told beside a bare node:http server.
 */
import { mkdirSync } from 'node:fs';
import { startBoard } from './board';
import { apiOf, landing, newMember, type Api } from './clients';
import { brief, timed } from './figures';
import { WrongUse, readFlags, type Flags } from './flags';
import { Report } from './report';
import type { Bench } from './scenarios/bench';
import { deepPages } from './scenarios/deep-pages';
import { followingFeed } from './scenarios/following-feed';
import { firstVisit } from './scenarios/first-visit';
import { guestPages } from './scenarios/guest-pages';
import { memberPage } from './scenarios/member-page';
import { memory } from './scenarios/memory';
import { notices } from './scenarios/notices';
import { replies } from './scenarios/replies';

const FILE = 'bench/report.json';

/** In this order: reading on an untouched board, then writing, then what writing left behind. */
const SCENARIOS = {
  'guest pages': guestPages,
  'member thread page': memberPage,
  'first visit to a thread': firstVisit,
  'following feed': followingFeed,
  replies,
  notices,
  'deep pages': deepPages,
  'memory afterwards': memory,
};

try {
  const flags = readFlags(process.argv.slice(2));
  if (flags) process.exitCode = await measure(flags);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof WrongUse ? 2 : 1;
}

async function measure(flags: Flags): Promise<number> {
  const report = new Report({ ...flags });
  report.step('starting a board');
  const board = await startBoard();
  const stopped = () => void board.stop().finally(() => process.exit(130));
  process.once('SIGINT', stopped).once('SIGTERM', stopped);
  try {
    report.step(`filling it with ${flags.threads} threads and ${flags.posts} posts`);
    const corpus = flags.corpus ? ['--corpus', flags.corpus] : [];
    const took = await timed(() =>
      board.kawara('seed', 'large', '--threads', String(flags.threads), '--posts', String(flags.posts), ...corpus),
    );
    const rate = flags.posts / (took / 1_000);
    report.add({
      name: 'seed large',
      figure: `${brief(rate)} posts/s (${brief(took / 1_000)} s)`,
      goal: '≥ 5000 posts/s',
      met: flags.posts < 50_000 ? undefined : rate >= 5_000,
      data: { rate, seconds: took / 1_000 },
    });
    const api = apiOf(board, await newMember(board, 'bench-writer', 'administrator'));
    const thread = await busyThread(api);
    const bench: Bench = { board, flags, report, api, busy: { ...thread, path: await landing(board, `/t/${thread.id}`) } };
    for (const [name, scenario] of Object.entries(SCENARIOS)) {
      if (scenario === deepPages && flags.deep === 0) continue;
      report.step(name);
      await scenario(bench).catch((error: unknown) => report.failed(name, error));
    }
  } finally {
    await board.stop();
  }
  mkdirSync('bench', { recursive: true });
  return report.finish(FILE) ? 0 : 1;
}

/** A thread whose first page is full. */
async function busyThread(api: Api): Promise<{ id: number; board: string }> {
  for (const { slug: board } of (await api.get<{ items: { slug: string }[] }>('/boards')).items) {
    const { items } = await api.get<{ items: { id: number; replies: number }[] }>(`/boards/${board}/threads`);
    const full = items.find(({ replies: count }) => count >= 20);
    if (full) return { id: full.id, board };
  }
  throw new Error('no board lists a thread with 20 replies: fill it with more posts a thread');
}
