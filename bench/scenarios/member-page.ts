/** Pages made for a signed-in member: always rendered. */
import { newMember, signIn } from '../clients';
import { brief, median } from '../figures';
import { load } from '../load';
import { cpuMeter } from '../processes';
import { BROTLI, type Bench } from './bench';

const GOAL_MS = 4;

export async function memberPage(bench: Bench): Promise<void> {
  const { board, busy } = bench;
  const { name, cookie } = await reader(bench);
  const html = await (await fetch(board.url + busy.path, { headers: { cookie } })).text();
  if (!/<textarea[^>]*\sname="body"/.test(html)) throw new Error('the signed-in member is offered no reply box');
  await measure(bench, 'member thread page', busy.path, cookie);
  await measure(bench, 'member profile page', `/u/${name}`, cookie);
  await measure(bench, 'member notices page', '/notifications', cookie);
  await measure(bench, 'member points page', '/points', cookie);
}

async function reader({ board }: Bench) {
  const member = await newMember(board, 'bench-reader');
  return { name: member.name, cookie: await signIn(board, member) };
}

async function measure({ board, flags, report }: Bench, name: string, path: string, cookie: string): Promise<void> {
  const options = { headers: { ...BROTLI, cookie }, connections: flags.connections, seconds: flags.seconds };
  // Long enough for the compiler to have seen the page.
  await load(board.url + path, { ...options, seconds: Math.max(3, flags.seconds) });
  const meter = cpuMeter(board);
  const rounds: { cpu: number; rate: number; p50: number; p99: number }[] = [];
  for (let round = 0; round < Math.min(3, flags.rounds); round += 1) {
    const before = meter();
    const { answers, rate, p50, p99 } = await load(board.url + path, options);
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
    name,
    figure: `${brief(data.cpuMs)} ms CPU, ${brief(data.rate)}/s, p50 ${brief(data.p50)} ms`,
    goal: `≤ ${GOAL_MS} ms CPU`,
    met: data.cpuMs <= GOAL_MS,
    data,
  });
}
