import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { row } from '@/db/rows';
import { type Context, Failure, isSiteStaff, type Verdict, type Viewer } from '@/core/kernel';
import { maySignedIn } from '@/core/permissions';

/** What changes of a collection need to know; its row is locked, so that its counts stay exact. */
export interface OwnFacts {
  id: number;
  ownerId: number;
  isPublic: boolean;
  threads: number;
  followers: number;
  slug: string;
}

/** A collection that the viewer may see, locked. @throws Failure `collection.not_found` */
export async function lockCollection(tx: Tx, { viewer }: Context, id: number): Promise<OwnFacts> {
  const found = await row<OwnFacts>(
    tx,
    sql`
    select id, owner_id as "ownerId", is_public as "isPublic", thread_count as threads, follower_count as followers, slug
    from collections where id = ${id}::bigint for no key update`,
  );
  if (!found || !(found.isPublic || isKeeper(viewer, found.ownerId))) throw new Failure('collection.not_found');
  return found;
}

/** The owner, and the site's staff; a ban ends both. */
export const isKeeper = (viewer: Viewer, ownerId: number): boolean =>
  (viewer.id > 0 && viewer.id === ownerId) || (isSiteStaff(viewer) && !viewer.isBanned);

/** Making collections is a right of the group. */
export function mayMake(viewer: Viewer): Verdict {
  const signedIn = maySignedIn(viewer);
  if (signedIn !== true) return signedIn;
  if (viewer.isBanned) return { reason: 'member.banned' };
  return viewer.rights.has('collection.make') || isSiteStaff(viewer)
    ? true
    : { reason: 'group.may_not', facts: { right: 'collection.make', group: viewer.groupKey } };
}

/** What is in it is its owner's word alone. */
export function mayFill(viewer: Viewer, { ownerId }: Pick<OwnFacts, 'ownerId'>): Verdict {
  const may = mayMake(viewer);
  if (may !== true) return may;
  return viewer.id === ownerId ? true : { reason: 'collection.not_yours' };
}

/** One's own may be tended though the group has lost the right; staff may tend anybody's. */
export function mayTend(viewer: Viewer, { ownerId }: Pick<OwnFacts, 'ownerId'>): Verdict {
  const signedIn = maySignedIn(viewer);
  if (signedIn !== true) return signedIn;
  if (viewer.isBanned) return { reason: 'member.banned' };
  return isKeeper(viewer, ownerId) ? true : { reason: 'collection.not_yours' };
}
