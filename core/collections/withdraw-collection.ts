import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows } from '@/db/rows';
import { command, idInput, touch } from '@/core/kernel';
import { lockCollection, mayTend } from './own-collection';

/** Takes a collection away, with its order and its followers; the threads stay where they are. */
export const withdrawCollection = command({
  name: 'withdraw-collection',
  input: z.object({ collectionId: idInput }),
  limit: { points: 30, seconds: 60 },
  facts: (tx, { collectionId }, context) => lockCollection(tx, context, collectionId),
  ability: (facts, _input, { viewer }) => mayTend(viewer, facts),
  run: async ({ tx, touch: purge }, { id, ownerId }) => {
    await rows(tx, sql`delete from collections where id = ${id}::bigint`);
    purge(touch.collection(id), touch.collections(), touch.member(ownerId));
    return { id };
  },
});
