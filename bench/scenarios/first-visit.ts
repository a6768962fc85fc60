/** What a guest with an empty browser loads for a thread: the page and everything it names. */
import http from 'node:http';
import type { Bench } from './bench';

const GOAL_BYTES = 75_000;
const GOAL_REQUESTS = 10;

interface Loaded {
  bytes: number;
  text: string;
  encoding: string | undefined;
}

export async function firstVisit({ board, report, busy }: Bench): Promise<void> {
  const page = await get(board.url + busy.path, { 'accept-encoding': 'identity' });
  const weights = new Map<string, number>([['page', (await get(board.url + busy.path)).bytes]]);
  const names = new Set([...named(page.text), '/favicon.svg']);
  for (const path of names) {
    const { bytes, text } = await get(board.url + path);
    weights.set(path, bytes);
    if (path.endsWith('.css'))
      for (const inner of fontsOf((await get(board.url + path, { 'accept-encoding': 'identity' })).text || text))
        if (!weights.has(inner) && page.text.includes(inner)) weights.set(inner, (await get(board.url + inner)).bytes);
  }
  const bytes = [...weights.values()].reduce((sum, each) => sum + each, 0);
  const parts = [...weights].map(([name, weight]) => `${name.split('/').at(-1)} ${(weight / 1000).toFixed(1)}`).join(', ');
  const isMet = bytes <= GOAL_BYTES && weights.size <= GOAL_REQUESTS;
  report.add({
    name: 'first visit to a thread',
    figure: `${(bytes / 1000).toFixed(1)} kB in ${weights.size} requests (${parts})`,
    goal: `≤ ${GOAL_BYTES / 1000} kB, ≤ ${GOAL_REQUESTS} requests`,
    met: isMet,
    data: { bytes, requests: weights.size, ...Object.fromEntries(weights) },
  });
}

/** Style sheets, scripts, preloads and icons of a page. */
function named(html: string): string[] {
  const found: string[] = [];
  for (const [tag] of html.matchAll(/<(?:link|script|img)\b[^>]*>/g)) {
    const address = /\s(?:href|src)="(\/[^"]*)"/.exec(tag)?.[1];
    const isLoaded = !tag.startsWith('<link') || /\srel="(?:stylesheet|preload|modulepreload|icon|manifest)"/.test(tag);
    if (address && isLoaded) found.push(address.replaceAll('&amp;', '&'));
  }
  return found;
}

const fontsOf = (css: string): string[] => [...css.matchAll(/url\(["']?(\/[^"')]+\.woff2)/g)].map(([, address]) => address as string);

/** Bytes over the wire: head and compressed body. */
function get(url: string, headers: Record<string, string> = { 'accept-encoding': 'br, gzip' }): Promise<Loaded> {
  return new Promise((done, fail) => {
    http
      .get(url, { headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', fail);
        answer.on('end', () => {
          if (answer.statusCode !== 200) return fail(new Error(`${url} was answered ${answer.statusCode}`));
          const body = Buffer.concat(chunks);
          const head = answer.rawHeaders.reduce((sum, word) => sum + word.length + 2, 15);
          done({
            bytes: head + body.length,
            text: answer.headers['content-encoding'] ? '' : body.toString(),
            encoding: answer.headers['content-encoding'],
          });
        });
      })
      .on('error', fail);
  });
}
