import type { Pages } from '@/core/kernel';
import type { MemberRef } from '@/core/members/views';
import type { ThreadRowView } from '@/core/threads/views';

/** A collection in a list. */
export interface CollectionRowView {
  id: number;
  slug: string;
  title: string;
  description: string;
  owner: MemberRef;
  isPublic: boolean;
  /** Threads in it that the reader may see. */
  threads: number;
  followers: number;
  createdAt: Date;
}

export interface CollectionsView {
  rows: CollectionRowView[];
  pages: Pages;
}

/** A thread in a collection, with what its collector says of it. */
export interface CollectedThreadView {
  thread: ThreadRowView;
  note: string;
}

/** A collection's page. */
export interface CollectionView extends CollectionRowView {
  isMine: boolean;
  /** The viewer follows it. */
  isFollowed: boolean;
  /** The owner, and the site's staff. */
  mayEdit: boolean;
  items: CollectedThreadView[];
  pages: Pages;
}
