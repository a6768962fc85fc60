import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { row, rows } from '@/db/rows';
import type { Context } from '@/core/kernel';
import { formulaToSql } from '@/core/formulas';
import { groupOf } from '@/core/groups';
import { CURRENCIES, type Currency } from './rules';
import { figureColumn } from './settle-members';
import { floorOf, owedByLedger, type Shift, writeShift } from './shortfall';

type Figure = Currency | `${Currency}_owed` | 'points_total' | 'group_id';

/** A stored figure that was not what its sources say; or a movement that leaves something over. */
export interface Difference {
  /** Null for a movement. */
  memberId: number | null;
  /** The member's name, or the movement's number. */
  name: string;
  figure: Figure | `movement of ${Currency}`;
  stored: number;
  right: number;
}

/** Members that are looked at together. */
const BATCH = 5_000;
/** Movements that are added up together. */
const STRETCH = 100_000;

/**
 * Compares every balance with the sum of the ledger, what is owed with the account `shortfall`, every total with the formula, and every rung
 * with the total; and adds up every movement. With `mend` the stored figures are set right; members are locked while theirs are
 * compared, so it may run beside a busy board. A movement that is not balanced is told and left: the ledger is only ever added to.
 */
export async function recompute(context: Context, { mend }: { mend: boolean }): Promise<Difference[]> {
  const differences = await unbalancedMovements(context);
  for (let after = 0; ;) {
    const batch = await compare(context, after, mend);
    differences.push(...batch.differences);
    if (batch.last === null) return differences;
    after = batch.last;
  }
}

async function unbalancedMovements({ db }: Context): Promise<Difference[]> {
  const last = (await row<{ id: number | null }>(db, sql`select max(id) as id from ledger_transactions`))?.id ?? 0;
  const found: Difference[] = [];
  for (let from = 0; from < last; from += STRETCH) {
    const over = await rows<{ id: number; currency: Currency; sum: number }>(
      db,
      sql`
      select transaction_id as id, currency, sum(amount)::bigint as sum from ledger_entries
      where transaction_id > ${from}::bigint and transaction_id <= ${from + STRETCH}::bigint
      group by 1, 2 having sum(amount) <> 0 order by 1`,
    );
    for (const { id, currency, sum } of over)
      found.push({ memberId: null, name: String(id), figure: `movement of ${currency}`, stored: sum, right: 0 });
  }
  return found;
}

interface Compared {
  id: number;
  name: string;
  stored: Record<Figure, number>;
  right: Record<Figure, number>;
  /** What floors ask for beyond the ledger. */
  shift: Shift;
}

async function compare(context: Context, after: number, mend: boolean): Promise<{ differences: Difference[]; last: number | null }> {
  return context.db.transaction(async (tx) => {
    // Sums must be read after the locks are held: a second statement sees what was committed while the first one waited.
    const ids = (
      await rows<{ id: number }>(tx, sql`select id from members where id > ${after}::bigint order by id limit ${BATCH} for no key update`)
    ).map(({ id }) => id);
    if (ids.length === 0) return { differences: [], last: null };
    const found = await rows<Compared>(tx, comparison(context, ids));
    if (mend) for (const each of found) await setRight(tx, context, each);
    return { differences: found.flatMap(differencesOf), last: ids.at(-1)! };
  });
}

async function setRight(tx: Tx, context: Context, { id, right, shift }: Compared): Promise<void> {
  await writeShift({ tx, context }, { memberId: id, shift, cause: 'recompute' });
  const set = Object.entries(right).map(([figure, value]) => sql`${sql.raw(figure)} = ${value}::bigint`);
  await rows(tx, sql`update members set ${sql.join(set, sql`, `)} where id = ${id}::bigint`);
}

/** What a balance should be follows from the ledger: its sum, less what is owed, but never below the floor. */
function comparison(context: Context, ids: number[]) {
  const list = (each: (currency: Currency) => ReturnType<typeof sql>) => sql.join(CURRENCIES.map(each), sql`, `);
  const named = (currency: Currency, more = '') => sql.raw(`${currency}${more}`);
  const stands = (currency: Currency) =>
    sql`greatest(s.${named(currency)} - coalesce(o.${named(currency)}, 0), ${floorOf(context.settings, currency)})`;
  return sql`
    with summed as (
      select m.id, ${list((currency) => sql`coalesce(sum(e.amount) filter (where e.currency = ${currency}), 0)::int as ${named(currency)}`)}
      from members m left join ledger_entries e on e.member_id = m.id where m.id = any (${sql.param(ids)}::bigint[]) group by m.id
    ), owed as (${owedByLedger(sql`${sql.param(ids)}::bigint[]`)}),
    figured as (
      select s.id, m.name, m.post_count, m.thread_count, m.digest_count, m.group_id, g.kind,
        ${list((currency) => sql`${stands(currency)} as ${named(currency)}, ${stands(currency)} - (s.${named(currency)} - coalesce(o.${named(currency)}, 0)) as ${named(currency, '_owed')}`)},
        jsonb_build_object(${list((currency) => sql`${currency}::text, ${stands(currency)} - s.${named(currency)}`)}) as shift,
        jsonb_build_object(${list((currency) => sql`${currency}::text, m.${named(currency)}, ${`${currency}_owed`}::text, m.${named(currency, '_owed')}`)}, 'points_total', m.points_total, 'group_id', m.group_id) as stored
      from summed s join members m on m.id = s.id join groups g on g.id = m.group_id left join owed o on o.id = s.id
    ), counted as (select f.*, ${formulaToSql(context.settings.pointsFormula, figureColumn(sql`f`))} as total from figured f),
    judged as (
      select c.id, c.name, c.stored, c.shift,
        jsonb_build_object(${list((currency) => sql`${currency}::text, c.${named(currency)}, ${`${currency}_owed`}::text, c.${named(currency, '_owed')}`)},
        'points_total', c.total, 'group_id', ${groupOf(sql`c.total`, sql`c.group_id`, sql`c.kind`)}) as "right"
      from counted c
    )
    select * from judged where stored <> "right" order by id`;
}

function differencesOf({ id, name, stored, right }: Compared): Difference[] {
  return (Object.keys(right) as Figure[])
    .filter((figure) => stored[figure] !== right[figure])
    .map((figure) => ({ memberId: id, name, figure, stored: stored[figure], right: right[figure] }));
}
