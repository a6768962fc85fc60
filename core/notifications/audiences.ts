/**
 * Who is told of what, and which notices go away again. Every event has a line, an empty one too; a test holds the table complete.
 * Lines only name people: who of them has blocked, muted, switched off or may not see is sorted out by `tell`, in one statement.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { EventName, Events } from '@/core/kernel';
import type { KindName } from './kinds';
import type { Telling } from './tell';

/** What an event leads to: somebody is told, something is taken back. */
export interface Consequence {
  tell?: Omit<Telling, 'at'>;
  /** A condition on `notice_causes c`. */
  takeBack?: SQL;
}

/** Of the row that the event came with. */
export interface Origin {
  /** Names this very event, for those that nothing else tells from another. */
  key: string;
  /** Whose command it was; null for the board itself. */
  actorId: number | null;
}

type Line<N extends EventName> = (facts: Events[N], origin: Origin) => Consequence[];
type Table = { [N in EventName]: Line<N> };

const nobody = (): Consequence[] => [];
/** At most so many are told by one text's @names. */
const MOST_MENTIONED = 10;

interface One {
  memberId: number;
  kind: KindName;
  what: string;
  subject: string;
}

/** SQL: one member, or several of whom the first rank counts. */
const toOne = ({ memberId, kind, what, subject }: One): SQL =>
  sql`select ${memberId}::bigint, ${kind}::text, ${what}::text, ${subject}::text, 1`;

const toMentioned = (mentions: number[] | undefined, threadId: number): SQL =>
  sql`select unnest(${sql.param((mentions ?? []).slice(0, MOST_MENTIONED))}::bigint[]), 'mention', 'mention', ${`mention:thread:${threadId}`}::text, 3`;

export const AUDIENCES: Table = {
  'thread.posted': (facts) => [{ tell: { ...ofPost(facts), to: toFriendsOf(facts) } }],
  'reply.posted': (facts) => [{ tell: { ...ofPost(facts), to: toReaders(facts) } }],
  'post.edited': (facts) =>
    facts.mentions?.length ? [{ tell: { ...ofPost(facts), to: toMentioned(facts.mentions, facts.threadId) } }] : [],
  'thread.retitled': nobody,
  'thread.withdrawn': ({ threadId, authorId }, { key, actorId }) => [
    { takeBack: aboutThread(threadId) },
    ...byStaff({ authorId, actorId }, { cause: key, threadId, what: 'thread_withdrawn' }),
  ],
  'reply.withdrawn': ({ postId, threadId, authorId, reason }, { key, actorId }) => [
    { takeBack: sql`c.cause = ${`post:${postId}`}` },
    { takeBack: aboutPost(threadId, postId) },
    ...byStaff({ authorId, actorId }, { cause: key, threadId, postId, what: 'withdrawn', facts: { reason: reason ?? '' } }),
  ],
  'post.restored': ({ postId, threadId, authorId }, { key, actorId }) =>
    byStaff({ authorId, actorId }, { cause: key, threadId, postId, what: 'restored' }),
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

const ofPost = ({ postId, threadId, authorId }: { postId: number; threadId: number; authorId: number }) => ({
  cause: `post:${postId}`,
  actorId: authorId,
  threadId,
  postId,
});

/** Whoever is named in a new thread, watches its board, follows one of its tags or its author. */
function toFriendsOf({ threadId, boardId, authorId, mentions }: Events['thread.posted']): SQL {
  const news = sql`'watch'::text, 'thread'::text, ${`thread:${threadId}`}::text, 5`;
  return sql`
      ${toMentioned(mentions, threadId)}
      union all select member_id, ${news} from board_watches where board_id = ${boardId}::bigint and level = 'watching'
      union all select f.member_id, ${news} from thread_tags tt join tag_follows f on f.tag_id = tt.tag_id where tt.thread_id = ${threadId}::bigint
      union all select follower_id, ${news} from follows where followed_id = ${authorId}::bigint`;
}

/** Whoever is answered, quoted or named, the thread's author, and its watchers, in this order. */
function toReaders({ threadId, postId, replyToId, quotes, mentions }: Events['reply.posted']): SQL {
  return sql`
      select p.author_id, 'answer'::text, 'answer'::text, 'answer:post:' || p.id, 1 from posts p where p.id = ${replyToId ?? null}::bigint and p.floor > 1
      union all select p.author_id, 'quote', 'quote', 'quote:post:' || p.id, 2 from posts p where p.id = any (${sql.param(quotes ?? [])}::bigint[]) and p.id <> ${postId}::bigint
      union all ${toMentioned(mentions, threadId)}
      union all select t.author_id, 'reply', 'reply', 'reply:thread:' || t.id, 4 from threads t where t.id = ${threadId}::bigint
      union all select w.member_id, 'watch', 'watch', ${`watch:thread:${threadId}`}::text, 5 from thread_watches w where w.thread_id = ${threadId}::bigint and w.level = 'watching'`;
}

/** Everything about a thread but what staff did with it, and points that have their entries in the ledger. */
const aboutThread = (threadId: number): SQL =>
  sql`c.notice_id in (select n.id from notices n where n.thread_id = ${threadId}::bigint and n.kind not in ('moderation', 'points'))`;
/** Everything about a post, e.g. that it is liked. */
const aboutPost = (threadId: number, postId: number): SQL => sql`c.post_id = ${postId}::bigint and ${aboutThread(threadId)}`;

/** What undoes the other stands in one notice. */
const TOPICS: Record<string, string> = {
  withdrawn: 'standing',
  thread_withdrawn: 'standing',
  restored: 'standing',
  banned: 'ban',
  unbanned: 'ban',
};

/** Staff did something about a member or their text; who it was is not told. What one did oneself is no news. */
function byStaff(
  { authorId, actorId }: { authorId: number; actorId: number | null },
  { what, ...telling }: Pick<Telling, 'cause' | 'threadId' | 'postId' | 'facts'> & { what: string },
): Consequence[] {
  if (authorId === actorId) return [];
  const object = telling.postId ? `post:${telling.postId}` : telling.threadId ? `thread:${telling.threadId}` : 'member';
  return [
    {
      tell: {
        ...telling,
        actorId: null,
        to: toOne({ memberId: authorId, kind: 'moderation', what, subject: `moderation:${object}:${TOPICS[what] ?? what}` }),
      },
    },
  ];
}

const ofMedal = (
  { medalId, memberId, reason }: { medalId: number; memberId: number; reason: string },
  what: string,
  key: string,
): Consequence[] => [
  {
    tell: {
      cause: key,
      actorId: null,
      facts: { medalId, reason },
      to: toOne({ memberId, kind: 'medal', what, subject: `medal:${medalId}` }),
    },
  },
];
