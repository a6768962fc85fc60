import { type SQL, sql } from 'drizzle-orm';
import type { Context } from './context';

/** SQL: the site's last midnight, where "today" begins. */
export const midnight = ({ now, settings }: Context): SQL => sql`date_trunc('day', ${now()}::timestamptz, ${settings.timeZone})`;
