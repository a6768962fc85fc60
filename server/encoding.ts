/** Which compression a client takes, and doing it. Off the main thread: zlib works in libuv's pool. */
import { promisify } from 'node:util';
import zlib from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const REMEMBERED = 300;
const remembered = new Map<string, Encoding>();

/** The best encoding that Accept-Encoding allows; brotli before gzip. */
export function chooseEncoding(header: string | string[] | undefined): Encoding {
  if (!header) return 'identity';
  const text = Array.isArray(header) ? header.join(',') : header;
  let chosen = remembered.get(text);
  if (chosen === undefined) {
    chosen = text.length > 500 ? 'identity' : readAcceptEncoding(text);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(text, chosen);
  }
  return chosen;
}

function readAcceptEncoding(text: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of text.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, quality === undefined ? 1 : Number(quality.slice(2)) || 0);
  }
  const weight = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  if (weight('br') > 0) return 'br';
  return weight('gzip') > 0 ? 'gzip' : 'identity';
}

const brotli = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliCompress);
const gzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gzip);

/**
 * How hard to press. `once` is for what is sent once (members' pages), `kept` for what is sent many times from memory,
 * `ever` for static files. Measured on a thread page of 18 kB (CJK, 20 posts): brotli 4/5/7/9/11 give 4956/4304/4217/4214/3971
 * bytes in 0.13/0.16/0.34/6.5/15.6 ms; gzip 6 gives 4960 in 0.08 ms. On a member's page of 78 kB: brotli 3/4/5 give 13.6/13.1/11.3 kB in
 * 0.37/0.48/1.0 ms CPU. So 3 for once, 7 for kept: 9 costs 19 times more for 3 bytes.
 */
export type Effort = 'once' | 'kept' | 'ever';
const BROTLI: Record<Effort, number> = { once: 3, kept: 7, ever: 11 };
const GZIP: Record<Effort, number> = { once: 6, kept: 9, ever: 9 };

/** Compresses text. `identity` gives the very same buffer back. */
export async function compress(body: Buffer, encoding: Encoding, effort: Effort): Promise<Buffer> {
  if (encoding === 'identity') return body;
  if (encoding === 'gzip') return gzip(body, { level: GZIP[effort] });
  const params = {
    [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
    [zlib.constants.BROTLI_PARAM_QUALITY]: BROTLI[effort],
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  // Half a millisecond here; the way to another thread and back would cost a third more.
  if (effort === 'once' && body.length <= SMALL) return zlib.brotliCompressSync(body, { params });
  return brotli(body, { params });
}

/** Up to here a page is pressed on the spot. */
const SMALL = 128 * 1024;

/** Below this many bytes compression gains nothing that the packet would notice. */
export const WORTH_COMPRESSING = 600;
