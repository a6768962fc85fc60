import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { change, row } from '@/db/rows';
import { address, command, type Effects, idInput, touch, type Verdict } from '@/core/kernel';
import { maySignedIn } from '@/core/permissions';
import { lockCollection, type OwnFacts } from './own-collection';

const followInput = z.object({ collectionId: idInput });

export interface FollowCollectionResult {
  isFollowed: boolean;
  followers: number;
  url: string;
}

/** Follows a public collection; again changes nothing. */
export const followCollection = command({
  name: 'follow-collection',
  input: followInput,
  limit: { points: 60, seconds: 60 },
  facts: (tx, { collectionId }, context) => lockCollection(tx, context, collectionId),
  ability: (facts, _input, { viewer }): Verdict => {
    const signedIn = maySignedIn(viewer);
    if (signedIn !== true) return signedIn;
    if (viewer.isBanned) return { reason: 'member.banned' };
    if (viewer.id === facts.ownerId) return { reason: 'collection.own_follow' };
    return facts.isPublic ? true : { reason: 'collection.not_found' };
  },
  run: async (effects, facts): Promise<FollowCollectionResult> => {
    const { tx, context, emit } = effects;
    const memberId = context.viewer.id;
    const added = await change(
      tx,
      sql`insert into collection_follows (collection_id, member_id, created_at) values (${facts.id}::bigint, ${memberId}::bigint, ${context.now()}::timestamptz) on conflict do nothing`,
    );
    if (!added) return answer(facts, facts.followers, true);
    emit({ name: 'collection.followed', facts: { collectionId: facts.id, ownerId: facts.ownerId, memberId } });
    return answer(facts, await count(tx, facts.id, 1), true);
  },
});

/** Follows a collection no longer; again changes nothing. */
export const unfollowCollection = command({
  name: 'unfollow-collection',
  input: followInput,
  limit: { points: 60, seconds: 60 },
  facts: (tx, { collectionId }, context) => lockCollection(tx, context, collectionId),
  ability: (_facts, _input, { viewer }) => maySignedIn(viewer),
  run: async ({ tx, context, touch: purge }: Effects, facts): Promise<FollowCollectionResult> => {
    const removed = await change(
      tx,
      sql`delete from collection_follows where collection_id = ${facts.id}::bigint and member_id = ${context.viewer.id}::bigint`,
    );
    if (!removed) return answer(facts, facts.followers, false);
    purge(touch.collection(facts.id), touch.collections());
    return answer(facts, await count(tx, facts.id, -1), false);
  },
});

async function count(tx: Tx, id: number, by: 1 | -1): Promise<number> {
  const after = await row<{ followers: number }>(
    tx,
    sql`update collections set follower_count = follower_count + ${by}::int where id = ${id}::bigint returning follower_count as followers`,
  );
  return after!.followers;
}

const answer = ({ id, slug }: OwnFacts, followers: number, isFollowed: boolean): FollowCollectionResult => ({
  isFollowed,
  followers,
  url: address.collection(id, slug),
});
