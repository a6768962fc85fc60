import { readEnv } from '@/platform/env';
import { refuseSecond } from '@/platform/server-lock';
import { restore } from '../backup';
import { cliCommand } from '../command';
import { withSystem } from '../with-system';

export const restoreCommand = cliCommand({
  summary: 'Restores a backup into an empty board that does not run.',
  words: ['FILE'],
  run: async ({ words: [file = ''] }) => {
    await refuseSecond(readEnv().dataDir);
    const { rows, files } = await withSystem((system) => restore(system, file));
    process.stdout.write(`Restored ${rows} rows and ${files} files from ${file}\n`);
  },
});
