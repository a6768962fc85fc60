interface Amounts {
  coins?: number;
  reputation?: number;
  contribution?: number;
}
interface RatedFacts {
  postId: number;
  threadId: number;
  boardId: number;
  floor: number;
  authorId: number;
  raterId: number;
  amounts: Amounts;
  reason: string;
}

/** What happened, noun.past. Each has a line in `core/wiring.ts`; a test holds that complete. */
export interface Events {
  'thread.posted': {
    threadId: number;
    boardId: number;
    postId: number;
    authorId: number;
    at: Date;
    title: string;
    body: string;
    tags: string[];
    /** Ids of the members whom the text names. */
    mentions?: number[];
  };
  'thread.retitled': { threadId: number; boardId: number; postId: number; title: string };
  'thread.withdrawn': {
    threadId: number;
    boardId: number;
    postId: number;
    authorId: number;
    /** Level at which it was featured. */
    digest: number;
    parts: { authorId: number; posts: number; likes: number }[];
    /** Set when staff took away another's thread. */
    reason?: string;
  };
  'reply.posted': {
    threadId: number;
    boardId: number;
    postId: number;
    authorId: number;
    at: Date;
    floor: number;
    title: string;
    body: string;
    replyToId?: number;
    /** Ids of the members whom the text names. */
    mentions?: number[];
    /** Ids of the posts that the text quotes. */
    quotes?: number[];
  };
  'reply.withdrawn': {
    threadId: number;
    boardId: number;
    postId: number;
    authorId: number;
    floor: number;
    likes: number;
    /** Set when staff took away another's text. */
    reason?: string;
  };
  'post.edited': {
    threadId: number;
    boardId: number;
    postId: number;
    authorId: number;
    floor: number;
    title: string;
    body: string;
    /** Ids of the members whom only the new text names. */
    mentions?: number[];
  };
  'post.liked': { threadId: number; boardId: number; postId: number; authorId: number; floor: number; memberId: number };
  'post.unliked': { threadId: number; boardId: number; postId: number; authorId: number; floor: number; memberId: number };
  'member.registered': { memberId: number; name: string };
  'member.followed': { followerId: number; followedId: number };
  'member.unfollowed': { followerId: number; followedId: number };
  // standing and points
  'points.transferred': { transferId: number; fromId: number; toId: number; amount: number; received: number; note: string };
  'points.granted': { memberId: number; amounts: Amounts; note: string };
  'post.rated': RatedFacts;
  'rating.withdrawn': RatedFacts;
  'member.checked_in': { memberId: number; day: string; streak: number };
  'task.claimed': { memberId: number; taskId: number; amounts: Amounts };
  'medal.granted': { medalId: number; memberId: number; grantedBy: number | null; reason: string };
  'medal.refused': { medalId: number; memberId: number; reason: string };
  'medal.withdrawn': { medalId: number; memberId: number; reason: string };
  'medal.expired': { medalId: number; memberId: number };
  'email.verified': { memberId: number };
  'avatar.set': { memberId: number };
  // the desk
  'post.restored': {
    threadId: number;
    boardId: number;
    postId: number;
    authorId: number;
    floor: number;
    likes: number;
    title: string;
    body: string;
  };
  'thread.restored': {
    threadId: number;
    boardId: number;
    postId: number;
    authorId: number;
    title: string;
    digest: number;
    parts: { authorId: number; posts: number; likes: number }[];
  };
  'thread.moved': {
    threadId: number;
    fromBoardId: number;
    boardId: number;
    authorId: number;
    title: string;
    posts: number;
    reason: string;
  };
  'thread.digested': { threadId: number; boardId: number; postId: number; authorId: number; from: number; level: number; reason: string };
  'member.banned': { memberId: number; reason: string; until: Date | null };
  'member.unbanned': { memberId: number };
  // following and keeping
  'thread.followed': { threadId: number; boardId: number; authorId: number; memberId: number };
  'thread.collected': { threadId: number; boardId: number; authorId: number; memberId: number; collectionId: number };
  /** A thread was put into a public collection; the author of the thread may be whoever did it. */
  'collection.extended': { collectionId: number; ownerId: number; threadId: number; postId: number; authorId: number };
  'collection.followed': { collectionId: number; ownerId: number; memberId: number };
  'bookmark.due': { memberId: number; postId: number; note: string };
  'member.blocked': { memberId: number; blockedId: number };
  'member.moved_group': { memberId: number; fromGroupId: number; toGroupId: number };
  'session.opened': { memberId: number; handle: string };
  'session.ended': { memberId: number; handles: string[] };
  'password.changed': { memberId: number };
  'preferences.changed': { memberId: number };
}
export type EventName = keyof Events;
export type DomainEvent = { [N in EventName]: { name: N; facts: Events[N] } }[EventName];
