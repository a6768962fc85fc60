import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import type { Context } from '@/core/kernel';

/** Members seen in the last 15 minutes who do not hide it (D9). */
export async function readOnlineCount(context: Context): Promise<number> {
  const since = new Date(context.now().getTime() - 15 * 60_000);
  const found = await row<{ online: number }>(
    context.db,
    sql`select count(*)::int as online from members where last_seen_at > ${since}::timestamptz and not hides_online and deleted_at is null`,
  );
  return found?.online ?? 0;
}
