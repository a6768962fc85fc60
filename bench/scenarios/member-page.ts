/** A thread page made for a signed-in member: always rendered. */
import { newMember, signIn } from '../clients';
import { brief, median } from '../figures';
import { load } from '../load';
import { cpuMeter } from '../processes';
import { BROTLI, type Bench } from './bench';

const GOAL_MS = 4;

export async function memberPage({ board, flags, report, busy }: Bench): Promise<void> {
  const cookie = await signIn(board, await newMember(board, 'bench-reader'));
  const html = await (await fetch(board.url + busy.path, { headers: { cookie } })).text();
  if (!/<textarea[^>]*\sname="body"/.test(html)) throw new Error('the signed-in member is offered no reply box');
  const options = { headers: { ...BROTLI, cookie }, connections: flags.connections, seconds: flags.seconds };
  // Long enough for the compiler to have seen the page.
  await load(board.url + busy.path, { ...options, seconds: Math.max(3, flags.seconds) });
  const meter = cpuMeter(board);
  const rounds: { cpu: number; rate: number; p50: number; p99: number }[] = [];
  for (let round = 0; round < Math.min(3, flags.rounds); round += 1) {
    const before = meter();
    const { answers, rate, p50, p99 } = await load(board.url + busy.path, options);
    rounds.push({ cpu: (meter() - before) / answers, rate, p50, p99 });
  }
  const middle = (take: (round: (typeof rounds)[number]) => number) => median(rounds.map(take));
  const data = {
    cpuMs: middle(({ cpu }) => cpu),
    rate: middle(({ rate }) => rate),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
  };
  report.add({
    name: 'member thread page',
    figure: `${brief(data.cpuMs)} ms CPU, ${brief(data.rate)}/s, p50 ${brief(data.p50)} ms`,
    goal: `≤ ${GOAL_MS} ms CPU`,
    met: data.cpuMs <= GOAL_MS,
    data,
  });
}
