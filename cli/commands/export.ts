import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { exportArchive } from '@/importers/archive';
import { systemContext } from '@/jobs/system-context';
import { cliCommand } from '../command';
import { withSystem } from '../with-system';

export const exportArchiveCommand = cliCommand({
  summary: 'Writes boards, members, threads and posts into a board archive (*.board.jsonl), as of one moment, while the board runs.',
  words: ['FILE'],
  options: {
    private: { type: 'boolean', summary: 'with e-mail addresses and password hashes: keep that file safe' },
    force: { type: 'boolean', summary: 'writes over a file that is there' },
  },
  run: async ({ words: [file = ''], options }) => {
    if (existsSync(file) && !options.force) throw new Error(`${file} is there already: choose another name, or --force`);
    const half = `${file}.part`;
    const counts = await withSystem(async (system) => {
      const context = await systemContext(system, 'cli');
      const stream = createWriteStream(half, { mode: 0o600 });
      // Known from the start, so that a full disk is told and not thrown at nobody.
      const failed = once(stream, 'error').then(([error]) => Promise.reject(error as Error));
      failed.catch(() => {});
      const name = system.secrets.key('archive').toString('base64url').slice(0, 16);
      const write = async (line: string) => void (stream.write(line) || (await Promise.race([once(stream, 'drain'), failed])));
      try {
        const written = await exportArchive(context, { name, withPrivate: options.private, write });
        stream.end();
        await Promise.race([once(stream, 'finish'), failed]);
        return written;
      } catch (error) {
        stream.destroy();
        await rm(half, { force: true });
        throw error;
      }
    });
    await rename(half, file);
    process.stdout.write(
      `${
        Object.entries(counts)
          .map(([type, count]) => `${count} ${type}${count === 1 ? '' : 's'}`)
          .join(', ') || 'An empty board'
      } written to ${file}\n`,
    );
  },
});
