import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import type { Context } from '@/core/kernel';
import { nameKey } from '@/core/text';

/** The id behind a name in any case or form; null where there is no such member. */
export async function findMember(context: Context, name: string): Promise<{ id: number; name: string } | null> {
  const key = nameKey(name);
  if (!key || key.length > 200) return null;
  return (
    (await row<{ id: number; name: string }>(
      context.db,
      sql`select id, name from members where name_key = ${key} and deleted_at is null`,
    )) ?? null
  );
}
