/**
 * Likes: one a member and post, never on one's own, undone at will. Asking twice changes nothing. A like never bumps a thread.
 */
export { type LikeInput, likePost, type LikeResult, unlikePost } from './like-post';
export { type LikersView, readLikers } from './read-likers';
