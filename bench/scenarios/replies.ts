/** Posting replies over the API: one at a time, and sixteen clients at once. */
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { brief, median, quantile, timed } from '../figures';
import { cpuMeter } from '../processes';
import type { Bench } from './bench';

const GOAL_P50_MS = 8;
const GOAL_RATE = 300;
const CLIENTS = 16;

/** No two replies are alike, as no two people's are. */
let written = 0;
const sentence = () =>
  `一枚の瓦版に、今朝の話を書く。第 ${(written += 1)} 号。The ${written}th line of the day, ${Math.random().toString(36).slice(2)}.`;

export async function replies(bench: Bench): Promise<void> {
  const threads: number[] = [];
  for (let n = 1; n <= 4; n += 1) {
    const { id } = await bench.api.post<{ id: number }>(`/boards/${bench.busy.board}/threads`, {
      title: `Bench of replies ${n}`,
      body: 'A thread to write in.',
    });
    threads.push(id);
  }
  await inARow(bench, threads[0] as number);
  await atOnce(bench, threads);
}

async function inARow({ board, api, report, flags }: Bench, thread: number): Promise<void> {
  const reply = () => api.post(`/threads/${thread}/posts`, { body: sentence() });
  for (let n = 0; n < 20; n += 1) await reply();
  const disk = openDisk(board.data);
  const took: number[] = [];
  const syncs: number[] = [];
  for (let n = 0; n < 40 * flags.rounds; n += 1) {
    took.push(await timed(reply));
    syncs.push(await timed(async () => disk.sync()));
  }
  disk.close();
  const data = { p50: median(took), p99: quantile(took, 0.99), fsyncP50: median(syncs) };
  report.add({
    name: 'reply, one at a time',
    figure: `p50 ${brief(data.p50)} ms, p99 ${brief(data.p99)} ms; the disk's own fsync ${brief(data.fsyncP50)} ms`,
    goal: `p50 < ${GOAL_P50_MS} ms`,
    met: data.p50 < GOAL_P50_MS,
    data,
  });
}

async function atOnce({ board, api, report, flags }: Bench, threads: readonly number[]): Promise<void> {
  const meter = cpuMeter(board);
  const before = meter();
  const took: number[] = [];
  const begun = performance.now();
  const client = async (number: number) => {
    for (let n = 0; performance.now() - begun < flags.seconds * 2_000; n += 1)
      took.push(await timed(() => api.post(`/threads/${threads[(number + n) % threads.length]}/posts`, { body: sentence() })));
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
  const data = {
    rate: took.length / ((performance.now() - begun) / 1_000),
    p50: median(took),
    p99: quantile(took, 0.99),
    cpuMs: (meter() - before) / took.length,
  };
  report.add({
    name: `reply, ${CLIENTS} clients`,
    figure: `${brief(data.rate)}/s, p50 ${brief(data.p50)} ms, p99 ${brief(data.p99)} ms, ${brief(data.cpuMs)} ms CPU`,
    goal: `≥ ${GOAL_RATE}/s`,
    met: data.rate >= GOAL_RATE,
    data,
  });
}

/** The disk below the board, asked for what one durable commit asks for: a page written and synced. */
function openDisk(folder: string): { sync(): void; close(): void } {
  const file = join(folder, 'bench.tmp');
  const handle = openSync(file, 'w');
  const page = Buffer.alloc(8_192, 'k');
  return {
    sync() {
      writeSync(handle, page);
      fdatasyncSync(handle);
    },
    close() {
      closeSync(handle);
      rmSync(file);
    },
  };
}
