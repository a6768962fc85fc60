/** Memory of server and database after everything else. */
import { brief } from '../figures';
import { memoryOf } from '../processes';
import type { Bench } from './bench';

const GOAL_MB = 400;

export async function memory({ board, report }: Bench): Promise<void> {
  const megabytes = memoryOf(board);
  report.add({
    name: 'memory afterwards',
    figure: `${brief(megabytes)} MB (PSS, all processes)`,
    goal: `≤ ${GOAL_MB} MB`,
    met: megabytes > 0 && megabytes <= GOAL_MB,
    data: { megabytes },
  });
}
