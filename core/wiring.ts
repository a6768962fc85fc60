/**
 * What follows from what, inside the same transaction. The only place where concepts meet: posts do not know points.
 * Every event has a line, an empty one too; a test holds the table complete.
 */
import { together } from '@/db/rows';
import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { settleBoards } from './boards';
import { type DomainEvent, type Effects, type EventName, type Events, touch, type Wiring } from './kernel';
import { awardPoints, reversePoints, settleMembers } from './points';
import { indexPost, unindexPost, unindexThread } from './search';
import { attachTags, detachTags } from './tags';

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
    reverseThread,
    ({ tally }, { boardId, authorId, parts }) => {
      for (const part of parts) tally.member(part.authorId, { posts: -part.posts, likesReceived: -part.likes });
      tally.member(authorId, { threads: -1 });
      tally.board(boardId, { threads: -1, posts: -parts.reduce((sum, { posts }) => sum + posts, 0), relast: true });
    },
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
  'points.transferred': [],
  'points.granted': [],
  'post.rated': [],
  'rating.withdrawn': [],
  'member.checked_in': [],
  'task.claimed': [],
  'medal.granted': [],
  'medal.refused': [],
  'medal.expired': [],
  'email.verified': [
    async (effects, { memberId }) =>
      void (await awardPoints(effects, { action: 'email-verified', memberId, cause: `email:${memberId}`, actorId: memberId })),
    ({ touch: purge }, { memberId }) => purge(touch.member(memberId)),
  ],
  'avatar.set': [],
  // the desk
  'post.restored': [],
  'thread.moved': [],
  'thread.digested': [],
  'member.banned': [],
  'member.unbanned': [],
  // following and keeping
  'thread.followed': [],
  'thread.collected': [],
  'collection.followed': [],
  'bookmark.due': [],
  'member.blocked': [],
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

/** Lists show only the likes of a thread's first post. */
function touchLiked({ touch: purge }: Effects, { threadId, boardId, floor, authorId }: Events['post.liked']): void {
  purge(touch.thread(threadId), touch.member(authorId));
  if (floor === 1) purge(touch.board(boardId), touch.lists());
}

/** Each post of the thread gives back what it earned; those withdrawn before have done so. */
async function reverseThread(effects: Effects, { threadId }: Events['thread.withdrawn']): Promise<void> {
  const posts = await rows<{ id: number }>(
    effects.tx,
    sql`
    select p.id from posts p where p.thread_id = ${threadId}::bigint
      and exists (select 1 from ledger_transactions l where l.cause = 'post:' || p.id) order by p.id`,
  );
  for (const { id } of posts) await reversePoints(effects, causeOf(id));
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
