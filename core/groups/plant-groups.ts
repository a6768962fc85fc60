import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { change } from '@/db/rows';
import { FACTORY_GROUPS } from './factory-groups';

/**
 * Plants the groups of a fresh board. What is there stays as it is, also where an administrator changed it, and a rung that was taken out
 * of the ladder does not come back.
 */
export async function plantGroups(db: Db | Tx): Promise<void> {
  const groups = FACTORY_GROUPS.map((group) => ({
    key: group.key,
    kind: group.kind,
    name: group.name,
    min_total: group.minTotal,
    tally: group.tally,
    read_level: group.readLevel,
    max_image_bytes: group.maxImageBytes,
    signature_length: group.signatureLength,
    rating_most: group.ratings.most,
    rating_daily: group.ratings.daily,
    rights: group.rights,
  }));
  await change(
    db,
    sql`
    insert into groups (key, kind, name, min_total, tally, read_level, max_image_bytes, signature_length, rating_most, rating_daily, rights, is_factory)
    select key, kind, name, min_total, tally, read_level, max_image_bytes, signature_length, rating_most, rating_daily, rights, true
    from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as f(key text, kind text, name jsonb, min_total int, tally int, read_level int, max_image_bytes int, signature_length int, rating_most int, rating_daily int, rights text[])
    where f.kind <> 'ladder' or not exists (select 1 from groups)
    on conflict (key) do nothing`,
  );
}
