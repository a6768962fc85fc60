import type { Folded } from '@/core/blocks/views';
import type { AuthorCardView, MemberRef } from '@/core/members/views';
import type { PostRatingsView } from '@/core/ratings/views';

/** A hidden part of a post as one reader has it. */
export interface HiddenPartView {
  /** Its place in the post, from 1. */
  place: number;
  rule: 'reply' | 'points';
  /** Least total of points; 0 with `reply`. */
  least: number;
  /** Null for who may not read it. */
  html: string | null;
  /** Points that the reader lacks. */
  missing: number;
}

export interface PostView {
  id: number;
  threadId: number;
  floor: number;
  author: AuthorCardView;
  /** Safe HTML as stored, with an empty place for each hidden part; '' for a tombstone. */
  html: string;
  hidden: HiddenPartView[];
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
