import type { Pages } from '@/core/kernel';
import type { MemberRef } from '@/core/members/views';

interface NoticePost {
  id: number;
  excerpt: string;
  lang: string;
  thread: { id: number; title: string; lang: string };
}

/** Somebody replied: `answer` to a reply of the member's, `reply` in a thread of theirs. */
export interface ReplyNotice {
  kind: 'answer' | 'reply';
  at: Date;
  member: MemberRef;
  post: NoticePost;
}

/** Some like a post of the member's: the newest two by name. */
export interface LikeNotice {
  kind: 'like';
  /** When the newest like was given. */
  at: Date;
  likers: MemberRef[];
  /** How many more like it. */
  others: number;
  post: NoticePost;
}

/** Somebody follows the member. */
export interface FollowNotice {
  kind: 'follow';
  at: Date;
  member: MemberRef;
}

export type NoticeView = ReplyNotice | LikeNotice | FollowNotice;

export interface NoticesView {
  notices: NoticeView[];
  pages: Pages;
}
