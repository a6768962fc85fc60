import type { BoardRowView, SectionView } from '@/core/boards/views';
import type { MemberRef } from '@/core/members/views';
import type { LeadView, ThreadRowView } from '@/core/threads/views';

/** The front page (A1). */
export interface HomeView {
  figures: { today: number; members: number; online: number; threads: number; boards: number };
  lead: LeadView | null;
  latest: ThreadRowView[];
  hot: ThreadRowView[];
  digest: ThreadRowView[];
  sections: SectionView[];
  /** Boards outside of any section. */
  loose: BoardRowView[];
  newMembers: MemberRef[];
  /** Days since the founding. */
  issueNumber: number;
}
