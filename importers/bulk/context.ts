import { sql } from 'drizzle-orm';
import { type Context, type Effects, Tally } from '@/core/kernel';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { outbox } from '@/db/schema';

/**
 * One transaction of bulk work: figures that `work` tells the tally are written at its end, in the order of locks that
 * commands keep, and the pages it touched are purged after the commit, here and in every other process.
 * It does not wait for the disk: `flush` does, once, at the end of all.
 */
export async function bulk<R>(context: Context, work: (effects: Effects) => Promise<R>): Promise<R> {
  const touches = new Set<string>();
  const result = await context.db.transaction(async (tx: Tx) => {
    await rows(tx, sql`set local synchronous_commit = off`);
    // Few large merges into the search index cost half of many small ones; `flush` does the last.
    await rows(tx, sql`set local gin_pending_list_limit = '32MB'`);
    const effects: Effects = {
      tx,
      context,
      tally: new Tally(),
      emit: () => {},
      touch: (...tags) => tags.forEach((tag) => touches.add(tag)),
    };
    const done = await work(effects);
    await context.wiring.settle(effects);
    // The worker publishes again what a crash between commit and publishing would leave behind.
    if (touches.size)
      await tx.insert(outbox).values({
        command: 'import',
        actorId: null,
        events: [],
        touches: [...touches],
        process: context.processId ?? '',
        createdAt: context.now(),
      });
    return done;
  });
  if (touches.size) await context.publish([...touches]);
  return result;
}

/** Brings the search index into order and waits until everything that was committed before is on the disk. */
export async function flush({ db }: Context): Promise<void> {
  await rows(db, sql`select gin_clean_pending_list('search_posts_tokens'::regclass)`);
  // A commit with a number of its own is written after all that came before it.
  await db.transaction((tx) => rows(tx, sql`select pg_current_xact_id()::text`));
}
