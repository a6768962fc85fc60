import { isMember, type Verdict, type Viewer } from '@/core/kernel';
import { type BoardFacts, mayIn, moderates } from '@/core/permissions';
import type { PostFacts } from '@/core/posts';

/** What a group may give. */
export interface RatingLimits {
  /** Largest amount of one rating, either way. */
  most: number;
  /** Sum of a day. */
  daily: number;
  /** No currency may be rated in. */
  isOff: boolean;
}

/** What a rater may still give. */
export interface Allowance extends RatingLimits {
  /** What is left of the day's sum. */
  left: number;
}

/** How long raters may take back what they gave; the staff of the board always may. */
const MINUTES_TO_WITHDRAW = 60;

/**
 * A locked thread may still be rated; a closed board may not. Nobody rates themselves, and what is gone is not rated. A right without
 * points to give is none: the link, the form, the command and `/why` ask this one question.
 */
export function mayRate(viewer: Viewer, board: BoardFacts, post: PostFacts, limits: RatingLimits): Verdict {
  if (!isMember(viewer)) return { reason: 'session.required' };
  const may = mayIn(viewer, 'post.rate', board);
  if (may !== true) return may;
  const has = hasToGive(viewer, limits);
  if (has !== true) return { reason: has.reason, facts: { ...has.facts, board: board.slug } };
  if (post.isWithdrawn) return { reason: 'post.withdrawn' };
  return post.authorId === viewer.id ? { reason: 'rating.own' } : true;
}

/** Whether there is anything that the viewer could give. */
export function hasToGive(viewer: Viewer, { most, daily, isOff }: RatingLimits): Verdict {
  if (isOff) return { reason: 'rating.off' };
  if (most > 0 && daily > 0) return true;
  return { reason: 'rating.nothing_to_give', facts: { right: 'post.rate', group: viewer.groupKey } };
}

/** Whether this very amount may be given. Taking points is the staff's. */
export function mayGive(viewer: Viewer, boardId: number, amount: number, { most, left }: Allowance): Verdict {
  if (amount < 0 && !moderates(viewer, boardId)) return { reason: 'rating.negative' };
  if (Math.abs(amount) > most) return { reason: 'rating.too_much', facts: { most } };
  return Math.abs(amount) > left ? { reason: 'rating.daily', facts: { left } } : true;
}

/** Raters within the hour; the board's staff whenever they see fit. */
export function mayWithdrawRating(viewer: Viewer, rating: { boardId: number; raterId: number; createdAt: Date }, now: Date): Verdict {
  if (!isMember(viewer)) return { reason: 'session.required' };
  if (viewer.isBanned) return { reason: 'member.banned' };
  if (moderates(viewer, rating.boardId)) return true;
  if (rating.raterId !== viewer.id) return { reason: 'rating.not_yours' };
  const isLate = now.getTime() - rating.createdAt.getTime() > MINUTES_TO_WITHDRAW * 60_000;
  return isLate ? { reason: 'rating.too_late', facts: { minutes: MINUTES_TO_WITHDRAW } } : true;
}
