import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '@/core/kernel';

/** SQL: a moment as the site's clock showed it, to the minute, e.g. `2026-11-23T09:00`. */
export const localTime = ({ settings }: Context, moment: SQL): SQL =>
  sql`to_char(${moment} at time zone ${settings.timeZone}, 'YYYY-MM-DD"T"HH24:MI')`;
