import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { row } from '@/db/rows';
import { Failure, type Verdict, type Viewer } from '@/core/kernel';
import { holdsAll, mustBeSiteStaff } from '@/core/permissions';

export interface BanFacts {
  id: number;
  name: string;
  groupKey: string;
  isBanned: boolean;
}

/** Locks the member who is banned or let in again. @throws Failure `member.not_found` */
export async function lockBanned(tx: Tx, memberId: number): Promise<BanFacts> {
  const found = await row<BanFacts>(
    tx,
    sql`
    select m.id, m.name, g.key as "groupKey", m.banned_at is not null as "isBanned"
    from members m join groups g on g.id = m.group_id where m.id = ${memberId}::bigint and m.deleted_at is null for no key update of m`,
  );
  if (!found) throw new Failure('member.not_found');
  return found;
}

/** Site staff, but not themselves and not each other. */
export function mayBan(viewer: Viewer, { id, groupKey }: Pick<BanFacts, 'id' | 'groupKey'>): Verdict {
  const may = mustBeSiteStaff(viewer);
  if (may !== true) return may;
  if (id === viewer.id) return { reason: 'member.self_ban' };
  return holdsAll(groupKey) ? { reason: 'member.is_staff' } : true;
}
