import type { MemberRef } from '@/core/members/views';

/** Why something stands folded: its author is blocked, or a muted word is in it. */
export type Folded = 'blocked' | 'word' | null;

/** One's own blocks, newest first, and words as typed. */
export interface BlocksView {
  blocked: { member: MemberRef; at: Date }[];
  words: string[];
}
