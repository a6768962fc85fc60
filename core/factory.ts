/** What a fresh board starts with. Settings need no rows: their factory values are in the code. */
import type { Db } from '@/db/client';
import { forgetMemos, touch } from '@/core/kernel';
import { plantGroups } from '@/core/groups';
import { plantMedals } from '@/core/medals';
import { plantRules } from '@/core/points';
import { plantTasks } from '@/core/tasks';

/** Plants groups, points rules, medals and tasks; changes nothing that is there. Run after every migration, by any number of processes at once. */
export async function plantFactory(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    await plantGroups(tx);
    await plantRules(tx);
    await plantMedals(tx);
    await plantTasks(tx);
  });
  forgetMemos([touch.points()]);
}
