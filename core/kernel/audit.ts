import { sql } from 'drizzle-orm';
import { change } from '@/db/rows';
import type { Effects } from './context';

/** Writes down what the desk changed, with what it was before. */
export async function audit({ tx, context }: Effects, action: string, object: string, facts: object): Promise<void> {
  await change(
    tx,
    sql`
    insert into audit_lines (action, actor_id, object, facts, created_at)
    values (${action}, ${context.viewer.id || null}::bigint, ${object}, ${JSON.stringify(facts)}::jsonb, ${context.now()}::timestamptz)`,
  );
}
