/** Writes gathered views to the database: every few seconds, and at the end. */
import type { Pool } from 'pg';
import type { Look, Views } from './views';

/** The batch is at most this old when it is written; a crash loses no more (A6 allows 10 s). */
const EVERY_MS = 5_000;
/** A visitor counts once per thread in this time. */
const ONCE_IN = '8 hours';
const MOST_AT_ONCE = 5_000;

/**
 * Marks and counts in one statement: a mark that is new, or older than eight hours, adds one view. Threads are locked in the
 * order of their ids, since other writers lock several too. Looks at threads that are gone count nothing.
 */
const COUNT = `
with looks as (
  select thread_id, visitor from unnest($1::bigint[], $2::text[]) as l (thread_id, visitor)
), present as (
  select t.id from threads t where t.id in (select thread_id from looks) order by t.id for no key update
), marked as (
  insert into view_marks (thread_id, visitor, seen_at)
  select l.thread_id, l.visitor, $3::timestamptz from looks l join present p on p.id = l.thread_id
  on conflict (thread_id, visitor) do update set seen_at = excluded.seen_at
    where view_marks.seen_at < excluded.seen_at - interval '${ONCE_IN}'
  returning thread_id
), counted as (
  select thread_id, count(*)::int as views from marked group by thread_id
)
update threads t set view_count = t.view_count + c.views from counted c where t.id = c.thread_id`;

/** Writes looks; answers how many threads got a view. */
export async function writeLooks(pool: Pick<Pool, 'query'>, looks: readonly Look[], now: Date): Promise<number> {
  let threads = 0;
  for (let at = 0; at < looks.length; at += MOST_AT_ONCE) {
    const batch = looks.slice(at, at + MOST_AT_ONCE);
    const { rowCount } = await pool.query({
      name: 'count_views',
      text: COUNT,
      values: [batch.map(({ thread }) => thread), batch.map(({ visitor }) => visitor), now],
    });
    threads += rowCount ?? 0;
  }
  return threads;
}

export interface FlushOptions {
  views: Views;
  pool: Pick<Pool, 'query'>;
  now: () => Date;
  onError: (error: unknown) => void;
  everyMs?: number;
}

/** Flushes from time to time until stopped; stopping writes what is left. */
export function startViewFlush({ views, pool, now, onError, everyMs = EVERY_MS }: FlushOptions): {
  flush(): Promise<void>;
  stop(): Promise<void>;
} {
  let writing: Promise<void> | undefined;
  const flush = (): Promise<void> => (writing ??= write().finally(() => (writing = undefined)));
  const write = async () => {
    const looks = views.drain();
    if (looks.length === 0) return;
    try {
      await writeLooks(pool, looks, now());
    } catch (error) {
      views.giveBack(looks);
      onError(error);
    }
  };
  const timer = setInterval(() => void flush(), everyMs);
  timer.unref();
  return {
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
      // Whatever came in while the last batch was being written.
      if (views.waiting > 0) await flush();
    },
  };
}
