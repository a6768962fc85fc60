import type { Pages } from '@/core/kernel';
import type { Localized } from '@/db/schema';
import type { MemberRef } from '@/core/members/views';
import type { FilterName, KindName } from './kinds';

export type { FilterName, KindName };

export interface NoticeView {
  id: number;
  kind: KindName;
  /** Which sentence it is, e.g. `transfer`. */
  what: string;
  /** When the newest of it happened. */
  at: Date;
  isRead: boolean;
  /** The last one or two who did it, newest first; empty for what the board itself did. */
  actors: MemberRef[];
  /** How many more. */
  others: number;
  thread: { id: number; title: string; lang: string } | null;
  /** The newest post that it is about. */
  post: { id: number; excerpt: string; lang: string } | null;
  amounts: { coins?: number; reputation?: number; contribution?: number } | null;
  /** What somebody wrote with it: a note, a reason; '' for none. */
  words: string;
  /** Level of a digest. */
  level: number;
  /** The group one is in now. */
  group: Localized | null;
  /** Name of the medal it is about. */
  medal: Localized | null;
  /** The collection it is about, the newest of several; null where it is gone, or not public any more. */
  collection: { id: number; slug: string; title: string } | null;
  /** How much of the same it tells of, e.g. threads. */
  count: number;
}

export interface NoticesView {
  notices: NoticeView[];
  pages: Pages;
  filter: FilterName | null;
  /** How many of them are unread, over all pages. */
  unread: number;
  /** When the newest of them happened. */
  newestAt: Date | null;
}

/** What a member is told of one kind, and where. */
export interface ChoiceView {
  kind: KindName;
  site: boolean;
  mail: boolean;
}

export interface ChoicesView {
  kinds: ChoiceView[];
  digest: 'off' | 'daily' | 'weekly';
  email: string | null;
  isVerified: boolean;
}
