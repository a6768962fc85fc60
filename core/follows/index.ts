/**
 * Following: members, threads, boards and tags, each once however often one asks, never oneself, never those who refuse; what is
 * followed counts its followers exactly. A watch has a level, and `muted` keeps a thread or a board out of the feed.
 */
export { editFollow, LONGEST_REMARK } from './edit-follow';
export { endFollow } from './end-follow';
export { followMember, type FollowInput, type FollowResult } from './follow-member';
export { followTag, type TagFollowResult, unfollowTag } from './follow-tag';
export type { FeedFilter } from './feed-sources';
export { type FeedView, readFeed } from './read-feed';
export {
  type FollowedView,
  readFollowedMembers,
  readFollowedTags,
  readTagFollow,
  readWatchedBoards,
  readWatchedThreads,
} from './read-followed';
export { unfollowMember } from './unfollow-member';
export { watchBoard } from './watch-board';
export type { WatchResult } from './watch-level';
export { watchThread } from './watch-thread';
export * from './views';
