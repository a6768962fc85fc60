import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Context } from '@/core/kernel';
import { isHeld, medalColumns } from './held';
import type { HeldMedalView } from './views';

/** What a member holds at this moment, in the order of the list of medals; open to everybody. */
export function readMedalsOf(context: Context, memberId: number): Promise<HeldMedalView[]> {
  return rows<HeldMedalView>(
    context.db,
    sql`
    select ${medalColumns}, h.granted_at as "grantedAt", h.expires_at as "expiresAt", h.reason
    from member_medals h join medals md on md.id = h.medal_id
    where h.member_id = ${memberId}::bigint and ${isHeld(context)}
    order by md.position, md.id`,
  );
}
