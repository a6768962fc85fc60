import type { MemberRef } from '@/core/members/views';

export interface StreakView {
  member: MemberRef;
  /** Days without a gap, up to today or yesterday. */
  streak: number;
}

/** The page of check-ins. Days are the site's, as `2026-11-23`. */
export interface CheckInsView {
  today: string;
  /** Members who have checked in today. */
  count: number;
  /** The longest streaks that are alive. */
  ranking: StreakView[];
  /** The reader's own; null for guests. */
  mine: { isDone: boolean; streak: number; best: number; total: number; days: string[] } | null;
}
