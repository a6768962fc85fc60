import { reindex } from '@/core/search';
import { cliCommand } from '../command';
import { progressLine } from '../progress';
import { withSystem } from '../with-system';

export const searchReindexCommand = cliCommand({
  summary: 'Brings the search index up to date: what is missing, and what an older version made. Goes on where it was interrupted.',
  options: { all: { type: 'boolean', summary: 'makes every row anew' } },
  run: async ({ options }) => {
    const show = progressLine();
    const { done, written } = await withSystem(({ db }) =>
      reindex(db, { all: options.all, progress: (so) => show(`${so.done} of ${so.total} posts`) }),
    );
    show.end();
    process.stdout.write(`${done} posts looked at, ${written} indexed anew\n`);
  },
});
