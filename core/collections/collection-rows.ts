import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import { threadVisibleTo } from '@/core/permissions';
import type { CollectionRowView } from './views';

export interface CollectionRow extends Omit<CollectionRowView, 'owner'> {
  ownerId: number;
  ownerName: string;
}

/** SQL: threads of collection `c` that the viewer may see. */
export const seenThreads = (context: Context): SQL => sql`collection_threads x join threads t on t.id = x.thread_id
  where x.collection_id = c.id and t.withdrawn_at is null and ${threadVisibleTo(context)}`;

/** SQL: the columns of `CollectionRow` of collections `c` with owners `o`. The count is the reader's own: the stored one would tell of more. */
export const collectionColumns = (context: Context): SQL => sql`
  c.id, c.slug, c.title, c.description, c.is_public as "isPublic", c.follower_count as followers, c.created_at as "createdAt",
  (select count(*)::int from ${seenThreads(context)}) as threads, o.id as "ownerId", case when o.deleted_at is null then o.name else '' end as "ownerName"`;

/** A view from its row, and whatever else the row carries. */
export const collectionRowOf = ({ ownerId, ownerName, ...collection }: CollectionRow): CollectionRowView => ({
  ...collection,
  owner: memberRefOf({ id: ownerId, name: ownerName }),
});
