import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { memoised, touch } from '@/core/kernel';
import type { GroupBadge } from '@/core/members/views';
import { badgeOf, groupColumns, type GroupRow } from './group-badge';

/** A group with what it gives. */
export interface GroupView {
  id: number;
  badge: GroupBadge;
  /** Least total; null off the ladder. */
  from: number | null;
  readLevel: number;
  maxImageBytes: number;
  signatureLength: number;
  /** Largest amount of one rating, and of all of a day (E7). */
  ratingMost: number;
  ratingDaily: number;
  rights: string[];
}

/** Every group: the ladder upwards, then staff, then special states. Kept a process long, until `points` is touched. */
export function readGroups(db: Db, through: Db | Tx = db): Promise<GroupView[]> {
  return memoised(db, touch.points(), 'groups', async () => {
    const found = await rows<GroupRow & Omit<GroupView, 'badge'>>(
      through,
      sql`
      select id, ${groupColumns()}, min_total as "from", read_level as "readLevel", max_image_bytes as "maxImageBytes", signature_length as "signatureLength",
        rating_most as "ratingMost", rating_daily as "ratingDaily", rights
      from groups g order by array_position(array['ladder', 'staff', 'special'], kind), min_total, read_level desc, id`,
    );
    return found.map(({ groupKey, groupName, groupTally, groupKind, ...group }) => ({
      ...group,
      badge: badgeOf({ groupKey, groupName, groupTally, groupKind }),
    }));
  });
}

/** The rung of the ladder on which a total stands; undefined where there is no ladder. */
export function groupFor(groups: readonly GroupView[], total: number): GroupView | undefined {
  return groups.filter(({ from }) => from !== null && from <= total).at(-1);
}

/** The next rung and what is missing to it; null at the top and off the ladder. */
export function nextGroup(
  groups: readonly GroupView[],
  total: number,
  kind: GroupBadge['kind'],
): { group: GroupBadge; missing: number } | null {
  if (kind !== 'ladder') return null;
  const next = groups.find(({ from }) => from !== null && from > total);
  return next ? { group: next.badge, missing: next.from! - total } : null;
}
