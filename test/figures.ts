/** What a town's stored figures and its outbox say. */
import { sql } from 'drizzle-orm';
import { recompute } from '@/core/points';
import { recount } from '@/core/stats';
import { rows } from '@/db/rows';
import type { Town } from './town';

/** Where stored figures differ from what is counted anew; empty where all is well. */
export const differencesIn = async (town: Town) => [
  ...(await recount(town.context(town.guest))).lines,
  ...(await recompute(town.context(town.guest), { mend: false })),
];

/** Events of a name that wait to be told, oldest first. */
export const eventsIn = (town: Town, name: string) =>
  rows<{ facts: Record<string, unknown> }>(
    town.database.db,
    sql`select e->'facts' as facts from outbox o, jsonb_array_elements(o.events) e where e->>'name' = ${name} order by o.id`,
  );
