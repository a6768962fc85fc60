import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import type { Context } from '@/core/kernel';
import type { Currency } from './rules';

/** What a member still owes, by currency: taken back from them beyond their floor, and repaid by whatever comes in first. */
export async function readOwed({ db }: Pick<Context, 'db'>, memberId: number): Promise<Record<Currency, number>> {
  const found = await row<Record<Currency, number>>(
    db,
    sql`select coins_owed as coins, reputation_owed as reputation, contribution_owed as contribution from members where id = ${memberId}::bigint`,
  );
  return found ?? { coins: 0, reputation: 0, contribution: 0 };
}
