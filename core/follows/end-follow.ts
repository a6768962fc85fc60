import { sql } from 'drizzle-orm';
import { change } from '@/db/rows';
import type { Effects } from '@/core/kernel';

/** Ends a follow that the followed one no longer wants; nothing where there is none. */
export async function endFollow(
  { tx, tally, emit }: Effects,
  { followerId, followedId }: { followerId: number; followedId: number },
): Promise<void> {
  const ended = await change(
    tx,
    sql`delete from follows where follower_id = ${followerId}::bigint and followed_id = ${followedId}::bigint`,
  );
  if (!ended) return;
  tally.member(followedId, { followers: -1 });
  tally.member(followerId, { following: -1 });
  emit({ name: 'member.unfollowed', facts: { followerId, followedId } });
}
