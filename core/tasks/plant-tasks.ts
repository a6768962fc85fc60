import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { change } from '@/db/rows';
import { FACTORY_TASKS } from './factory-tasks';

/** Plants the tasks of a fresh board, only where there is none at all. Medals are planted before. */
export async function plantTasks(db: Db | Tx): Promise<void> {
  const planted = FACTORY_TASKS.map((task, position) => ({ ...task, position }));
  await change(
    db,
    sql`
    insert into tasks (key, title, description, measure, target, coins, medal_id, position)
    select f.key, f.title, f.description, f.measure, f.target, f.coins, (select md.id from medals md where md.key = f.medal), f.position
    from jsonb_to_recordset(${JSON.stringify(planted)}::jsonb) as f(key text, title jsonb, description jsonb, measure text, target int, coins int, medal text, position int)
    where not exists (select 1 from tasks)
    on conflict do nothing`,
  );
}
