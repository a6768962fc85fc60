import { systemContext } from '@/jobs/system-context';
import { cliCommand } from '../command';
import { progressLine } from '../progress';
import { seedDemo } from '../seed/demo';
import { seedLarge } from '../seed/large';
import { withSystem } from '../with-system';

export const seedDemoCommand = cliCommand({
  summary: 'Fills a small demo board: seven boards, the named cast and what they wrote. Nobody of them can sign in.',
  run: async () => {
    const made = await withSystem(seedDemo);
    process.stdout.write(made ? `${made.threads} threads and ${made.posts} posts\n` : 'The demo board is here already.\n');
  },
});

export const seedLargeCommand = cliCommand({
  summary: 'Fills a big board for measuring.',
  options: {
    threads: { type: 'integer', summary: 'how many threads', required: true },
    posts: { type: 'integer', summary: 'how many posts in all of them', required: true },
    corpus: { type: 'string', value: 'DIR', summary: 'folder of texts (JSON, text files) to write with; without it, the demo texts' },
    seed: { type: 'integer', summary: 'another number makes another board (1)' },
  },
  run: async ({ options }) => {
    const { threads, posts, corpus, seed } = options;
    if (threads < 1 || posts < threads) throw new Error('there must be at least one thread, and a post for each');
    const show = progressLine();
    const begun = performance.now();
    const speed = (done: number) => Math.round(done / ((performance.now() - begun) / 1_000));
    const made = await withSystem(async (system) =>
      seedLarge(await systemContext(system, 'cli'), {
        threads,
        posts,
        corpus,
        seed,
        onProgress: (done) => show(`${done} of ${posts} posts, ${speed(done)} a second`),
      }),
    );
    show.end();
    process.stdout.write(
      `${made.threads} threads, ${made.posts} posts, ${made.members} members in ${((performance.now() - begun) / 1_000).toFixed(1)} s\n`,
    );
  },
});
