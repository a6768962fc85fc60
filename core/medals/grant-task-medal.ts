import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import type { Effects } from '@/core/kernel';
import { hang } from './held';

/** Hangs the medal that a task gives, if it gives one that is still granted; who holds it already keeps what they have. */
export async function grantTaskMedal(effects: Effects, { taskId, memberId }: { taskId: number; memberId: number }): Promise<void> {
  const found = await row<{ medalId: number }>(
    effects.tx,
    sql`select md.id as "medalId" from tasks t join medals md on md.id = t.medal_id and md.is_open where t.id = ${taskId}::bigint`,
  );
  if (found) await hang(effects, { ...found, memberId, grantedBy: null, reason: '' });
}
