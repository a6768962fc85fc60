import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row, rows } from '@/db/rows';
import { command, Failure, idInput, type Verdict } from '@/core/kernel';
import { maySignedIn } from '@/core/permissions';
import { keeping, reminderOf } from './reminder';

/** Changes note and reminder of one's own bookmark; what is left out stays. A new time is told again. */
export const editBookmark = command({
  name: 'edit-bookmark',
  input: z.object({ postId: idInput, ...keeping }),
  limit: { points: 60, seconds: 60 },
  facts: async (tx, { postId }, { viewer }) =>
    (await row<{ timeZone: string | null }>(
      tx,
      sql`
      select m.time_zone as "timeZone" from bookmarks k join members m on m.id = k.member_id
      where k.member_id = ${viewer.id}::bigint and k.post_id = ${postId}::bigint for no key update of k`,
    )) ?? null,
  ability: (facts, _input, { viewer }): Verdict => {
    const signedIn = maySignedIn(viewer);
    if (signedIn !== true) return signedIn;
    return facts ? true : { reason: 'bookmark.not_found' };
  },
  run: async ({ tx, context }, facts, { postId, note, remind, remindOn }) => {
    if (!facts) throw new Failure('bookmark.not_found');
    const timeZone = facts.timeZone || context.settings.timeZone;
    const remindAt = reminderOf({ remind, remindOn, now: context.now(), timeZone });
    const isNewTime = remindAt !== undefined;
    await rows(
      tx,
      sql`
      update bookmarks set note = coalesce(${note ?? null}::text, note),
        remind_at = case when ${isNewTime}::boolean then ${remindAt ?? null}::timestamptz else remind_at end,
        reminded_at = case when ${isNewTime}::boolean then null else reminded_at end
      where member_id = ${context.viewer.id}::bigint and post_id = ${postId}::bigint`,
    );
    return { postId };
  },
});
