import type { Folded } from '@/core/blocks/views';
import type { AuthorCardView, MemberRef } from '@/core/members/views';
import type { PostRatingsView } from '@/core/ratings/views';

export interface PostView {
  id: number;
  threadId: number;
  floor: number;
  author: AuthorCardView;
  /** Safe HTML as stored; '' for a tombstone. */
  html: string;
  lang: string;
  createdAt: Date;
  editedAt: Date | null;
  /** Number of former texts that readers may see. */
  revisions: number;
  likes: number;
  /** The viewer likes it. */
  isLiked: boolean;
  /** The viewer keeps it. */
  isBookmarked: boolean;
  /** Stands folded for the viewer, its text behind one line. */
  folded: Folded;
  isMine: boolean;
  /** Written by the thread's author. */
  isByStarter: boolean;
  /** Post this one answers. */
  replyTo: { id: number; floor: number; author: MemberRef; excerpt: string; lang: string; folded: Folded } | null;
  withdrawn: { by: 'author' | 'staff'; reason: string | null; at: Date } | null;
  mayEdit: boolean;
  mayWithdraw: boolean;
  /** A tombstone that the viewer may bring back. */
  mayRestore: boolean;
  mayLike: boolean;
  mayRate: boolean;
  /** Null where nobody has rated it. */
  ratings: PostRatingsView | null;
}

/** A former text. */
export interface RevisionView {
  version: number;
  body: string;
  title: string | null;
  editor: MemberRef;
  reason: string;
  at: Date;
}

/** A row of a member's replies, and of search results. */
export interface PostRowView {
  id: number;
  floor: number;
  thread: { id: number; slug: string; title: string; lang: string };
  author: MemberRef;
  excerpt: string;
  lang: string;
  createdAt: Date;
  likes: number;
}
