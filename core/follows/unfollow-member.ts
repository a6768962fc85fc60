import { sql } from 'drizzle-orm';
import { change } from '@/db/rows';
import { command } from '@/core/kernel';
import { maySignedIn } from '@/core/permissions';
import { followFacts, followInput, type FollowResult } from './follow-member';

/** Follows a member no longer. Asked again it changes nothing. */
export const unfollowMember = command({
  name: 'unfollow-member',
  input: followInput,
  limit: { points: 60, seconds: 60 },
  facts: followFacts,
  ability: (_facts, _input, { viewer }) => maySignedIn(viewer),
  run: async ({ tx, context, tally, emit }, facts, { memberId }): Promise<FollowResult> => {
    const followerId = context.viewer.id;
    const removed = await change(
      tx,
      sql`delete from follows where follower_id = ${followerId}::bigint and followed_id = ${memberId}::bigint`,
    );
    if (!removed) return { isFollowed: false, followers: facts.followers };
    tally.member(memberId, { followers: -1 });
    tally.member(followerId, { following: -1 });
    emit({ name: 'member.unfollowed', facts: { followerId, followedId: memberId } });
    return { isFollowed: false, followers: facts.followers - 1 };
  },
});
