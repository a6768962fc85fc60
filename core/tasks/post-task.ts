import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { command, touch } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { isSound, taskFields } from './task-input';
import { columnsOf, demandChoices } from './task-rows';

const NOTHING = { period: 'once', coins: 0, reputation: 0, contribution: 0, medalId: null, opensAt: null, closesAt: null } as const;

/** Makes a task; the administrators'. */
export const postTask = command({
  name: 'post-task',
  input: taskFields.partial().required({ title: true, measure: true, target: true }),
  first: mustBeAdministrator,
  facts: (tx, input) => demandChoices(tx, input),
  ability: (_facts, input, { viewer }) => {
    const may = mustBeAdministrator(viewer);
    return may === true ? isSound({ ...NOTHING, ...input }) : may;
  },
  run: async ({ tx, context, touch: purge }, _facts, input) => {
    const given = columnsOf(input, context);
    const list = (parts: ReturnType<typeof sql>[]) => sql.join(parts, sql`, `);
    const made = await row<{ id: number }>(
      tx,
      sql`
      insert into tasks (${list(given.map(({ column }) => column))}, created_at)
      values (${list(given.map(({ value }) => value))}, ${context.now()}::timestamptz) returning id`,
      { once: true },
    );
    purge(touch.tasks());
    return made!;
  },
});
