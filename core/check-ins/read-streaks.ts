import { type SQL, sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { type Context, today } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import type { StreakView } from './views';

const SHOWN = 10;

/** The longest streaks that are alive: of those who checked in today, and of those who did yesterday and still may today. */
export async function readLivingStreaks(context: Context): Promise<StreakView[]> {
  const found = await rows<{ id: number; name: string; avatar: string | null; streak: number }>(
    context.db,
    sql`
    with d as materialized (select ${today(context)} as day)
    select * from (
      (select m.id, m.name, m.avatar, c.streak from d, check_ins c ${STANDING} where c.day = d.day order by c.day desc, c.streak desc, c.member_id desc limit ${SHOWN}::int)
      union all
      (select m.id, m.name, m.avatar, c.streak from d, check_ins c ${STANDING} where c.day = d.day - 1
        and not exists (select 1 from check_ins n where n.member_id = c.member_id and n.day = d.day)
        order by c.day desc, c.streak desc, c.member_id desc limit ${SHOWN}::int)
    ) living order by streak desc, id limit ${SHOWN}::int`,
  );
  return found.map(({ streak, ...member }) => ({ member: memberRefOf(member), streak }));
}

/** SQL: the members of check-ins `c` who are neither gone nor banned. */
const STANDING: SQL = sql`join members m on m.id = c.member_id and m.deleted_at is null and m.banned_at is null join groups g on g.id = m.group_id and g.key <> 'banned'`;
