import { recount } from '@/core/stats';
import type { System } from '@/platform/system';

/**
 * Counts every stored figure anew. Figures change in the transaction of their cause, so there is nothing to find; what is found
 * all the same is a fault of ours, told in the log, and mended.
 */
export async function recountFigures({ db: { db }, bus, log }: System): Promise<void> {
  const context = { db, publish: (tags: readonly string[]) => bus.publish(tags) };
  const { differences, lines } = await recount(context);
  if (differences === 0) return;
  log.error({ differences, first: lines.slice(0, 10) }, 'stored figures were not what a recount finds; they are mended');
  await recount(context, { mend: true });
}
