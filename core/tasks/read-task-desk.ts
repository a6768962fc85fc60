import { type SQL, sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Localized } from '@/db/schema';
import { type Context, demand } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { amountsOfTask } from './progress';
import { localTime } from './local-time';
import type { TaskSettingsView } from './views';

export interface TaskDeskView {
  /** Undefined for a new one. */
  task: TaskSettingsView | undefined;
  /** The open ones, and the task's own where it was closed since: saving the task must not take it off. */
  medals: { id: number; name: Localized; isOpen: boolean }[];
  groups: { id: number; name: Localized }[];
}

/** All tasks, closed ones too; the administrators'. @throws Failure `staff.required` */
export async function readTaskDesk(context: Context): Promise<TaskSettingsView[]> {
  demand(mustBeAdministrator(context.viewer));
  return readSettings(context, sql`true`);
}

/** A task as it is set, and what its form may choose from. @throws Failure `staff.required` */
export async function readTask(context: Context, id?: number): Promise<TaskDeskView> {
  demand(mustBeAdministrator(context.viewer));
  const [tasks, medals, groups] = await Promise.all([
    id === undefined ? [] : readSettings(context, sql`t.id = ${id}::bigint`),
    rows<TaskDeskView['medals'][number]>(
      context.db,
      sql`
      select id, name, is_open as "isOpen" from medals
      where is_open or id = (select medal_id from tasks where id = ${id ?? null}::bigint) order by position, id`,
    ),
    rows<TaskDeskView['groups'][number]>(context.db, sql`select id, name from groups where kind = 'ladder' order by min_total`),
  ]);
  return { task: tasks[0], medals, groups };
}

const readSettings = (context: Context, which: SQL): Promise<TaskSettingsView[]> =>
  rows<TaskSettingsView>(
    context.db,
    sql`
    select t.id, t.title, t.description, t.measure, t.target, t.period, ${amountsOfTask} as amounts, t.medal_id as "medalId", t.from_group_id as "fromGroupId",
      ${localTime(context, sql`t.opens_at`)} as "opensAt", ${localTime(context, sql`t.closes_at`)} as "closesAt", t.is_open as "isOpen", t.position,
      (select count(*)::int from task_claims c where c.task_id = t.id) as claims
    from tasks t where ${which} order by t.position, t.id`,
  );
