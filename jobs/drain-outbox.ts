import { sql } from 'drizzle-orm';
import { type Happened, tellEvents } from '@/core/notifications';
import type { Tx } from '@/db/client';
import { change, rows } from '@/db/rows';
import type { System } from '@/platform/system';

const BATCH = 200;
/** Milliseconds after which what was told is committed: rows that many watch take seconds each, and their notices should not wait for all. */
const TURN = 4_000;
/** After so many failures (two weeks) a row is left for people to look at. */
const MOST_ATTEMPTS = 20;

interface Left extends Happened {
  process: string;
  touches: string[];
}

/**
 * Takes what committed commands left for later. Notices are written in the transaction that deletes the row, so that a process that dies
 * between leaves both or neither. Tags of this process were published by itself right after the commit; those of others (the command
 * line, a process that died between commit and publishing) are published here. The process that is to stop waits for one row at most.
 */
export async function drainOutbox(system: System, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted) {
    let taken: Left[];
    try {
      taken = await take(system, { most: BATCH, stopping });
    } catch {
      // One of them is at fault: taken one at a time, the others go their way.
      return drainSingly(system, stopping);
    }
    await publish(system, taken);
    if (taken.length === 0) return;
  }
}

async function drainSingly(system: System, stopping?: AbortSignal): Promise<void> {
  const failed: number[] = [];
  for (let nth = 0; nth < BATCH && !stopping?.aborted; nth += 1) {
    let id: number | undefined;
    try {
      const taken = await take(system, { most: 1, except: failed, note: (row) => (id = row.id) });
      if (!taken.length) return;
      await publish(system, taken);
    } catch (error) {
      if (id === undefined) throw error;
      failed.push(id);
      system.log.error({ err: error, outbox: id }, 'what a command left could not be told of; it is tried again later');
      await change(system.db.db, sql`update outbox set attempts = attempts + 1 where id = ${id}::bigint`);
    }
  }
}

interface Taking {
  most: number;
  stopping?: AbortSignal;
  except?: number[];
  note?: (row: Left) => void;
}

/** Tells of the oldest rows, as far as a turn lasts, and deletes them; one that failed waits twice as long each time. */
function take({ db, mailer, clock }: System, { most, stopping, except = [], note }: Taking): Promise<Left[]> {
  return db.db.transaction(async (tx: Tx) => {
    const begun = performance.now();
    const oldest = await rows<Left>(
      tx,
      sql`
      select id, actor_id as "actorId", events, touches, process, created_at as "createdAt" from outbox
      where (attempts = 0 or (attempts < ${MOST_ATTEMPTS}::int and created_at + power(2, attempts) * interval '1 second' < ${clock.now()}::timestamptz))
        and id <> all (${sql.param(except)}::bigint[])
      order by id limit ${most}::int for update skip locked`,
    );
    // The statement that tells everybody is long: left to choose, PostgreSQL plans it anew for every reply, in ten times what running it takes.
    if (oldest.length) await change(tx, sql`set local plan_cache_mode = force_generic_plan`);
    const taken: Left[] = [];
    for (const row of oldest) {
      if (stopping?.aborted || performance.now() - begun > TURN) break;
      note?.(row);
      await tellEvents(tx, row, { sendsMail: mailer.isOn });
      taken.push(row);
    }
    if (taken.length) await change(tx, sql`delete from outbox where id = any (${sql.param(taken.map(({ id }) => id))}::bigint[])`);
    return taken;
  });
}

async function publish({ bus, processId }: System, taken: Left[]): Promise<void> {
  const tags = new Set(taken.filter(({ process }) => process !== processId).flatMap(({ touches }) => touches));
  if (tags.size) await bus.publish([...tags]);
}
