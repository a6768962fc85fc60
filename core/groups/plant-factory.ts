import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { change } from '@/db/rows';
import { FACTORY_RULES } from '@/core/points/factory-rules';
import { FACTORY_GROUPS } from './factory-groups';

/**
 * Plants the groups and points rules of a fresh board. What is there stays as it is, also where an administrator changed it;
 * settings need no rows, since their factory values are in the code. Safe to run at every start and by several processes at once.
 */
export async function plantFactory(db: Db | Tx): Promise<void> {
  const groups = FACTORY_GROUPS.map((group) => ({
    key: group.key, kind: group.kind, name: group.name, min_total: group.minTotal, tally: group.tally, read_level: group.readLevel,
    max_image_bytes: group.maxImageBytes, signature_length: group.signatureLength, rights: group.rights,
  }));
  await change(db, sql`
    insert into groups (key, kind, name, min_total, tally, read_level, max_image_bytes, signature_length, rights, is_factory)
    select key, kind, name, min_total, tally, read_level, max_image_bytes, signature_length, rights, true
    from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as f(key text, kind text, name jsonb, min_total int, tally int, read_level int, max_image_bytes int, signature_length int, rights text[])
    on conflict (key) do nothing`);
  // A rule that an administrator deleted does not come back: rules are planted only where there is none at all.
  await change(db, sql`
    insert into point_rules (action, cycle, cap, dedupe, coins, reputation, contribution, position)
    select action, cycle, cap, dedupe, coalesce(coins, 0), coalesce(reputation, 0), coalesce(contribution, 0), position
    from jsonb_to_recordset(${JSON.stringify(FACTORY_RULES)}::jsonb) as f(action text, cycle text, cap int, dedupe text, coins int, reputation int, contribution int, position int)
    where not exists (select 1 from point_rules)
    on conflict do nothing`);
}
