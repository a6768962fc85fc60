import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { type Context, isMember } from '@/core/kernel';
import { isHeld, medalColumns } from './held';
import type { MedalListView, MedalRowView } from './views';

type Row = Omit<MedalRowView, 'mine'> & NonNullable<MedalRowView['mine']> & { changesAt: string | null };

/** Every medal: what it is for, how one comes by it, how many hold it; open to everybody. A closed one only while somebody holds it. */
export async function readMedals(context: Context): Promise<MedalListView> {
  const me = sql`${context.viewer.id}::bigint`;
  const found = await rows<Row>(
    context.db,
    sql`
    select ${medalColumns}, md.way, md.lasts_days as "lastsDays", md.is_open as "isOpen", c.holders, c.changes_at as "changesAt",
      exists (select 1 from member_medals h where h.medal_id = md.id and h.member_id = ${me} and ${isHeld(context)}) as "isHeld",
      a.decided_at is null and a.id is not null as "hasApplied", case when not a.is_granted then a.answer end as refusal
    from medals md
    cross join lateral (select count(*)::int as holders, min(h.expires_at) as changes_at from member_medals h where h.medal_id = md.id and ${isHeld(context)}) c
    left join lateral (select * from medal_applications a where a.medal_id = md.id and a.member_id = ${me} order by a.id desc limit 1) a on true
    where md.is_open or c.holders > 0
    order by md.position, md.id`,
  );
  const edges = found.flatMap(({ changesAt }) => (changesAt ? [new Date(changesAt).getTime()] : []));
  return {
    medals: found.map(({ isHeld: held, hasApplied, refusal, changesAt: _changesAt, ...medal }) => ({
      ...medal,
      mine: isMember(context.viewer) ? { isHeld: held, hasApplied, refusal } : null,
    })),
    changesAt: edges.length ? new Date(Math.min(...edges)) : null,
  };
}
