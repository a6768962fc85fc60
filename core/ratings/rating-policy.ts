import { isMember, type Verdict, type Viewer } from '@/core/kernel';
import { type BoardFacts, mayIn, moderates } from '@/core/permissions';
import type { PostFacts } from '@/core/posts';

/** What a rater may still give. */
export interface Allowance {
  /** Largest amount of one rating, either way. */
  most: number;
  /** What is left of the day's sum. */
  left: number;
}

/** How long raters may take back what they gave; the staff of the board always may. */
const MINUTES_TO_WITHDRAW = 60;

/** A locked thread may still be rated; a closed board may not. Nobody rates themselves, and what is gone is not rated. */
export function mayRate(viewer: Viewer, board: BoardFacts, post: PostFacts): Verdict {
  if (!isMember(viewer)) return { reason: 'session.required' };
  const may = mayIn(viewer, 'post.rate', { ...board, thread: null });
  if (may !== true) return may;
  if (post.isWithdrawn) return { reason: 'post.withdrawn' };
  return post.authorId === viewer.id ? { reason: 'rating.own' } : true;
}

/** Whether this very amount may be given. Taking points is the staff's. */
export function mayGive(viewer: Viewer, boardId: number, amount: number, { most, left }: Allowance): Verdict {
  if (most === 0) return { reason: 'group.may_not', facts: { right: 'post.rate', group: viewer.groupKey } };
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
