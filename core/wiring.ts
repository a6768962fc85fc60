/**
 * What follows from what, inside the same transaction. The only place where concepts meet: posts do not know points.
 * Every event has a line, an empty one too; a test holds the table complete.
 */
import { together } from '@/db/rows';
import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { settleBoards } from './boards';
import { endFollow } from './follows';
import { type DomainEvent, type Effects, type EventName, type Events, touch, type Wiring } from './kernel';
import { grantTaskMedal } from './medals';
import { awardPoints, levelPoints, restorePoints, reversePoints, settleMembers } from './points';
import { indexPost, indexThread, reindexBoard, unindexPost, unindexThread } from './search';
import { attachTags, detachTags, reattachTags } from './tags';

type Handler<N extends EventName> = (effects: Effects, facts: Events[N]) => Promise<void> | void;
type Table = { [N in EventName]: readonly Handler<N>[] };

/** Handlers by event, in order. */
export const HANDLERS: Table = {
  'thread.posted': [
    (effects, { postId, threadId, boardId, title, body }) => indexPost(effects.tx, { postId, threadId, boardId, floor: 1, title, body }),
    (effects, { threadId, tags }) => attachTags(effects.tx, threadId, tags),
    async (effects, { postId, boardId, authorId }) =>
      void (await awardPoints(effects, { action: 'thread', memberId: authorId, boardId, cause: causeOf(postId), actorId: authorId })),
    ({ tally }, { threadId, boardId, authorId, at }) => {
      tally.member(authorId, { posts: 1, threads: 1, posted: true });
      tally.board(boardId, { posts: 1, threads: 1, last: { threadId, at } });
    },
    touchThread,
  ],
  'thread.retitled': [touchThread],
  'thread.withdrawn': [
    (effects, { threadId }) => unindexThread(effects.tx, threadId),
    (effects, { threadId }) => detachTags(effects.tx, threadId),
    async (effects, facts) => reversePoints(effects, await causesIn(effects, facts)),
    (effects, facts) => countThread(effects, facts, -1),
    touchThread,
  ],
  'reply.posted': [
    (effects, reply) => indexPost(effects.tx, reply),
    async (effects, { postId, boardId, authorId }) =>
      void (await awardPoints(effects, { action: 'reply', memberId: authorId, boardId, cause: causeOf(postId), actorId: authorId })),
    ({ tally }, { threadId, boardId, authorId, at }) => {
      tally.member(authorId, { posts: 1, posted: true });
      tally.board(boardId, { posts: 1, last: { threadId, at } });
    },
    touchThread,
  ],
  'reply.withdrawn': [
    (effects, { postId }) => unindexPost(effects.tx, postId),
    (effects, { postId }) => reversePoints(effects, causeOf(postId)),
    ({ tally }, { boardId, authorId, likes }) => {
      tally.member(authorId, { posts: -1, likesReceived: -likes });
      tally.board(boardId, { posts: -1, relast: true });
    },
    touchThread,
  ],
  'post.edited': [(effects, post) => indexPost(effects.tx, post), touchThread],
  'post.liked': [({ tally }, { authorId }) => tally.member(authorId, { likesReceived: 1 }), touchLiked],
  'post.unliked': [({ tally }, { authorId }) => tally.member(authorId, { likesReceived: -1 }), touchLiked],
  // Who is new stands on the front page.
  'member.registered': [({ touch: purge }, { memberId }) => purge(touch.member(memberId), touch.lists())],
  'member.followed': [({ touch: purge }, { followerId, followedId }) => purge(touch.member(followerId), touch.member(followedId))],
  'member.unfollowed': [({ touch: purge }, { followerId, followedId }) => purge(touch.member(followerId), touch.member(followedId))],
  // standing and points
  // Who gave and who got is told by the movement.
  'points.transferred': [],
  'points.granted': [],
  'post.rated': [touchRated],
  'rating.withdrawn': [touchRated],
  'member.checked_in': [
    async (effects, { memberId, day, streak }) => {
      await awardPoints(effects, { action: 'check-in', memberId, cause: `check-in:${day}`, actorId: memberId });
      if (streak % 7 === 0) await awardPoints(effects, { action: 'streak', memberId, cause: `streak:${day}`, actorId: memberId });
    },
  ],
  'task.claimed': [(effects, { taskId, memberId }) => grantTaskMedal(effects, { taskId, memberId })],
  'medal.granted': [touchMedal],
  'medal.refused': [],
  'medal.withdrawn': [touchMedal],
  'medal.expired': [touchMedal],
  'email.verified': [
    async (effects, { memberId }) =>
      void (await awardPoints(effects, { action: 'email-verified', memberId, cause: `email:${memberId}`, actorId: memberId })),
    ({ touch: purge }, { memberId }) => purge(touch.member(memberId)),
  ],
  'avatar.set': [
    async (effects, { memberId }) =>
      void (await awardPoints(effects, { action: 'avatar-set', memberId, cause: `avatar:${memberId}`, actorId: memberId })),
  ],
  // the desk
  'post.restored': [
    (effects, post) => indexPost(effects.tx, post),
    (effects, { postId }) => restorePoints(effects, causeOf(postId)),
    ({ tally }, { boardId, authorId, likes }) => {
      tally.member(authorId, { posts: 1, likesReceived: likes });
      tally.board(boardId, { posts: 1, relast: true });
    },
    touchThread,
  ],
  'thread.restored': [
    (effects, { threadId }) => indexThread(effects.tx, threadId),
    (effects, { threadId }) => reattachTags(effects.tx, threadId),
    async (effects, facts) => restorePoints(effects, await causesIn(effects, facts)),
    (effects, facts) => countThread(effects, facts, 1),
    touchThread,
  ],
  'thread.moved': [
    (effects, { threadId, boardId }) => reindexBoard(effects.tx, threadId, boardId),
    ({ tally }, { fromBoardId, boardId, posts }) => {
      tally.board(fromBoardId, { threads: -1, posts: -posts, relast: true });
      tally.board(boardId, { threads: 1, posts, relast: true });
    },
    ({ touch: purge }, { fromBoardId }) => purge(touch.board(fromBoardId)),
    touchThread,
  ],
  'thread.digested': [
    async (effects, { postId, boardId, authorId, level }) => {
      const actorId = effects.context.viewer.id || null;
      const award = { action: 'digest', memberId: authorId, boardId, cause: causeOf(postId), actorId, times: level };
      await levelPoints(effects, award);
    },
    ({ tally }, { authorId, from, level }) => tally.member(authorId, { digests: Number(level > 0) - Number(from > 0) }),
    touchThread,
  ],
  // Who is new stands on the front page.
  'member.banned': [({ touch: purge }, { memberId }) => purge(touch.member(memberId), touch.lists())],
  'member.unbanned': [({ touch: purge }, { memberId }) => purge(touch.member(memberId), touch.lists())],
  // following and keeping
  'thread.followed': [rewardFollowed],
  'thread.collected': [rewardFollowed],
  'collection.extended': [],
  'collection.followed': [({ touch: purge }, { collectionId }) => purge(touch.collection(collectionId), touch.collections())],
  'bookmark.due': [],
  'member.blocked': [(effects, { memberId, blockedId }) => endFollow(effects, { followerId: blockedId, followedId: memberId })],
  'member.moved_group': [({ touch: purge }, { memberId }) => purge(touch.member(memberId))],
  'session.opened': [],
  'session.ended': [({ touch: purge }, { handles }) => purge(...handles.map(touch.session))],
  'password.changed': [],
  'preferences.changed': [({ touch: purge }, { memberId }) => purge(touch.member(memberId))],
};

/** The cause under which the ledger finds what a post earned. */
const causeOf = (postId: number): string => `post:${postId}`;

/** Whatever changes a thread shows on its pages, its board's, the lists and, by the figures of its author's card, wherever that stands. */
function touchThread({ touch: purge }: Effects, { threadId, boardId }: { threadId: number; boardId: number }): void {
  purge(touch.thread(threadId), touch.board(boardId), touch.lists());
}

/**
 * The author of a thread that a reader follows or puts into a collection. Both carry the same cause, so that one reader counts once, also one who
 * lets go and follows again.
 */
async function rewardFollowed(effects: Effects, facts: Events['thread.followed']): Promise<void> {
  const { threadId, boardId, authorId, memberId } = facts;
  await awardPoints(effects, {
    action: 'followed',
    memberId: authorId,
    boardId,
    cause: `followed:${threadId}:${memberId}`,
    actorId: memberId,
  });
}

/** Medals stand on their holder's profile; the public list counts the holders. */
function touchMedal({ touch: purge }: Effects, { memberId }: { memberId: number }): void {
  purge(touch.member(memberId), touch.medals());
}

/** Lists show only the likes of a thread's first post. */
function touchLiked({ touch: purge }: Effects, { threadId, boardId, floor, authorId }: Events['post.liked']): void {
  purge(touch.thread(threadId), touch.member(authorId));
  if (floor === 1) purge(touch.board(boardId), touch.lists());
}

/** Ratings stand under their post, and nowhere in a list. */
function touchRated({ touch: purge }: Effects, { threadId }: Events['post.rated']): void {
  purge(touch.thread(threadId));
}

/** Figures of a thread that goes or is back: of everybody who wrote in it, of its author and of its board. */
function countThread(
  { tally }: Effects,
  { boardId, authorId, digest, parts }: Events['thread.restored' | 'thread.withdrawn'],
  by: 1 | -1,
): void {
  for (const part of parts) tally.member(part.authorId, { posts: by * part.posts, likesReceived: by * part.likes });
  tally.member(authorId, { threads: by, digests: digest > 0 ? by : 0 });
  tally.board(boardId, { threads: by, posts: by * parts.reduce((sum, { posts }) => sum + posts, 0), relast: true });
}

/**
 * Causes of all that was earned in a thread that goes or comes back: by each post, and by whoever followed or kept the thread. The first post is
 * marked around the event, so it is named; replies that were withdrawn by themselves have given back before, and stay so.
 */
async function causesIn({ tx }: Effects, { threadId, postId }: { threadId: number; postId: number }): Promise<string[]> {
  const [from, to] = [`followed:${threadId}:`, `followed:${threadId};`];
  const found = await rows<{ cause: string }>(
    tx,
    sql`
    select p.cause from (
      select 'post:' || id as cause from posts where thread_id = ${threadId}::bigint and (withdrawn_at is null or id = ${postId}::bigint)
    ) p where exists (select 1 from ledger_transactions l where l.cause = p.cause) or exists (select 1 from held_awards h where h.cause = p.cause)
    union select cause from ledger_transactions where cause ~>=~ ${from} and cause ~<~ ${to}
    union select cause from held_awards where cause ~>=~ ${from} and cause ~<~ ${to}`,
  );
  return found.map(({ cause }) => cause);
}

async function handle<N extends EventName>(event: { name: N; facts: Events[N] }, effects: Effects): Promise<void> {
  const handlers = HANDLERS[event.name] as readonly Handler<N>[];
  await together(effects.tx, () => handlers.map(async (handler) => handler(effects, event.facts)));
}

/** The in-transaction half of every command; members' rows are written before boards', both by ascending id. */
export const wiring: Wiring = {
  handle: (event: DomainEvent, effects) => handle(event, effects),
  settle: async (effects) => {
    await together(effects.tx, () => [settleMembers(effects), settleBoards(effects)]);
  },
};
