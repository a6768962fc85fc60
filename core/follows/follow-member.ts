import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { change, row, together } from '@/db/rows';
import { isBlockedSql, lockPair } from '@/core/blocks';
import { command, type Context, Failure, idInput, type Verdict } from '@/core/kernel';
import type { Tx } from '@/db/client';
import { mayFollow } from './may-follow';

export const followInput = z.object({ memberId: idInput });
export type FollowInput = z.input<typeof followInput>;

export interface FollowResult {
  isFollowed: boolean;
  /** Followers of the other, after this. */
  followers: number;
}

export interface FollowFacts {
  refusesFollowers: boolean;
  /** They have blocked who asks. */
  blocksYou: boolean;
  followers: number;
  isFollowed: boolean;
}

/** The other member; their figures are changed by the tally at the end, so no row is locked here. What waits is a block between the two. */
export async function followFacts(tx: Tx, { memberId }: { memberId: number }, { viewer }: Context): Promise<FollowFacts> {
  // In one packet: the second statement sees what stands when the lock is had.
  const [, found] = await together(tx, () => [
    lockPair(tx, { memberId: viewer.id, byId: memberId }),
    row<FollowFacts>(
      tx,
      sql`
      select refuses_followers as "refusesFollowers", ${isBlockedSql({ member: sql`${viewer.id}::bigint`, by: sql`m.id` })} as "blocksYou", follower_count as followers,
        exists (select 1 from follows f where f.follower_id = ${viewer.id}::bigint and f.followed_id = m.id) as "isFollowed"
      from members m where id = ${memberId}::bigint and deleted_at is null`,
    ),
  ]);
  if (!found) throw new Failure('member.not_found');
  return found;
}

/** Follows a member. Asked again it changes nothing and says so. */
export const followMember = command({
  name: 'follow-member',
  input: followInput,
  limit: { points: 60, seconds: 60 },
  facts: followFacts,
  ability: (facts, { memberId }, { viewer }): Verdict => {
    if (viewer.id === memberId && !viewer.isBanned) return { reason: 'member.self_follow' };
    const may = mayFollow(viewer);
    if (may === true && facts.blocksYou) return { reason: 'member.blocks_you' };
    return may === true && facts.refusesFollowers && !facts.isFollowed ? { reason: 'member.refuses_followers' } : may;
  },
  run: async ({ tx, context, tally, emit }, facts, { memberId }): Promise<FollowResult> => {
    const followerId = context.viewer.id;
    const added = await change(
      tx,
      sql`insert into follows (follower_id, followed_id, created_at) values (${followerId}::bigint, ${memberId}::bigint, ${context.now()}::timestamptz) on conflict do nothing`,
    );
    if (!added) return { isFollowed: true, followers: facts.followers };
    tally.member(memberId, { followers: 1 });
    tally.member(followerId, { following: 1 });
    emit({ name: 'member.followed', facts: { followerId, followedId: memberId } });
    return { isFollowed: true, followers: facts.followers + 1 };
  },
});
