import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { type Context, isMember, today } from '@/core/kernel';
import { readLivingStreaks } from './read-streaks';
import type { CheckInsView } from './views';

/** Who has checked in today, the longest streaks, and the reader's own month; open to everybody. */
export async function readCheckIns(context: Context): Promise<CheckInsView> {
  const [of, ranking, mine] = await Promise.all([
    row<{ today: string; count: number }>(
      context.db,
      sql`select d.day::text as today, (select count(*)::int from check_ins c where c.day = d.day) as count from (select ${today(context)} as day) d`,
    ),
    readLivingStreaks(context),
    isMember(context.viewer) ? readMine(context) : null,
  ]);
  return { today: of!.today, count: of!.count, ranking, mine };
}

/** A streak lives until the end of the day after its last. */
async function readMine(context: Context): Promise<CheckInsView['mine']> {
  const me = sql`c.member_id = ${context.viewer.id}::bigint`;
  const found = await row<NonNullable<CheckInsView['mine']>>(
    context.db,
    sql`
    select exists (select 1 from check_ins c where ${me} and c.day = d.day) as "isDone",
      coalesce((select c.streak from check_ins c where ${me} and c.day >= d.day - 1 and c.day <= d.day order by c.day desc limit 1), 0) as streak,
      coalesce((select b.streak from best_streaks b where b.member_id = ${context.viewer.id}::bigint), 0) as best,
      (select count(*)::int from check_ins c where ${me}) as total,
      array(select c.day::text from check_ins c where ${me} and c.day >= date_trunc('month', d.day) and c.day < date_trunc('month', d.day) + interval '1 month' order by c.day) as days
    from (select ${today(context)} as day) d`,
  );
  return found ?? null;
}
