import { backUp } from '../backup';
import { cliCommand } from '../command';
import { withSystem } from '../with-system';

export const backupCommand = cliCommand({
  summary: 'Backs up database, uploads and secrets into one checked file; works while the board runs.',
  words: ['FILE'],
  run: async ({ words: [file = ''] }) => {
    const { rows, files } = await withSystem((system) => backUp(system, file));
    process.stdout.write(`Backed up ${rows} rows and ${files} files into ${file}\n`);
  },
});
