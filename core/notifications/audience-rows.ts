/** Pieces of the table of audiences: the rows that `tell` sorts, and the conditions by which notices go away again. */
import { type SQL, sql } from 'drizzle-orm';
import type { Events } from '@/core/kernel';
import type { KindName, What } from './kinds';
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

/** At most so many are told by one text's @names, however often it is edited. */
const MOST_MENTIONED = 10;

interface One {
  memberId: number;
  kind: KindName;
  what: What;
  subject: string;
}

/** SQL: one member, or several of whom the first rank counts. */
export const toOne = ({ memberId, kind, what, subject }: One): SQL =>
  sql`select ${memberId}::bigint, ${kind}::text, ${what}::text, ${subject}::text, 1`;

/** Those whom the post has told before count: ten others at each edit would reach everybody. */
export const toMentioned = (mentions: number[] | undefined, { postId, threadId }: { postId: number; threadId: number }): SQL => sql`
      (select named.id, 'mention', 'mention', ${`mention:thread:${threadId}`}::text, 3
      from unnest(${sql.param((mentions ?? []).slice(0, MOST_MENTIONED))}::bigint[]) with ordinality named(id, nth)
      where not exists (select 1 from notice_causes y where y.cause = ${causeOf(postId)} and y.member_id = named.id and y.gone_at is null)
      order by named.nth limit greatest(0, ${MOST_MENTIONED}::int - (
        select count(*) from notice_causes y join notices v on v.id = y.notice_id where y.cause = ${causeOf(postId)} and v.kind = 'mention')))`;

const causeOf = (postId: number): string => `post:${postId}`;

export const ofPost = ({ postId, threadId, authorId }: { postId: number; threadId: number; authorId: number }) => ({
  cause: causeOf(postId),
  actorId: authorId,
  threadId,
  postId,
});

/** Whoever is named in a new thread, watches its board, follows one of its tags or its author. */
export function toFriendsOf({ threadId, postId, boardId, authorId, mentions }: Events['thread.posted']): SQL {
  const news = sql`'watch'::text, 'thread'::text, ${`thread:${threadId}`}::text, 5`;
  return sql`
      ${toMentioned(mentions, { postId, threadId })}
      union all select member_id, ${news} from board_watches where board_id = ${boardId}::bigint and level = 'watching'
      union all select f.member_id, ${news} from thread_tags tt join tag_follows f on f.tag_id = tt.tag_id where tt.thread_id = ${threadId}::bigint
      union all select follower_id, ${news} from follows where followed_id = ${authorId}::bigint`;
}

/** Whoever is answered, quoted or named, the thread's author, and its watchers, in this order. */
export function toReaders({ threadId, postId, replyToId, quotes, mentions }: Events['reply.posted']): SQL {
  return sql`
      select p.author_id, 'answer'::text, 'answer'::text, 'answer:post:' || p.id, 1 from posts p where p.id = ${replyToId ?? null}::bigint and p.floor > 1
      union all select p.author_id, 'quote', 'quote', 'quote:post:' || p.id, 2 from posts p where p.id = any (${sql.param(quotes ?? [])}::bigint[]) and p.id <> ${postId}::bigint
      union all ${toMentioned(mentions, { postId, threadId })}
      union all select t.author_id, 'reply', 'reply', 'reply:thread:' || t.id, 4 from threads t where t.id = ${threadId}::bigint
      union all select w.member_id, 'watch', 'watch', ${`watch:thread:${threadId}`}::text, 5 from thread_watches w where w.thread_id = ${threadId}::bigint and w.level = 'watching'`;
}

/**
 * Whoever follows a collection, as long as it is public. The thread's author is told of it as its author; nobody is told of the thread of
 * somebody whom they block, or by somebody who blocks them.
 */
export const toFollowers = ({ collectionId, ownerId, authorId }: Events['collection.extended']): SQL => sql`
      select f.member_id, 'collection'::text, 'collection_extended'::text, ${`extended:collection:${collectionId}`}::text, 1
      from collection_follows f join collections o on o.id = f.collection_id and o.is_public
      where f.collection_id = ${collectionId}::bigint and f.member_id <> ${authorId}::bigint
        and not exists (select 1 from member_blocks b where b.member_id = f.member_id and b.blocked_id = ${authorId}::bigint)
        and not exists (select 1 from member_blocks b where b.member_id = ${ownerId}::bigint and b.blocked_id = f.member_id)`;

/** Names that a collection got a thread. */
export const causeOfExtended = (collectionId: number, threadId: number): string => `extended:${collectionId}:${threadId}`;
/** A thread among those that collections got: one notice tells of several threads. */
export const extendedBy = (threadId: number): SQL =>
  sql`c.cause in (select 'extended:' || x.collection_id || ':' || x.thread_id from collection_threads x where x.thread_id = ${threadId}::bigint)`;

/** Everything about a thread but what staff did with it, and points that have their entries in the ledger. */
export const aboutThread = (threadId: number): SQL =>
  sql`c.notice_id in (select n.id from notices n where n.thread_id = ${threadId}::bigint and n.kind not in ('moderation', 'points'))
    and (c.post_id is null or exists (select 1 from posts p where p.id = c.post_id and p.thread_id = ${threadId}::bigint))`;
/** Everything about a post, e.g. that it is liked. */
export const aboutPost = (threadId: number, postId: number): SQL => sql`c.post_id = ${postId}::bigint and ${aboutThread(threadId)}`;

/** What undoes the other stands in one notice. */
const TOPICS: Partial<Record<What, string>> = {
  withdrawn: 'standing',
  thread_withdrawn: 'standing',
  restored: 'standing',
  thread_restored: 'standing',
  banned: 'ban',
  unbanned: 'ban',
};

/** Staff did something about a member or their text; who it was is not told. What one did oneself is no news. */
export function byStaff(
  { authorId, actorId }: { authorId: number; actorId: number | null },
  { what, ...telling }: Pick<Telling, 'cause' | 'threadId' | 'postId' | 'facts'> & { what: What },
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

export const ofMedal = (
  { medalId, memberId, reason }: { medalId: number; memberId: number; reason: string },
  what: What,
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
