import type { BoardRef } from '@/core/boards/views';
import type { MemberRef } from '@/core/members/views';

/** A thread on the desk. */
export interface DeskView {
  id: number;
  slug: string;
  title: string;
  lang: string;
  firstPostId: number;
  digest: number;
  isWithdrawn: boolean;
  board: BoardRef;
  /** Boards that the viewer tends too: it may move there. */
  boards: BoardRef[];
}

/** A member before the site staff. */
export interface BanView {
  member: MemberRef;
  isBanned: boolean;
  reason: string;
  /** Null = it does not end by itself. */
  until: Date | null;
}
