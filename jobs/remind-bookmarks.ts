import { remindBookmarks } from '@/core/bookmarks';
import { execute } from '@/core/kernel';
import type { System } from '@/platform/system';
import { systemContext } from './system-context';

/** Tells the reminders of bookmarks that are due. */
export async function remindDueBookmarks(system: System): Promise<void> {
  const context = await systemContext(system, 'job');
  for (;;) {
    const { result } = await execute(context, remindBookmarks, {});
    if (!result.isMore) return;
  }
}
