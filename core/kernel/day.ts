import { type SQL, sql } from 'drizzle-orm';
import type { Context } from './context';

/** SQL: the site's last midnight, where "today" begins. */
export const midnight = ({ now, settings }: Context): SQL => sql`date_trunc('day', ${now()}::timestamptz, ${settings.timeZone})`;

/** SQL: today by the site's calendar. */
export const today = ({ now, settings }: Context): SQL => sql`(${now()}::timestamptz at time zone ${settings.timeZone})::date`;
