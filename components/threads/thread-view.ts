import type { WatchView } from '@/core/follows/views';
import type { GroupBadge } from '@/core/members/views';
import type { PointRuleView } from '@/core/points/views';
import type { ThreadView } from '@/core/threads/views';
import type { ReplyDraft } from '@/components/posts/composer';

/** All that a thread page draws; made by `web/threads/reads.ts`. */
export interface ThreadPageView {
  thread: ThreadView;
  watch: WatchView;
  rules: PointRuleView[];
  /** What the reader still needs for the next group; null for guests. */
  next: { total: number; group: GroupBadge; missing: number } | null;
  /** Null where the viewer may not write. */
  draft: ReplyDraft | null;
  /** The reader may put it into a collection. */
  mayCollect: boolean;
  /** Names of the first floors (沙发, 板凳 …); empty where floors have only numbers. */
  floorNames: readonly string[];
}
