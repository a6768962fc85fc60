import type { MemberRowView } from '@/core/members/views';

export const LEADERS = ['points', 'coins', 'reputation', 'contribution', 'posts', 'threads', 'likes', 'followers', 'streak'] as const;
export type LeaderMeasure = (typeof LEADERS)[number];
export const LEADER_SPANS = ['all', 'month', 'week'] as const;
export type LeaderSpan = (typeof LEADER_SPANS)[number];

export interface LeaderView {
  /** Those who have the same share a rank. */
  rank: number;
  value: number;
  member: MemberRowView;
}

export interface LeadersView {
  by: LeaderMeasure;
  span: LeaderSpan;
  rows: LeaderView[];
  /** The reader's own; rank null = not among the first 1,000. Null for guests. */
  mine: { rank: number | null; value: number } | null;
}
