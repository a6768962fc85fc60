import type { Localized } from '@/db/schema';
import type { GroupBadge, MemberRef } from '@/core/members/views';

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
  dedupe: 'none' | 'object' | 'member';
  amounts: PointAmounts;
  /** True when the board overrides the site's rule. */
  isOverride: boolean;
}

export interface PointsPageView {
  rules: PointRuleView[];
  formula: string;
  groups: { badge: GroupBadge; from: number | null; readLevel: number; maxImageBytes: number; signatureLength: number; rights: string[] }[];
  /** The reader's own standing. */
  mine: {
    name: string;
    total: number;
    balances: Required<PointAmounts>;
    /** Taken back beyond the floor and not repaid yet. */
    owed: Required<PointAmounts>;
    group: GroupBadge;
    next: { group: GroupBadge; missing: number } | null;
  } | null;
}

export interface LedgerLineView {
  id: number;
  /** The rule behind it, also where it takes back or gives again what that rule gave. */
  rule: string;
  amounts: PointAmounts;
  at: Date;
  /** Where it came from, when the viewer may see it. */
  post: { id: number; threadId: number; title: string; lang: string } | null;
  /** The thread that it is about as a whole, e.g. one that was followed; when the viewer may see it. */
  thread: { id: number; title: string; lang: string } | null;
  /** Whose reward it was. */
  task: { id: number; title: Localized } | null;
  /** Of a transfer: the other one, whether the coins went to them, and what of the amount the board kept; 0 for whoever got the rest. */
  transfer: { isSent: boolean; fee: number; other: Pick<MemberRef, 'id' | 'name'> } | null;
  isReversal: boolean;
  /** It gives again what was taken back. */
  isRestoration: boolean;
  /** Who acted; null = the board itself. */
  actor: Pick<MemberRef, 'id' | 'name'> | null;
  /** Words of whoever acted. */
  note: string;
  /** Board whose rule it was, for the link to it; null = the site, or one that is gone or hidden. */
  board: string | null;
  /** What the member had after it, in each currency that it moved. */
  balances: PointAmounts;
}

/** A rule as the desk sees it. */
export interface RuleDeskView extends PointRuleView {
  amounts: Required<PointAmounts>;
}

/** Who would stand where (E4, E5): members by group, those who would move most. */
export interface StandingRehearsal {
  members: number;
  /** Members whose group would change. */
  moved: number;
  groups: { badge: GroupBadge; before: number; after: number }[];
  most: Affected[];
}

/** A member whom a change would touch. */
export interface Affected {
  id: number;
  name: string;
  before: { total: number; group: GroupBadge };
  after: { total: number; group: GroupBadge };
}

/** What a changed rule would have given (E10). */
export interface RuleRehearsal {
  days: number;
  /** How often the action happened. */
  occurrences: number;
  /** True where there was more than is counted. */
  isCut: boolean;
  /** By the rule in force, and by the draft: how often it gave, how often it held, and what came together. */
  now: Outcome;
  proposed: Outcome;
  members: number;
  groups: { badge: GroupBadge; members: number; now: PointAmounts; proposed: PointAmounts; moved: number }[];
  most: (Affected & { now: PointAmounts; proposed: PointAmounts })[];
}

export interface Outcome {
  given: number;
  capped: number;
  repeated: number;
  amounts: PointAmounts;
}
