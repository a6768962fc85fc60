import type { Folded } from '@/core/blocks/views';
import type { BoardRef } from '@/core/boards/views';
import type { MemberRef } from '@/core/members/views';
import type { WatchLevel } from '@/db/schema';

export type { WatchLevel };

/** What one follows, by kind. */
export const FOLLOW_KINDS = ['members', 'boards', 'threads', 'tags'] as const;
export type FollowKind = (typeof FOLLOW_KINDS)[number];

/** How the viewer watches a thread or a board; null for guests. */
export interface WatchView {
  level: WatchLevel | null;
  followers: number;
}

/** A line of the feed: a new post, and everything one follows that brought it. */
export interface FeedLineView {
  id: number;
  floor: number;
  excerpt: string;
  lang: string;
  createdAt: Date;
  author: MemberRef;
  thread: { id: number; slug: string; title: string; lang: string; replies: number };
  board: BoardRef;
  folded: Folded;
  why: {
    /** The author is followed; with one's own remark, which may be ''. */
    member: { remark: string } | null;
    /** A new thread in a board that is followed. */
    board: boolean;
    /** A reply in a thread that is followed. */
    thread: boolean;
    /** Followed tags of a new thread. */
    tags: string[];
  };
}

export type FollowCounts = Record<FollowKind, number>;

export interface WatchedBoardView extends BoardRef {
  level: WatchLevel;
  threads: number;
}
export interface WatchedThreadView {
  id: number;
  slug: string;
  title: string;
  lang: string;
  replies: number;
  board: BoardRef;
  lastAt: Date;
  level: WatchLevel;
}
export interface FollowedTagView {
  name: string;
}
