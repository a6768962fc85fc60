import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { type Effects, type SiteSettings, touch, hold } from '@/core/kernel';

/** Settings as they are stored, locked: what a change is told against. */
export interface StoredSetting {
  key: string;
  value: unknown;
}

/** The stored settings, locked until the command ends; the lock is one of its own, since a setting that was never stored has no row. */
export async function lockSettings(tx: Tx): Promise<StoredSetting[]> {
  await hold(tx, 'settings');
  return rows<StoredSetting>(tx, sql`select key, value from settings order by key`);
}

/** Stores settings that were checked before; each leaves a line in the audit log with what it was. */
export async function storeSettings(
  { tx, context, touch: purge }: Effects,
  before: readonly StoredSetting[],
  changes: Partial<SiteSettings>,
): Promise<void> {
  const actor = context.viewer.id || null;
  for (const [key, value] of Object.entries(changes)) {
    const known = before.find((line) => line.key === key)?.value ?? null;
    await rows(
      tx,
      sql`
      insert into settings (key, value, changed_by, changed_at) values (${key}, ${JSON.stringify(value)}::jsonb, ${actor}::bigint, ${context.now()})
      on conflict (key) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    );
    await rows(
      tx,
      sql`
      insert into audit_lines (action, actor_id, object, facts, created_at)
      values ('settings.change', ${actor}::bigint, ${`setting:${key}`}, ${JSON.stringify({ before: known, after: value })}::jsonb, ${context.now()})`,
    );
  }
  purge(touch.settings());
}
