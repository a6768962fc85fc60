import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { change, row } from '@/db/rows';
import { command, type Context, Failure, idInput, type Verdict } from '@/core/kernel';
import { maySignedIn, threadVisibleTo } from '@/core/permissions';
import { keeping, reminderOf } from './reminder';

const postBookmarkInput = z.object({ postId: idInput, ...keeping });
const withdrawBookmarkInput = z.object({ postId: idInput });

export interface BookmarkResult {
  postId: number;
  isBookmarked: boolean;
}

interface Facts {
  isWithdrawn: boolean;
  timeZone: string | null;
}

/** Keeps a post; kept again it changes nothing, whatever else is sent. */
export const postBookmark = command({
  name: 'post-bookmark',
  input: postBookmarkInput,
  limit: { points: 120, seconds: 60 },
  facts: (tx, { postId }, context) => keptPost(tx, context, postId),
  ability: (facts, _input, { viewer }): Verdict => {
    const signedIn = maySignedIn(viewer);
    if (signedIn !== true) return signedIn;
    if (viewer.isBanned) return { reason: 'member.banned' };
    return facts.isWithdrawn ? { reason: 'post.withdrawn' } : true;
  },
  run: async ({ tx, context }, facts, { postId, note, remind, remindOn }): Promise<BookmarkResult> => {
    const now = context.now();
    const remindAt = reminderOf({ remind, remindOn, now, timeZone: facts.timeZone || context.settings.timeZone }) ?? null;
    await change(
      tx,
      sql`
      insert into bookmarks (member_id, post_id, note, remind_at, created_at)
      values (${context.viewer.id}::bigint, ${postId}::bigint, ${note ?? ''}, ${remindAt}::timestamptz, ${now}::timestamptz) on conflict do nothing`,
    );
    return { postId, isBookmarked: true };
  },
});

/** Keeps a post no longer, also one that is out of sight by now; without a bookmark nothing changes. */
export const withdrawBookmark = command({
  name: 'withdraw-bookmark',
  input: withdrawBookmarkInput,
  limit: { points: 120, seconds: 60 },
  facts: async () => null,
  ability: (_facts, _input, { viewer }) => maySignedIn(viewer),
  run: async ({ tx, context }, _facts, { postId }): Promise<BookmarkResult> => {
    await change(tx, sql`delete from bookmarks where member_id = ${context.viewer.id}::bigint and post_id = ${postId}::bigint`);
    return { postId, isBookmarked: false };
  },
});

async function keptPost(tx: Tx, context: Context, postId: number): Promise<Facts> {
  const found = await row<Facts>(
    tx,
    sql`
    select p.withdrawn_at is not null as "isWithdrawn", (select m.time_zone from members m where m.id = ${context.viewer.id}::bigint) as "timeZone"
    from posts p join threads t on t.id = p.thread_id where p.id = ${postId}::bigint and t.withdrawn_at is null and ${threadVisibleTo(context)}`,
  );
  if (!found) throw new Failure('post.not_found');
  return found;
}
