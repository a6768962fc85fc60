/** `kawara points …` */
import { recompute } from '@/core/points';
import { systemContext } from '@/jobs/system-context';
import { cliCommand } from '../command';
import { withSystem } from '../with-system';

/** Differences that are told one by one. */
const MOST_TOLD = 100;

export const pointsRecomputeCommand = cliCommand({
  summary: 'Compares every balance, what is owed, total and group with the ledger and the formula, and adds up every movement.',
  options: { mend: { type: 'boolean', summary: 'sets right what differs' } },
  run: ({ options }) =>
    withSystem(async (system) => {
      const mend = options.mend === true;
      const differences = await recompute(await systemContext(system, 'cli'), { mend });
      for (const { memberId, name, figure, stored, right } of differences.slice(0, MOST_TOLD)) {
        const whose = memberId === null ? `movement ${name}` : `member ${memberId} (${name})`;
        process.stderr.write(`${whose}: ${figure} is ${stored}, should be ${right}\n`);
      }
      process.stdout.write(`${differences.length} differences\n`);
    }),
});
