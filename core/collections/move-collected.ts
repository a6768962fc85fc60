import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows } from '@/db/rows';
import { command, type Context, idInput, touch } from '@/core/kernel';
import { threadVisibleTo } from '@/core/permissions';
import { lockCollection, mayFill } from './own-collection';

export const MOVES = ['up', 'down', 'first', 'last'] as const;
export type Move = (typeof MOVES)[number];

interface Place {
  threadId: number;
  /** The owner sees it: one step is one step among these. */
  isSeen: boolean;
}

/** Moves a thread within one's own collection: a step, or to either end. What is not in it, or at the end already, changes nothing. */
export const moveCollected = command({
  name: 'move-collected',
  input: z.object({ collectionId: idInput, threadId: idInput, to: z.enum(MOVES, { message: 'input.unknown_choice' }) }),
  limit: { points: 240, seconds: 60 },
  facts: (tx, { collectionId }, context) => lockCollection(tx, context, collectionId),
  ability: (facts, _input, { viewer }) => mayFill(viewer, facts),
  run: async ({ tx, context, touch: purge }, { id }, { threadId, to }) => {
    const places = await rows<Place>(tx, sql`${placesOf(context, id)}`);
    const moved = afterMove(places, threadId, to).map((place) => place.threadId);
    await rows(
      tx,
      sql`
      update collection_threads c set position = o.position
      from unnest(${sql.param(moved)}::bigint[]) with ordinality o(thread_id, position)
      where c.collection_id = ${id}::bigint and c.thread_id = o.thread_id and c.position <> o.position`,
    );
    purge(touch.collection(id));
    return { collectionId: id };
  },
});

const placesOf = (context: Context, id: number) => sql`
  select c.thread_id as "threadId", (t.withdrawn_at is null and ${threadVisibleTo(context)}) as "isSeen"
  from collection_threads c join threads t on t.id = c.thread_id where c.collection_id = ${id}::bigint order by c.position, c.thread_id`;

function afterMove(places: readonly Place[], threadId: number, to: Move): Place[] {
  const from = places.findIndex((place) => place.threadId === threadId);
  if (from < 0) return [...places];
  const rest = places.filter((_, at) => at !== from);
  const at = placeFor(rest, from, to);
  return [...rest.slice(0, at), places[from]!, ...rest.slice(at)];
}

/** Where it goes among the rest: past the next one that the owner sees, not past those in between that only the order knows. */
function placeFor(rest: readonly Place[], from: number, to: Move): number {
  if (to === 'first') return 0;
  if (to === 'last') return rest.length;
  if (to === 'up')
    return Math.max(
      0,
      rest.slice(0, from).findLastIndex(({ isSeen }) => isSeen),
    );
  const next = rest.slice(from).findIndex(({ isSeen }) => isSeen);
  return next < 0 ? from : from + next + 1;
}
