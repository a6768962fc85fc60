/**
 * Who is told of what, and which notices go away again. Every event has a line, an empty one too; a test holds the table complete.
 * Lines only name people: who of them has blocked, muted, switched off or may not see is sorted out by `tell`, in one statement.
 */
import { sql } from 'drizzle-orm';
import type { EventName, Events } from '@/core/kernel';
import {
  aboutPost,
  aboutThread,
  byStaff,
  causeOfExtended,
  type Consequence,
  extendedBy,
  ofMedal,
  ofPost,
  type Origin,
  toFollowers,
  toFriendsOf,
  toMentioned,
  toOne,
  toReaders,
} from './audience-rows';

type Line<N extends EventName> = (facts: Events[N], origin: Origin) => Consequence[];
type Table = { [N in EventName]: Line<N> };

const nobody = (): Consequence[] => [];
export const AUDIENCES: Table = {
  'thread.posted': (facts) => [{ tell: { ...ofPost(facts), to: toFriendsOf(facts) } }],
  'reply.posted': (facts) => [{ tell: { ...ofPost(facts), to: toReaders(facts) } }],
  'post.edited': (facts) => (facts.mentions?.length ? [{ tell: { ...ofPost(facts), to: toMentioned(facts.mentions, facts) } }] : []),
  'thread.retitled': nobody,
  'thread.withdrawn': ({ threadId, authorId }, { key, actorId }) => [
    { takeBack: aboutThread(threadId) },
    { takeBack: extendedBy(threadId) },
    ...byStaff({ authorId, actorId }, { cause: key, threadId, what: 'thread_withdrawn' }),
  ],
  'reply.withdrawn': ({ postId, threadId, authorId, reason }, { key, actorId }) => [
    { takeBack: sql`c.cause = ${`post:${postId}`}` },
    { takeBack: aboutPost(threadId, postId) },
    ...byStaff({ authorId, actorId }, { cause: key, threadId, postId, what: 'withdrawn', facts: { reason: reason ?? '' } }),
  ],
  'post.restored': ({ postId, threadId, authorId }, { key, actorId }) =>
    byStaff({ authorId, actorId }, { cause: key, threadId, postId, what: 'restored' }),
  'thread.restored': ({ threadId, authorId }, { key, actorId }) =>
    byStaff({ authorId, actorId }, { cause: key, threadId, what: 'thread_restored' }),
  'thread.moved': ({ threadId, authorId, reason }, { key, actorId }) =>
    byStaff({ authorId, actorId }, { cause: key, threadId, what: 'moved', facts: { reason } }),
  'thread.digested': ({ threadId, authorId, from, level, reason }, { key, actorId }) =>
    level > from ? byStaff({ authorId, actorId }, { cause: key, threadId, what: 'digest', facts: { level, reason } }) : [],
  'member.banned': ({ memberId, reason, until }, { key, actorId }) =>
    byStaff({ authorId: memberId, actorId }, { cause: key, what: 'banned', facts: { reason, until } }),
  'member.unbanned': ({ memberId }, { key, actorId }) => byStaff({ authorId: memberId, actorId }, { cause: key, what: 'unbanned' }),

  'post.liked': ({ postId, threadId, authorId, memberId }) => [
    {
      tell: {
        cause: `like:${postId}:${memberId}`,
        actorId: memberId,
        threadId,
        postId,
        to: toOne({ memberId: authorId, kind: 'like', what: 'like', subject: `like:post:${postId}` }),
      },
    },
  ],
  'post.unliked': ({ postId, memberId }) => [{ takeBack: sql`c.cause = ${`like:${postId}:${memberId}`}` }],
  'member.followed': ({ followerId, followedId }) => [
    {
      tell: {
        cause: `follow:${followerId}`,
        actorId: followerId,
        to: toOne({ memberId: followedId, kind: 'follow', what: 'follow', subject: 'follow' }),
      },
    },
  ],
  'member.unfollowed': ({ followerId, followedId }) => [
    { takeBack: sql`c.cause = ${`follow:${followerId}`} and c.member_id = ${followedId}::bigint` },
  ],
  'member.blocked': ({ memberId, blockedId }) => [
    {
      takeBack: sql`c.actor_id = ${blockedId}::bigint and c.notice_id in (select n.id from notices n where n.member_id = ${memberId}::bigint and n.kind <> 'moderation')`,
    },
  ],
  'thread.followed': ({ threadId, authorId, memberId }) => [
    {
      tell: {
        cause: `watch:${threadId}:${memberId}`,
        actorId: memberId,
        threadId,
        to: toOne({ memberId: authorId, kind: 'collection', what: 'thread_followed', subject: `followed:thread:${threadId}` }),
      },
    },
  ],
  'thread.collected': ({ threadId, authorId, memberId, collectionId }) => [
    {
      tell: {
        cause: `collect:${threadId}:${collectionId}`,
        actorId: memberId,
        threadId,
        facts: { collectionId },
        to: toOne({ memberId: authorId, kind: 'collection', what: 'thread_collected', subject: `collected:thread:${threadId}` }),
      },
    },
  ],
  'collection.extended': (facts) => [
    {
      tell: {
        cause: causeOfExtended(facts.collectionId, facts.threadId),
        actorId: facts.ownerId,
        threadId: facts.threadId,
        postId: facts.postId,
        facts: { collectionId: facts.collectionId },
        to: toFollowers(facts),
      },
    },
  ],
  'collection.followed': ({ collectionId, ownerId, memberId }) => [
    {
      tell: {
        cause: `collection:${collectionId}:${memberId}`,
        actorId: memberId,
        facts: { collectionId },
        to: toOne({ memberId: ownerId, kind: 'collection', what: 'collection_followed', subject: `collection:${collectionId}` }),
      },
    },
  ],

  'points.transferred': ({ transferId, fromId, toId, received, note }) => [
    {
      tell: {
        cause: `transfer:${transferId}`,
        actorId: fromId,
        facts: { amounts: { coins: received }, reason: note },
        to: toOne({ memberId: toId, kind: 'points', what: 'transfer', subject: `transfer:${transferId}` }),
      },
    },
  ],
  'points.granted': ({ memberId, amounts, note }, { key, actorId }) =>
    memberId === actorId
      ? []
      : [
          {
            tell: {
              cause: key,
              actorId: null,
              facts: { amounts, reason: note },
              to: toOne({ memberId, kind: 'points', what: 'grant', subject: `grant:${key}` }),
            },
          },
        ],
  'post.rated': ({ postId, threadId, authorId, raterId, amounts, reason }) => [
    {
      tell: {
        cause: `rating:${postId}:${raterId}`,
        actorId: raterId,
        threadId,
        postId,
        facts: { amounts, reason },
        to: toOne({ memberId: authorId, kind: 'points', what: 'rating', subject: `rating:${postId}:${raterId}` }),
      },
    },
  ],
  'rating.withdrawn': ({ postId, raterId }) => [{ takeBack: sql`c.cause = ${`rating:${postId}:${raterId}`}` }],
  'member.moved_group': ({ memberId, fromGroupId, toGroupId }, { key }) => [
    {
      tell: {
        cause: key,
        actorId: null,
        facts: { fromGroupId, toGroupId },
        to: toOne({ memberId, kind: 'group', what: 'group', subject: 'group' }),
      },
    },
  ],
  'medal.granted': ({ medalId, memberId, grantedBy, reason }, { key }) =>
    grantedBy === memberId ? [] : ofMedal({ medalId, memberId, reason }, 'medal', key),
  'medal.refused': (facts, { key }) => ofMedal(facts, 'medal_refused', key),
  'medal.withdrawn': (facts, { key, actorId }) => (facts.memberId === actorId ? [] : ofMedal(facts, 'medal_withdrawn', key)),
  'medal.expired': (facts, { key }) => ofMedal({ ...facts, reason: '' }, 'medal_expired', key),
  'bookmark.due': ({ memberId, postId, note }, { key }) => [
    {
      tell: {
        cause: key,
        actorId: null,
        postId,
        facts: { reason: note },
        to: toOne({ memberId, kind: 'reminder', what: 'reminder', subject: `reminder:post:${postId}` }),
      },
    },
  ],

  // Whoever did these was there, and nobody else is concerned.
  'member.registered': nobody,
  'member.checked_in': nobody,
  'task.claimed': nobody,
  'email.verified': nobody,
  'avatar.set': nobody,
  'session.opened': nobody,
  'session.ended': nobody,
  'password.changed': nobody,
  'preferences.changed': nobody,
};
