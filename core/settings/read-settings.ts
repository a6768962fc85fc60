import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { SiteSettings } from '@/core/kernel';
import { FACTORY_SETTINGS, settingsSchema } from './factory';

/** The settings in force. Reads the table; whoever calls often keeps the answer until the tag `settings` is touched. */
export async function readSettings(db: Db | Tx): Promise<SiteSettings> {
  const stored = await rows<{ key: string; value: unknown }>(db, sql`select key, value from settings`);
  const founded = stored.some(({ key }) => key === 'foundedAt')
    ? []
    : await rows<{ at: Date | null }>(db, sql`select min(joined_at) as at from members`);
  const settings: SiteSettings = { ...FACTORY_SETTINGS, foundedAt: founded[0]?.at?.toISOString() ?? '' };
  for (const { key, value } of stored) Object.assign(settings, accepted(key, value));
  return settings;
}

function accepted(key: string, value: unknown): Partial<SiteSettings> {
  if (!Object.hasOwn(settingsSchema.shape, key)) return {};
  const parsed = settingsSchema.shape[key as keyof SiteSettings].safeParse(value);
  return parsed.success ? { [key]: parsed.data } : {};
}
