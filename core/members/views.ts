/** What pages may know of members: never e-mail, address or hash. */
import type { Localized } from '@/db/schema';

export interface GroupBadge {
  key: string;
  name: Localized;
  /** Strokes of 正. */
  tally: number;
  kind: 'ladder' | 'staff' | 'special';
}

/** The avatar: a name seal, or a picture. */
export interface SealView {
  char: string;
  pigment: 'a' | 'b' | 'c' | 'd' | 'e' | 'f';
  /** Name of the uploaded picture; absent for the seal. */
  picture?: string;
}

/** A member named in a line. */
export interface MemberRef {
  id: number;
  /** '' = deleted member: draw the translated phrase. */
  name: string;
  seal: SealView;
}

/** The author card (D1). */
export interface AuthorCardView extends MemberRef {
  group: GroupBadge;
  title: string | null;
  followers: number;
  following: number;
  threads: number;
  posts: number;
  points: number;
  joinedAt: Date;
  /** HTML of the signature, safe; '' where there is none, or none any more. */
  signatureHtml: string;
  /** Null for guests and for oneself: no follow state to show. */
  isFollowed: boolean | null;
  isMe: boolean;
}

/** Head of a profile (D2). */
export interface ProfileView extends AuthorCardView {
  bio: string;
  /** HTML of the bio, safe. */
  bioHtml: string;
  likesReceived: number;
  digests: number;
  lastSeenAt: Date | null;
  isBanned: boolean;
  balances: { coins: number; reputation: number; contribution: number };
  /** The next rung of the ladder and what is missing, for oneself. */
  next: { group: GroupBadge; missing: number } | null;
  /** The follow of the viewer is returned. */
  isMutual: boolean;
  /** What they tell of themselves, in the order of the page; `href` for a website. */
  fields: { name: ProfileField; text: string; href?: string }[];
  /** The viewer has blocked them. */
  isBlocked: boolean;
  /** What the viewer, who follows them, has noted down about them; nobody else reads it. */
  remark: string;
}

/** A row of a list of followers or followed. */
export interface FollowRowView extends MemberRowView {
  /** The follow is returned. */
  isMutual: boolean;
  /** The viewer's own remark on them; '' for none. */
  remark: string;
}

export const PROFILE_FIELDS = ['location', 'website', 'occupation', 'interests'] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];

/** A row of a members list. */
export interface MemberRowView extends MemberRef {
  group: GroupBadge;
  points: number;
  threads: number;
  posts: number;
  joinedAt: Date;
}
