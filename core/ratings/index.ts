/**
 * Ratings: a member gives a post of another some points, with a reason that everybody reads. One a post and rater, within a daily
 * allowance of the group; taken back within the hour, or by the staff. What was given goes and comes with the post.
 */
export { pageRatings } from './page-ratings';
export { ratePost, type RatePostInput, type RatePostResult } from './rate-post';
export { ratingLimits } from './allowance';
export { hasToGive, mayRate, type RatingLimits } from './rating-policy';
export { type RatingFormView, readRatingForm } from './read-rating-form';
export { type RatingsView, readRatings } from './read-ratings';
export type { PostRatingsView, RatingRowView, RatingView } from './views';
export { withdrawRating, type WithdrawRatingInput, type WithdrawRatingResult } from './withdraw-rating';
