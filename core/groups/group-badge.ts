import { type SQL, sql } from 'drizzle-orm';
import type { Localized } from '@/db/schema';
import type { GroupBadge } from '@/core/members/views';

/** Columns of a group as queries name them. */
export interface GroupRow {
  groupKey: string;
  groupName: Localized;
  groupTally: number;
  groupKind: 'ladder' | 'staff' | 'special';
}

/** SQL: the columns of `GroupRow` from the table under this alias. */
export const groupColumns = (alias: SQL = sql`g`): SQL =>
  sql`${alias}.key as "groupKey", ${alias}.name as "groupName", ${alias}.tally as "groupTally", ${alias}.kind as "groupKind"`;

/** The badge beside a name. */
export const badgeOf = (group: GroupRow): GroupBadge => ({
  key: group.groupKey,
  name: group.groupName,
  tally: group.groupTally,
  kind: group.groupKind,
});
