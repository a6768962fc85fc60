import { statSync } from 'node:fs';
import { importArchive, readLines, type Report } from '@/importers/archive';
import { systemContext } from '@/jobs/system-context';
import { cliCommand } from '../command';
import { progressLine } from '../progress';
import { withSystem } from '../with-system';

export const importArchiveCommand = cliCommand({
  summary: 'Reads a board archive (*.board.jsonl) into the board. What is here already stays as it is; bad lines are told by their number.',
  words: ['FILE'],
  options: { 'with-staff': { type: 'boolean', summary: 'members who are staff in the archive are staff here' } },
  run: async ({ words: [file = ''], options }) => {
    if (!statSync(file).isFile()) throw new Error(`${file} is not a file`);
    const show = progressLine();
    const report = await withSystem(async (system) => {
      const context = await systemContext(system, 'import');
      return importArchive(context, readLines(file), {
        withStaff: options['with-staff'],
        onProgress: (so) => show(`${so.lines} lines, ${told(so)}`),
      });
    });
    show.end();
    process.stdout.write(`${report.toLines().join('\n')}\n`);
  },
});

const told = ({ counts }: Report): string => `${counts.thread.made} threads, ${counts.post.made} posts`;
