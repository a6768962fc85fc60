import { type SQL, sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { ask, type Context, pagesOf, query } from '@/core/kernel';
import { type CollectionRow, collectionColumns, collectionRowOf, seenThreads } from './collection-rows';
import { isKeeper } from './own-collection';
import type { CollectionsView } from './views';

export const COLLECTION_SORTS = ['new', 'followed'] as const;
export type CollectionSort = (typeof COLLECTION_SORTS)[number];
/** Everybody's, one member's, or those that the viewer follows. */
export type CollectionScope = { of: 'all' } | { of: 'member'; memberId: number } | { of: 'followed' };

const SIZE = 20;
/** Counting ends here, and so does the list. */
const MOST_LISTED = 1_000;

/** SQL: collection `c` is public, or the viewer's own. */
const visibleTo = ({ viewer }: Context): SQL => sql`(c.is_public or c.owner_id = ${viewer.id}::bigint)`;

/**
 * SQL: which collections `c` stand in a list. Others' only with a thread in them that the reader may see: an empty one is nothing to read, and one
 * of hidden threads must look like it.
 */
function conditions(context: Context, scope: CollectionScope): SQL {
  const { viewer } = context;
  // Probed collection by collection until the page is full; as `exists` it became one join over everything that was ever collected.
  const isFilled = sql`(select true from ${seenThreads(context)} limit 1)`;
  if (scope.of === 'all') return sql`c.is_public and ${isFilled}`;
  if (scope.of === 'followed')
    return sql`c.is_public and exists (select 1 from collection_follows f where f.collection_id = c.id and f.member_id = ${viewer.id}::bigint)`;
  const whole = isKeeper(viewer, scope.memberId) && viewer.id === scope.memberId;
  return sql`c.owner_id = ${scope.memberId}::bigint and ${whole ? visibleTo(context) : sql`c.is_public and ${isFilled}`}`;
}

const ORDERS: Record<CollectionSort, SQL> = {
  new: sql`c.created_at desc, c.id desc`,
  followed: sql`c.follower_count desc, c.id desc`,
};

/** A list of collections. */
const collectionsQuery = query({
  name: 'read-collections',
  visible: visibleTo,
  run: async (
    context,
    { scope, sort = 'new', page = 1 }: { scope: CollectionScope; sort?: CollectionSort; page?: number },
  ): Promise<CollectionsView> => {
    const which = conditions(context, scope);
    const counted = await row<{ total: number }>(
      context.db,
      sql`select count(*)::int as total from (select 1 from collections c where ${which} limit ${MOST_LISTED}::int) listed`,
    );
    const pages = pagesOf(counted?.total ?? 0, SIZE, page);
    const found = await rows<CollectionRow>(
      context.db,
      sql`
      select ${collectionColumns(context)}
      from (select id, row_number() over () as place from (
        select c.id from collections c where ${which} order by ${ORDERS[sort]} limit ${SIZE}::int offset ${(pages.page - 1) * SIZE}::int) listed) page
      join collections c on c.id = page.id join members o on o.id = c.owner_id order by page.place`,
    );
    return { rows: found.map(collectionRowOf), pages };
  },
});
export const readCollections = (
  context: Context,
  input: { scope: CollectionScope; sort?: CollectionSort; page?: number },
): Promise<CollectionsView> => ask(context, collectionsQuery, input);
