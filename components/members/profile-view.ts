import type { CollectionsView } from '@/core/collections/views';
import type { CursorPage, Pages } from '@/core/kernel';
import type { FollowRowView, ProfileView } from '@/core/members/views';
import type { HeldMedalView } from '@/core/medals/views';
import type { LedgerLineView } from '@/core/points/views';
import type { PostRowView } from '@/core/posts/views';
import type { WritingView } from '@/components/posts/writing';
import type { ThreadListView } from '@/core/threads/views';

export const PROFILE_TABS = ['threads', 'replies', 'likes', 'collections', 'about', 'followers', 'following', 'medals', 'points'] as const;
export type ProfileTab = (typeof PROFILE_TABS)[number];

/** What lies under the open tab. */
export type ProfileList =
  | { tab: 'threads'; list: ThreadListView }
  | { tab: 'about' }
  | ({ tab: 'collections' } & CollectionsView)
  | { tab: 'replies'; rows: PostRowView[]; pages: Pages }
  | { tab: 'likes'; rows: PostRowView[]; pages: Pages }
  | { tab: 'followers' | 'following'; rows: FollowRowView[]; pages: Pages }
  | { tab: 'medals'; medals: HeldMedalView[] }
  | {
      tab: 'points';
      currency?: 'coins' | 'reputation' | 'contribution';
      lines: CursorPage<LedgerLineView>;
      formula: string;
      /** The form of administrators; null for everybody else. */
      granting: WritingView | null;
      owed: Record<'coins' | 'reputation' | 'contribution', number>;
    };

/** A member's page; made by `web/members/reads.ts`. */
export interface ProfilePageView {
  profile: ProfileView;
  list: ProfileList;
  /** The points history is open to oneself and to staff. */
  maySeePoints: boolean;
  /** The reader may ban this member. */
  mayBan: boolean;
  /** The reader's group may send coins. */
  mayTransfer: boolean;
}
