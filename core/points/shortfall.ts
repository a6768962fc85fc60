/**
 * Floors (E1). What is taken back may be more than a member has left: the account `shortfall` makes good what is missing, as a movement of
 * its own, and `members.<currency>_owed` remembers it. Whatever comes in later repays it first, as a movement, too.
 */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Effects, SiteSettings } from '@/core/kernel';
import { type MovementLine, writeMovement } from './move-points';
import { CURRENCIES, type Currency } from './rules';

/** By how much a balance is lifted to its floor (above 0), or gives back of what it owes (below 0). */
export type Shift = Record<Currency, number>;

/** SQL: a currency's floor; without one, the least integer. */
export const floorOf = ({ pointFloors }: Pick<SiteSettings, 'pointFloors'>, currency: Currency): SQL =>
  sql`coalesce(${pointFloors[currency]}::int, -2147483648)`;

/** Writes what floors ask for: `shortfall` lifts, `repayment` gives back. Stored balances hold it already. */
export async function writeShift(
  effects: Pick<Effects, 'tx' | 'context'>,
  { memberId, shift, cause }: { memberId: number; shift: Shift; cause?: string },
): Promise<void> {
  for (const [rule, sign] of [['shortfall', 1] as const, ['repayment', -1] as const]) {
    const lines = CURRENCIES.filter((currency) => shift[currency] * sign > 0).flatMap((currency): MovementLine[] => [
      { memberId, currency, amount: shift[currency] },
      { system: 'shortfall', currency, amount: -shift[currency] },
    ]);
    // The cause is named, but is another one: what is taken back by a cause must not take its shortfall with it.
    if (lines.length) await writeMovement(effects, { rule, cause: `${rule}:${cause ?? `member:${memberId}`}`, actorId: null, lines });
  }
}

/** SQL: what each of these members owes by the ledger, as `id, coins, reputation, contribution`. */
export const owedByLedger = (ids: SQL): SQL => sql`
  select e.member_id as id, ${sql.join(
    CURRENCIES.map((currency) => sql`coalesce(sum(e.amount) filter (where e.currency = ${currency}), 0)::int as ${sql.raw(currency)}`),
    sql`, `,
  )}
  from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
  where t.rule in ('shortfall', 'repayment') and e.member_id = any (${ids}) group by e.member_id`;

/** Lifts and settles the members who stand otherwise than new floors ask; answers how many. Their rows are locked here. */
export async function levelMembers(effects: Effects, settings: Pick<SiteSettings, 'pointFloors'>): Promise<number> {
  const { tx } = effects;
  const floors = Object.fromEntries(CURRENCIES.map((currency) => [currency, floorOf(settings, currency)])) as Record<Currency, SQL>;
  const column = (currency: Currency, more = '') => sql.raw(`m.${currency}${more}`);
  const net = (currency: Currency) => sql`greatest(${column(currency)} - ${column(currency, '_owed')}, ${floors[currency]})`;
  const wrong = sql.join(
    CURRENCIES.map((currency) => sql`${net(currency)} <> ${column(currency)}`),
    sql` or `,
  );
  const locked = await rows<{ id: number }>(tx, sql`select m.id from members m where ${wrong} order by m.id for no key update`);
  const shift = sql.join(
    CURRENCIES.map((currency) => sql`${net(currency)} - ${column(currency)} as ${sql.raw(currency)}`),
    sql`, `,
  );
  // Only those that are held: a row that became wrong meanwhile could change again before it is written.
  const held = sql`m.id = any (${sql.param(locked.map(({ id }) => id))}::bigint[])`;
  const found = await rows<Shift & { id: number }>(tx, sql`select m.id, ${shift} from members m where ${held} order by m.id`);
  for (const { id, ...each } of found) await writeShift(effects, { memberId: id, shift: each, cause: 'floors' });
  await rows(
    tx,
    sql`
    update members m set ${sql.join(
      CURRENCIES.map(
        (currency) =>
          sql`${sql.raw(currency)} = ${net(currency)}, ${sql.raw(currency)}_owed = ${net(currency)} - (${column(currency)} - ${column(currency, '_owed')})`,
      ),
      sql`, `,
    )}
    where ${held}`,
  );
  return found.length;
}
