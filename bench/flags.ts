/** What `npm run bench` may be told. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

export interface Flags {
  threads: number;
  posts: number;
  /** Folder of the corpora; the seed makes up its text where it is absent. */
  corpus: string | undefined;
  /** Replies of the very long thread; 0 leaves it out. */
  deep: number;
  rounds: number;
  seconds: number;
  connections: number;
}

const USAGE = `usage: npm run bench -- [--threads 10000] [--posts 200000] [--corpus ../shared/corpora] [--deep 100000] [--rounds 5] [--seconds 4] [--connections 16] [--quick]
  --quick measures a small board for a short time: enough to see that everything works`;

/** Wrong use of the command; the message is for the person at the console. */
export class WrongUse extends Error {}

/** Reads the arguments. Throws WrongUse for what it does not know; answers undefined for --help. */
export function readFlags(args: readonly string[]): Flags | undefined {
  const number = { type: 'string' } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        threads: number,
        posts: number,
        corpus: { type: 'string' },
        deep: number,
        rounds: number,
        seconds: number,
        connections: number,
        quick: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    throw new WrongUse(`${(error as Error).message}\n${USAGE}`);
  }
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return undefined;
  }
  const whole = (name: 'threads' | 'posts' | 'deep' | 'rounds' | 'seconds' | 'connections', usual: number) => {
    const value = Number(values[name] ?? usual);
    if (!Number.isInteger(value) || value < 0) throw new WrongUse(`--${name} must be a whole number, not "${values[name]}"\n${USAGE}`);
    return value;
  };
  const corpus = values.corpus ?? '../shared/corpora';
  const quick = values.quick === true;
  return {
    threads: whole('threads', quick ? 200 : 10_000),
    posts: whole('posts', quick ? 4_000 : 200_000),
    corpus: existsSync(corpus) ? corpus : undefined,
    deep: whole('deep', quick ? 2_000 : 100_000),
    rounds: whole('rounds', quick ? 2 : 5),
    seconds: whole('seconds', quick ? 1 : 4),
    connections: whole('connections', 16),
  };
}
