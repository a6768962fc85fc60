import type { Folded } from '@/core/blocks/views';
import type { BoardRef } from '@/core/boards/views';
import type { Pages } from '@/core/kernel';
import type { AuthorCardView, MemberRef } from '@/core/members/views';
import type { PostView } from '@/core/posts/views';

export const THREAD_SORTS = ['last', 'new', 'replies', 'views', 'likes', 'hot'] as const;
export type ThreadSort = (typeof THREAD_SORTS)[number];
export const THREAD_FILTERS = ['all', 'digest', 'unanswered', 'day', 'week', 'month', 'year', 'articles'] as const;
export type ThreadFilter = (typeof THREAD_FILTERS)[number];

/** A row of the ledger of threads. */
export interface ThreadRowView {
  id: number;
  slug: string;
  title: string;
  lang: string;
  kind: 'discussion' | 'article';
  board: BoardRef;
  author: MemberRef;
  createdAt: Date;
  last: { author: MemberRef; at: Date };
  views: number;
  replies: number;
  likes: number;
  /** Number of pages; above 1 the row shows page links. */
  pages: number;
  sticky: 0 | 1 | 2 | 3;
  digest: 0 | 1 | 2 | 3;
  /** 0 to 3 (A8). */
  heat: 0 | 1 | 2 | 3;
  highlight: string | null;
  isLocked: boolean;
  /** Above 0 the title is all that most are shown. */
  readLevel: number;
  tags: string[];
  /** Stands folded for the viewer, behind one line with others. */
  folded: Folded;
}

export interface ThreadListView {
  rows: ThreadRowView[];
  pages: Pages;
  sort: ThreadSort;
  filter: ThreadFilter;
  tag: string | null;
  lang: string | null;
}

/** A thread page (A4). */
export interface ThreadView {
  id: number;
  slug: string;
  title: string;
  lang: string;
  kind: 'discussion' | 'article';
  board: BoardRef & { path: BoardRef[] };
  author: AuthorCardView;
  createdAt: Date;
  views: number;
  replies: number;
  likes: number;
  tags: string[];
  isLocked: boolean;
  readLevel: number;
  sticky: number;
  digest: number;
  heat: 0 | 1 | 2 | 3;
  /** Minutes to read the first post. */
  readingMinutes: number;
  headings: { id: string; level: number; text: string }[];
  /** 200 graphemes at most of the first post. */
  excerpt: string;
  /** The first post; on later pages its body is absent and a one-line reminder stands in its place. */
  first: PostView;
  /** The page's posts after the first one, by floor (or newest first). */
  posts: PostView[];
  pages: Pages;
  postsPerPage: number;
  lastFloor: number;
  /** Set when only one author's posts are shown (A9). */
  onlyAuthor: string | null;
  order: 'floor' | 'newest';
  updatedAt: Date;
  /** Whether the viewer may reply, or the refusal that the gate shows. */
  mayReply: { allowed: true } | { allowed: false; reason: string; facts?: Record<string, string | number> };
  mayModerate: boolean;
}

/** The front page's lead article. */
export interface LeadView {
  thread: ThreadRowView;
  /** First paragraphs of the post as safe HTML. */
  html: string;
  /** Lines of the vertical headline, or null when it is set horizontally. */
  verticalLines: string[] | null;
}
