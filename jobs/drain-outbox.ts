import { sql } from 'drizzle-orm';
import type { System } from '@/platform/system';

const BATCH = 500;

/**
 * Takes what committed commands left for later. Rows of this process were published by itself right after the commit;
 * rows of others (the command line, a process that died between commit and publishing) are published here.
 */
export async function drainOutbox(system: System): Promise<void> {
  for (;;) {
    const { rows } = await system.db.db.execute<{ process: string; touches: string[] }>(sql`
      delete from outbox where id in (select id from outbox order by id limit ${BATCH} for update skip locked) returning process, touches`);
    const tags = new Set(rows.filter(({ process }) => process !== system.processId).flatMap(({ touches }) => touches));
    if (tags.size) await system.bus.publish([...tags]);
    if (rows.length < BATCH) return;
  }
}
