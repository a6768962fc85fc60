import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows } from '@/db/rows';
import { address, command, idInput, touch } from '@/core/kernel';
import { slugOf } from '@/core/text';
import { descriptionInput, isPublicInput, titleInput } from './collection-input';
import { lockCollection, mayTend } from './own-collection';

/** Changes what a collection says of itself; what is left out stays. Whoever follows it loses sight of it while it is not public. */
export const editCollection = command({
  name: 'edit-collection',
  input: z.object({
    collectionId: idInput,
    title: titleInput.optional(),
    description: descriptionInput.optional(),
    isPublic: isPublicInput.optional(),
  }),
  limit: { points: 30, seconds: 60 },
  facts: (tx, { collectionId }, context) => lockCollection(tx, context, collectionId),
  ability: (facts, _input, { viewer }) => mayTend(viewer, facts),
  run: async ({ tx, context, touch: purge }, facts, { title, description, isPublic }) => {
    const slug = title === undefined ? facts.slug : slugOf(title);
    await rows(
      tx,
      sql`
      update collections set title = coalesce(${title ?? null}::text, title), slug = ${slug}, description = coalesce(${description ?? null}::text, description),
        is_public = coalesce(${isPublic ?? null}::boolean, is_public), updated_at = ${context.now()}::timestamptz
      where id = ${facts.id}::bigint`,
    );
    purge(touch.collection(facts.id), touch.collections(), touch.member(facts.ownerId));
    return { id: facts.id, url: address.collection(facts.id, slug) };
  },
});
