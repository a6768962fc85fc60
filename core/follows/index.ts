/** Following members: once however often one asks, never oneself, never those who refuse; the figures on both sides are exact. */
export { endFollow } from './end-follow';
export { followMember, type FollowInput, type FollowResult } from './follow-member';
export { unfollowMember } from './unfollow-member';
