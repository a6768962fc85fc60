import { sql } from 'drizzle-orm';
import { change } from '@/db/rows';
import type { Effects } from './context';

/** Writes a line that nobody can edit: who did what to which object, e.g. `thread:12`. */
export async function audit({ tx, context }: Effects, line: { action: string; object: string; facts: object }): Promise<void> {
  await change(
    tx,
    sql`
    insert into audit_lines (action, actor_id, object, facts, created_at)
    values (${line.action}, ${context.viewer.id || null}::bigint, ${line.object}, ${JSON.stringify(line.facts)}::jsonb, ${context.now()}::timestamptz)`,
  );
}
