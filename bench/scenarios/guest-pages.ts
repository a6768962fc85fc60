/** Guests' pages beside a bare server that gives the same bytes, in turns: what slows the machine down slows both. */
import { brief, median } from '../figures';
import { bareTwin, load, type Twin } from '../load';
import { cpuMeter } from '../processes';
import { BROTLI, type Bench } from './bench';

const GOAL = 0.5;

export async function guestPages(bench: Bench): Promise<void> {
  const pages = { 'guest thread page': bench.busy.path, 'guest board page': `/b/${bench.busy.board}`, 'guest front page': '/' };
  const twin = await bareTwin(bench.board.url, Object.values(pages), BROTLI);
  try {
    for (const [name, path] of Object.entries(pages))
      await beside(bench, twin, name, path).catch((error: unknown) => bench.report.failed(name, error));
  } finally {
    twin.stop();
  }
}

async function beside({ board, flags, report }: Bench, twin: Twin, name: string, path: string): Promise<void> {
  const options = { headers: BROTLI, connections: flags.connections, seconds: flags.seconds };
  for (const { url } of [board, twin]) await load(url + path, { ...options, seconds: Math.min(2, flags.seconds) });
  const meter = cpuMeter(board);
  const rounds: { rate: number; bare: number; cpu: number; p50: number; p99: number }[] = [];
  for (let round = 0; round < flags.rounds; round += 1) {
    const before = meter();
    const ours = await load(board.url + path, options);
    const cpu = (meter() - before) / ours.answers;
    const bare = await load(twin.url + path, options);
    rounds.push({ rate: ours.rate, bare: bare.rate, cpu, p50: ours.p50, p99: ours.p99 });
  }
  const middle = (take: (round: (typeof rounds)[number]) => number) => median(rounds.map(take));
  const ratio = middle(({ rate, bare }) => rate / bare);
  const bytes = Buffer.byteLength(twin.recorded[path]?.body ?? '', 'base64');
  const data = {
    ratio,
    rate: middle(({ rate }) => rate),
    bare: middle(({ bare }) => bare),
    cpuMs: middle(({ cpu }) => cpu),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
    bytes,
  };
  report.add({
    name,
    figure: `${brief(ratio)} × bare (${brief(data.rate)}/s of ${brief(data.bare)}/s), ${brief(data.cpuMs)} ms CPU, p99 ${brief(data.p99)} ms, ${bytes} bytes`,
    goal: `≥ ${GOAL} × bare`,
    met: ratio >= GOAL,
    data,
  });
}
