import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { row } from '@/db/rows';
import { address, command, type Context, type Effects, touch, type Verdict, type Viewer, hold } from '@/core/kernel';
import { slugOf } from '@/core/text';
import { descriptionInput, isPublicInput, titleInput } from './collection-input';
import { mayMake } from './own-collection';

const MOST = 50;
export interface PostCollectionResult {
  id: number;
  url: string;
}

/** Begins a collection. A member's beginnings go one after the other, so that the limit holds. */
export const postCollection = command({
  name: 'post-collection',
  input: z.object({ title: titleInput, description: descriptionInput.optional(), isPublic: isPublicInput.default(true) }),
  limit: { points: 20, seconds: 60 },
  facts: (tx, _input, context) => lockBeginnings(tx, context),
  ability: (own, _input, { viewer }) => mayBegin(viewer, own),
  run: async (effects, _facts, { title, description, isPublic }): Promise<PostCollectionResult> => {
    const { id, slug } = await begin(effects, { title, description, isPublic });
    return { id, url: address.collection(id, slug) };
  },
});

/** How many the viewer has; nobody begins another one beside it. */
export async function lockBeginnings(tx: Tx, { viewer }: Context): Promise<number> {
  await hold(tx, 'collections', viewer.id);
  const found = await row<{ own: number }>(tx, sql`select count(*)::int as own from collections where owner_id = ${viewer.id}::bigint`);
  return found?.own ?? 0;
}

export function mayBegin(viewer: Viewer, own: number): Verdict {
  const may = mayMake(viewer);
  if (may !== true) return may;
  return own < MOST ? true : { reason: 'collections.too_many', facts: { most: MOST } };
}

interface Head {
  title: string;
  description?: string;
  isPublic: boolean;
}

export async function begin(
  { tx, context, touch: purge }: Effects,
  { title, description = '', isPublic }: Head,
): Promise<{ id: number; slug: string }> {
  const ownerId = context.viewer.id;
  const slug = slugOf(title);
  const made = await row<{ id: number }>(
    tx,
    sql`
    insert into collections (owner_id, title, slug, description, is_public, created_at, updated_at)
    values (${ownerId}::bigint, ${title}, ${slug}, ${description}, ${isPublic}::boolean, ${context.now()}::timestamptz, ${context.now()}::timestamptz) returning id`,
  );
  purge(touch.collections(), touch.member(ownerId));
  return { id: made!.id, slug };
}
