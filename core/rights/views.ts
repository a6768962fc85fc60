import type { BoardRef } from '@/core/boards/views';
import type { GroupBadge, MemberRef } from '@/core/members/views';

/** One question of an explanation, answered. */
export interface ExplainedStep {
  name: 'signed_in' | 'see' | 'board' | 'thread' | 'quiet' | 'standing' | 'right' | 'limits' | 'allowance' | 'post';
  /** `waiting`: it can be answered only once an earlier one is met. */
  state: 'passed' | 'failed' | 'waiting';
  /** The rule that decided, or the reason of the refusal. */
  rule: string;
  facts: Record<string, string | number>;
}

/** The shortest way to meet the rule that refuses. */
export type Way =
  | { kind: 'sign_in' }
  | { kind: 'wait'; until: Date }
  | { kind: 'group'; group: GroupBadge; missing: number }
  | { kind: 'ask'; whom: MemberRef[] }
  | { kind: 'other_board' }
  | { kind: 'new_thread'; board: BoardRef }
  | { kind: 'none' };

/** Why somebody may, or may not, do something somewhere (B2). */
export interface ExplanationView {
  right: string;
  /** Null for a guest. */
  member: MemberRef | null;
  /** The reader asks about themselves. */
  isMine: boolean;
  group: GroupBadge;
  board: BoardRef | null;
  thread: { id: number; slug: string; title: string; lang: string } | null;
  post: { id: number; floor: number } | null;
  steps: ExplainedStep[];
  isAllowed: boolean;
  /** Null where nothing refuses. */
  way: Way | null;
}

/** What a board says of a right of a group; `inherit` = nothing. */
export const GRANTS = ['inherit', 'allow', 'deny'] as const;
export type Grant = (typeof GRANTS)[number];

/** A group in the grid of rights. */
export interface GridGroup {
  id: number;
  badge: GroupBadge;
  /** Everything, whatever is ticked: site staff. */
  holdsAll: boolean;
  /** Rights that may be given to it here. */
  givable: string[];
  /** Held everywhere. */
  rights: string[];
  /** In the chosen board; empty without one. */
  grants: Record<string, Grant>;
}

export interface RightsGridView {
  /** In the order of the columns. */
  rights: string[];
  groups: GridGroup[];
  /** The board that was chosen; null = the whole site. */
  board: (BoardRef & { isPrivate: boolean }) | null;
  /** Boards to choose among. */
  boards: BoardRef[];
}
