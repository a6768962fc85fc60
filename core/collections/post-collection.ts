import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row, rows } from '@/db/rows';
import { address, command, touch } from '@/core/kernel';
import { slugOf } from '@/core/text';
import { descriptionInput, isPublicInput, titleInput } from './collection-input';
import { mayMake } from './own-collection';

const MOST = 50;
/** Any number, as long as no other use has it. */
const MAKING = 7_267;

export interface PostCollectionResult {
  id: number;
  url: string;
}

/** Begins a collection. A member's beginnings go one after the other, so that the limit holds. */
export const postCollection = command({
  name: 'post-collection',
  input: z.object({ title: titleInput, description: descriptionInput.optional(), isPublic: isPublicInput.default(true) }),
  limit: { points: 20, seconds: 60 },
  facts: async (tx, _input, { viewer }) => {
    await rows(tx, sql`select pg_advisory_xact_lock(${MAKING}::int, hashtext(${String(viewer.id)}))`);
    return row<{ own: number }>(tx, sql`select count(*)::int as own from collections where owner_id = ${viewer.id}::bigint`);
  },
  ability: (facts, _input, { viewer }) => {
    const may = mayMake(viewer);
    if (may !== true) return may;
    return (facts?.own ?? 0) < MOST ? true : { reason: 'collections.too_many', facts: { most: MOST } };
  },
  run: async ({ tx, context, touch: purge }, _facts, { title, description = '', isPublic }): Promise<PostCollectionResult> => {
    const ownerId = context.viewer.id;
    const slug = slugOf(title);
    const made = await row<{ id: number }>(
      tx,
      sql`
      insert into collections (owner_id, title, slug, description, is_public, created_at, updated_at)
      values (${ownerId}::bigint, ${title}, ${slug}, ${description}, ${isPublic}::boolean, ${context.now()}::timestamptz, ${context.now()}::timestamptz) returning id`,
    );
    purge(touch.collections(), touch.member(ownerId));
    return { id: made!.id, url: address.collection(made!.id, slug) };
  },
});
