import type { CursorPage, Pages } from '@/core/kernel';
import type { MemberRowView, ProfileView } from '@/core/members/views';
import type { LedgerLineView } from '@/core/points/views';
import type { PostRowView } from '@/core/posts/views';
import type { ThreadListView } from '@/core/threads/views';

export const PROFILE_TABS = ['threads', 'replies', 'followers', 'following', 'points'] as const;
export type ProfileTab = (typeof PROFILE_TABS)[number];

/** What lies under the open tab. */
export type ProfileList =
  | { tab: 'threads'; list: ThreadListView }
  | { tab: 'replies'; rows: PostRowView[]; pages: Pages }
  | { tab: 'followers' | 'following'; rows: MemberRowView[]; pages: Pages }
  | { tab: 'points'; lines: CursorPage<LedgerLineView> };

/** A member's page; made by `web/members/reads.ts`. */
export interface ProfilePageView {
  profile: ProfileView;
  list: ProfileList;
  /** The points history is open to oneself and to staff. */
  maySeePoints: boolean;
  /** The reader may ban this member. */
  mayBan: boolean;
}
