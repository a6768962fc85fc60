import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { type Context, demand, isBannedNow } from '@/core/kernel';
import { findMember, memberRefOf } from '@/core/members';
import { mayBan } from './ban-facts';
import type { BanView } from './views';

interface Row extends Omit<BanView, 'member'> {
  groupKey: string;
}

/** A member as the site staff ban them; undefined = no such member. @throws Failure where one may not */
export async function readBan(context: Context, name: string): Promise<BanView | undefined> {
  const member = await findMember(context, name);
  const found =
    member &&
    (await row<Row>(
      context.db,
      sql`
      select ${isBannedNow(context.now())} as "isBanned", coalesce(m.ban_reason, '') as reason, m.banned_until as until, g.key as "groupKey"
      from members m join groups g on g.id = m.group_id where m.id = ${member.id}::bigint`,
    ));
  if (!found) return undefined;
  const { groupKey, ...ban } = found;
  demand(mayBan(context.viewer, { id: member.id, groupKey }));
  return { member: memberRefOf(member), ...ban };
}
