import type { GroupBadge } from '@/core/members/views';

export interface PointAmounts {
  coins?: number;
  reputation?: number;
  contribution?: number;
}

/** A line of the rules table (E3). */
export interface PointRuleView {
  action: string;
  cycle: 'once' | 'hourly' | 'daily' | 'minutes' | 'unlimited';
  cycleMinutes: number | null;
  cap: number | null;
  amounts: PointAmounts;
  /** True when the board overrides the site's rule. */
  isOverride: boolean;
}

export interface PointsPageView {
  rules: PointRuleView[];
  formula: string;
  groups: { badge: GroupBadge; from: number | null; readLevel: number; maxImageBytes: number; signatureLength: number; rights: string[] }[];
  /** The reader's own standing. */
  mine: { total: number; balances: Required<PointAmounts>; group: GroupBadge; next: { group: GroupBadge; missing: number } | null } | null;
}

export interface LedgerLineView {
  id: number;
  rule: string;
  amounts: PointAmounts;
  at: Date;
  /** Where it came from, when the viewer may see it. */
  post: { id: number; threadId: number; title: string; lang: string } | null;
  isReversal: boolean;
}
