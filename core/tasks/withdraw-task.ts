import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { change, row } from '@/db/rows';
import { command, idInput, touch } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';

/** Removes a task that nobody has taken; the administrators'. One that was taken can only be closed: its history stays. */
export const withdrawTask = command({
  name: 'withdraw-task',
  input: z.object({ taskId: idInput }),
  first: mustBeAdministrator,
  facts: async (tx, { taskId }) => {
    // Whoever takes the reward holds the row, too: nobody can slip in between.
    const task = await row(tx, sql`select id from tasks where id = ${taskId}::bigint for update`);
    const claim = await row(tx, sql`select id from task_claims where task_id = ${taskId}::bigint limit 1`);
    return { isThere: task !== undefined, isClaimed: claim !== undefined };
  },
  ability: ({ isThere, isClaimed }, _input, { viewer }) => {
    const may = mustBeAdministrator(viewer);
    if (may !== true) return may;
    if (!isThere) return { reason: 'task.not_found' };
    return isClaimed ? { reason: 'task.has_claims' } : true;
  },
  run: async ({ tx, touch: purge }, _facts, { taskId }) => {
    await change(tx, sql`delete from tasks where id = ${taskId}::bigint`);
    purge(touch.tasks());
  },
});
