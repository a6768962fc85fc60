import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { change } from '@/db/rows';
import { FACTORY_RULES } from './factory-rules';

/** Plants the rules of a fresh board, only where there is none at all: a rule that an administrator deleted does not come back. */
export async function plantRules(db: Db | Tx): Promise<void> {
  await change(
    db,
    sql`
    insert into point_rules (action, cycle, cap, dedupe, coins, reputation, contribution, position)
    select action, cycle, cap, dedupe, coalesce(coins, 0), coalesce(reputation, 0), coalesce(contribution, 0), position
    from jsonb_to_recordset(${JSON.stringify(FACTORY_RULES)}::jsonb) as f(action text, cycle text, cap int, dedupe text, coins int, reputation int, contribution int, position int)
    where not exists (select 1 from point_rules)
    on conflict do nothing`,
  );
}
