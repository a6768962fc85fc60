import type { Pages } from '@/core/kernel';
import type { MemberRef } from '@/core/members/views';

/** A bookmark as its owner sees it. */
export interface BookmarkView {
  postId: number;
  note: string;
  remindAt: Date | null;
  remindedAt: Date | null;
  createdAt: Date;
  /** Null where the post was withdrawn or is no longer for the owner's eyes: nothing of it is told. */
  post: {
    floor: number;
    author: MemberRef;
    excerpt: string;
    lang: string;
    thread: { id: number; slug: string; title: string; lang: string };
  } | null;
}

export interface BookmarksView {
  bookmarks: BookmarkView[];
  pages: Pages;
  /** What was looked for; '' = nothing. */
  query: string;
}
