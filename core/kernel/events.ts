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
  };
  'thread.retitled': { threadId: number; boardId: number; postId: number; title: string };
  'thread.withdrawn': {
    threadId: number;
    boardId: number;
    postId: number;
    authorId: number;
    parts: { authorId: number; posts: number; likes: number }[];
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
  };
  'reply.withdrawn': { threadId: number; boardId: number; postId: number; authorId: number; floor: number; likes: number };
  'post.edited': { threadId: number; boardId: number; postId: number; authorId: number; floor: number; title: string; body: string };
  'post.liked': { threadId: number; boardId: number; postId: number; authorId: number; floor: number; memberId: number };
  'post.unliked': { threadId: number; boardId: number; postId: number; authorId: number; floor: number; memberId: number };
  'member.registered': { memberId: number; name: string };
  'member.followed': { followerId: number; followedId: number };
  'member.unfollowed': { followerId: number; followedId: number };
  'member.moved_group': { memberId: number; fromGroupId: number; toGroupId: number };
  'session.opened': { memberId: number; handle: string };
  'session.ended': { memberId: number; handles: string[] };
  'password.changed': { memberId: number };
  'preferences.changed': { memberId: number };
}
export type EventName = keyof Events;
export type DomainEvent = { [N in EventName]: { name: N; facts: Events[N] } }[EventName];
