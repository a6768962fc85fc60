import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { command, touch } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { settingsSchema } from './factory';

/** Changes some settings; the administrators'. Each change leaves a line in the audit log with what it was before. */
export const changeSettings = command({
  name: 'edit-settings',
  input: settingsSchema.partial(),
  facts: async (tx) => rows<{ key: string; value: unknown }>(tx, sql`select key, value from settings for update`),
  ability: (_facts, _input, { viewer }) => mustBeAdministrator(viewer),
  run: async ({ tx, context, touch: purge }, before, input) => {
    const actor = context.viewer.id || null;
    for (const [key, value] of Object.entries(input)) {
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
    return { changed: Object.keys(input) };
  },
});
