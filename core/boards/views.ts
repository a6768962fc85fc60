import type { Localized } from '@/db/schema';
import type { WatchView } from '@/core/follows/views';
import type { MemberRef } from '@/core/members/views';

export interface BoardRef {
  id: number;
  slug: string;
  name: Localized;
}

/** A row of the board directory. */
export interface BoardRowView extends BoardRef {
  description: Localized;
  icon: string | null;
  colour: string | null;
  threads: number;
  posts: number;
  /** New posts since the site's midnight. */
  today: number;
  isArchived: boolean;
  last: { threadId: number; slug: string; title: string; lang: string; author: MemberRef; at: Date } | null;
  children: BoardRef[];
}

export interface SectionView {
  id: number;
  name: Localized;
  boards: BoardRowView[];
}

/** A board page's head and rail. */
export interface BoardView extends BoardRowView {
  /** Boards above this one, outermost first; sections have no page and are not among them. */
  path: BoardRef[];
  rulesHtml: Localized;
  moderators: MemberRef[];
  tags: { name: string; threads: number }[];
  isClosed: boolean;
  isPrivate: boolean;
  watch: WatchView;
  /** Whether the viewer may start a thread, or the refusal. */
  mayStart: { allowed: true } | { allowed: false; reason: string; facts?: Record<string, string | number> };
}
