import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { command, idInput, touch } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { localTime } from './local-time';
import { isSound, taskFields, type TaskFields } from './task-input';
import { columnsOf, demandChoices } from './task-rows';

type Stored = Pick<
  TaskFields,
  'measure' | 'target' | 'period' | 'coins' | 'reputation' | 'contribution' | 'medalId' | 'opensAt' | 'closesAt'
>;

/** Changes a task, or opens and closes it; the administrators'. What was taken stays taken. */
export const editTask = command({
  name: 'edit-task',
  input: taskFields.partial().extend({ taskId: idInput }),
  first: mustBeAdministrator,
  facts: async (tx, input, context) => {
    const found = await row<Stored>(
      tx,
      sql`
      select measure, target, period, coins, reputation, contribution, medal_id as "medalId",
        ${localTime(context, sql`opens_at`)} as "opensAt", ${localTime(context, sql`closes_at`)} as "closesAt"
      from tasks where id = ${input.taskId}::bigint for no key update`,
    );
    await demandChoices(tx, input);
    return found;
  },
  ability: (stored, input, { viewer }) => {
    const may = mustBeAdministrator(viewer);
    if (may !== true) return may;
    return stored ? isSound({ ...stored, ...input }) : { reason: 'task.not_found' };
  },
  run: async ({ tx, context, touch: purge }, _facts, { taskId, ...fields }) => {
    const given = columnsOf(fields, context);
    const set = sql.join(
      given.map(({ column, value }) => sql`${column} = ${value}`),
      sql`, `,
    );
    if (given.length) await rows(tx, sql`update tasks set ${set} where id = ${taskId}::bigint`, { once: true });
    purge(touch.tasks());
    return { id: taskId };
  },
});
