import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { type Context, Failure } from '@/core/kernel';
import type { Currency } from './rules';

/** What a member has, as it stands under the lock. */
export type Balances = Record<Currency, number>;

/**
 * Locks members' rows in ascending order of ids and answers what they have: for whoever spends by choice. Nobody else moves their
 * balances until the command ends, so what `demandSpendable` allowed is still there when the tally is settled.
 */
export async function lockBalances(tx: Tx, memberIds: readonly number[]): Promise<Map<number, Balances>> {
  const found = await rows<Balances & { id: number }>(
    tx,
    sql`
    select id, coins, reputation, contribution from members where id = any (${sql.param([...memberIds])}::bigint[])
    order by id for no key update`,
  );
  return new Map(found.map(({ id, ...balances }) => [id, balances]));
}

/**
 * Refuses to spend below the currency's floor. `needs` is positive.
 * @throws Failure `points.too_few` { currency, has, needs }; `has` is what may be spent
 */
export function demandSpendable(
  { settings }: Pick<Context, 'settings'>,
  balances: Balances,
  { currency, needs }: { currency: Currency; needs: number },
): void {
  const floor = settings.pointFloors[currency];
  if (floor === null) return;
  const has = Math.max(0, balances[currency] - floor);
  if (has < needs) throw new Failure('points.too_few', { currency, has, needs });
}
