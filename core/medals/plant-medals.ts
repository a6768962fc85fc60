import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { change } from '@/db/rows';
import { FACTORY_MEDALS } from './factory-medals';

/** Plants the medals of a fresh board, only where there is none at all. */
export async function plantMedals(db: Db | Tx): Promise<void> {
  const planted = FACTORY_MEDALS.map((medal, position) => ({ ...medal, position }));
  await change(
    db,
    sql`
    insert into medals (key, name, description, sign, pigment, way, lasts_days, position)
    select key, name, description, sign, pigment, way, lasts_days, position
    from jsonb_to_recordset(${JSON.stringify(planted)}::jsonb) as f(key text, name jsonb, description jsonb, sign text, pigment text, way text, lasts_days int, position int)
    where not exists (select 1 from medals)
    on conflict do nothing`,
  );
}
