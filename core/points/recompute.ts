import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Context } from '@/core/kernel';
import { formulaToSql } from './formula';
import { figureColumn, groupOf } from './settle-members';

/** A stored figure that was not what its sources say. */
export interface Difference {
  memberId: number;
  name: string;
  figure: 'coins' | 'reputation' | 'contribution' | 'points_total' | 'group_id';
  stored: number;
  right: number;
}

/** Members that are looked at together. */
const BATCH = 5_000;

/**
 * Compares every balance with the sum of the ledger, every total with the formula, and every rung with the total. With `mend`
 * the stored figures are set right; members are locked while theirs are compared, so it may run beside a busy board.
 */
export async function recompute(context: Context, { mend }: { mend: boolean }): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (let after = 0; ;) {
    const batch = await compare(context, after, mend);
    differences.push(...batch.differences);
    if (batch.last === null) return differences;
    after = batch.last;
  }
}

interface Compared {
  id: number;
  name: string;
  stored: Record<Difference['figure'], number>;
  right: Record<Difference['figure'], number>;
}

async function compare(context: Context, after: number, mend: boolean): Promise<{ differences: Difference[]; last: number | null }> {
  return context.db.transaction(async (tx) => {
    // Sums must be read after the locks are held: a second statement sees what was committed while the first one waited.
    const ids = (
      await rows<{ id: number }>(tx, sql`select id from members where id > ${after}::bigint order by id limit ${BATCH} for no key update`)
    ).map(({ id }) => id);
    if (ids.length === 0) return { differences: [], last: null };
    const found = await rows<Compared>(tx, comparison(context, ids));
    if (mend)
      for (const { id, right } of found)
        await rows(
          tx,
          sql`
      update members set coins = ${right.coins}::int, reputation = ${right.reputation}::int, contribution = ${right.contribution}::int,
        points_total = ${right.points_total}::int, group_id = ${right.group_id}::bigint where id = ${id}::bigint`,
        );
    return { differences: found.flatMap(differencesOf), last: ids.at(-1)! };
  });
}

function comparison(context: Context, ids: number[]) {
  const balance = (currency: string) => sql`coalesce(sum(e.amount) filter (where e.currency = ${currency}), 0)::int`;
  return sql`
    with summed as (
      select m.id, ${balance('coins')} as coins, ${balance('reputation')} as reputation, ${balance('contribution')} as contribution
      from members m left join ledger_entries e on e.member_id = m.id where m.id = any (${sql.param(ids)}::bigint[]) group by m.id
    ), figured as (
      select s.*, m.name, m.post_count, m.thread_count, m.digest_count, m.group_id, g.kind,
        jsonb_build_object('coins', m.coins, 'reputation', m.reputation, 'contribution', m.contribution, 'points_total', m.points_total, 'group_id', m.group_id) as stored
      from summed s join members m on m.id = s.id join groups g on g.id = m.group_id
    ), counted as (select f.*, ${formulaToSql(context.settings.pointsFormula, figureColumn(sql`f`))} as total from figured f),
    judged as (
      select c.id, c.name, c.stored, jsonb_build_object('coins', c.coins, 'reputation', c.reputation, 'contribution', c.contribution,
        'points_total', c.total, 'group_id', ${groupOf(sql`c.total`, sql`c.group_id`, sql`c.kind`)}) as "right"
      from counted c
    )
    select * from judged where stored <> "right" order by id`;
}

function differencesOf({ id, name, stored, right }: Compared): Difference[] {
  const figures = Object.keys(right) as Difference['figure'][];
  return figures
    .filter((figure) => stored[figure] !== right[figure])
    .map((figure) => ({ memberId: id, name, figure, stored: stored[figure], right: right[figure] }));
}
