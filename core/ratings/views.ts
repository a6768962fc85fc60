import type { MemberRef } from '@/core/members/views';
import type { PointAmounts } from '@/core/points/views';

/** One rating as others see it. */
export interface RatingView {
  rater: MemberRef;
  amounts: PointAmounts;
  reason: string;
}

/** What stands under a rated post. */
export interface PostRatingsView {
  count: number;
  sums: PointAmounts;
  /** The newest three. */
  newest: RatingView[];
}

/** A line of the list of all ratings of a post. */
export interface RatingRowView extends RatingView {
  id: number;
  at: Date;
  mayWithdraw: boolean;
}
