import type { BoardRef } from '@/core/boards/views';
import type { GroupBadge } from '@/core/members/views';
import type { RuleDeskView, RuleRehearsal, StandingRehearsal } from '@/core/points/views';
import type { WritingView } from '@/components/posts/writing';

/** A form of the desk: what was typed, and what a rehearsal of it says. */
interface DeskFormView<R> {
  writing: WritingView;
  rehearsal: R | null;
  /** What was rehearsed, for the form to say when it is saved. */
  mark: string;
  /** Saving was asked for before it was rehearsed. */
  isLed: boolean;
}

export interface RulesDeskView {
  rules: RuleDeskView[];
  board: BoardRef | null;
  boards: BoardRef[];
}

export interface RuleFormView extends DeskFormView<RuleRehearsal> {
  rule: RuleDeskView;
  board: BoardRef | null;
}

export interface FormulaDeskView extends DeskFormView<StandingRehearsal> {
  formula: string;
  /** What a transfer costs and leaves, and in what posts are rated. */
  terms: { transferTax: number; transferLeast: number; ratingCurrencies: readonly string[] };
  floors: { coins: number | null; reputation: number | null; contribution: number | null };
}

interface GroupDeskRow {
  badge: GroupBadge;
  from: number | null;
  readLevel: number;
  maxImageBytes: number;
  signatureLength: number;
  ratingMost: number;
  ratingDaily: number;
  rights: string[];
  members: number;
}

export interface GroupsDeskView {
  groups: GroupDeskRow[];
}

export interface GroupFormView extends DeskFormView<StandingRehearsal> {
  group: (GroupDeskRow & { isLowest: boolean }) | null;
}
