import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { testDatabase } from '@/test/database';
import { rows } from './rows';

const DESCENDING = 1;
const NULLS_FIRST = 2;

it('has no index that `order by … desc` cannot use', async () => {
  const { db } = await testDatabase();
  const found = await rows<{ name: string }>(
    db,
    sql`
    select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace
      and exists (select 1 from unnest(i.indoption::int2[]) o where o & ${DESCENDING}::int <> 0 and o & ${NULLS_FIRST}::int = 0)`,
  );
  expect(found).toEqual([]);
});
