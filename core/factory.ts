/** What a fresh board starts with. Settings need no rows: their factory values are in the code. */
import type { Db } from '@/db/client';
import { forgetMemos, touch } from '@/core/kernel';
import { plantGroups } from '@/core/groups';
import { plantRules } from '@/core/points';

/** Plants groups and points rules; changes nothing that is there. Run after every migration, by any number of processes at once. */
export async function plantFactory(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    await plantGroups(tx);
    await plantRules(tx);
  });
  forgetMemos([touch.points()]);
}
