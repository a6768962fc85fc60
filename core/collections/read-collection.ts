import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { ask, type Context, isSiteStaff, pagesOf, query } from '@/core/kernel';
import { threadRows } from '@/core/threads';
import { type CollectionRow, collectionColumns, collectionRowOf, seenThreads } from './collection-rows';
import { isKeeper } from './own-collection';
import type { CollectionView } from './views';

const SIZE = 40;

/** The collection without its threads. */
export type CollectionHead = Omit<CollectionView, 'items' | 'pages'>;

/** A collection's page: its threads in the owner's order, as far as the reader may see them; undefined = none for this reader. */
const collectionQuery = query({
  name: 'read-collection',
  visible: ({ viewer }) => (isSiteStaff(viewer) && !viewer.isBanned ? sql`true` : sql`(c.is_public or c.owner_id = ${viewer.id}::bigint)`),
  run: async (context, { id, page = 1 }: { id: number; page?: number }): Promise<CollectionView | undefined> => {
    const { viewer } = context;
    const found = await row<CollectionRow & { isFollowed: boolean }>(
      context.db,
      sql`
      select ${collectionColumns(context)}, exists (select 1 from collection_follows f where f.collection_id = c.id and f.member_id = ${viewer.id}::bigint) as "isFollowed"
      from collections c join members o on o.id = c.owner_id where c.id = ${id}::bigint and ${collectionQuery.visible!(context)}`,
    );
    if (!found) return undefined;
    const { isFollowed, ...collection } = found;
    const pages = pagesOf(found.threads, SIZE, page);
    return {
      ...collectionRowOf(collection),
      isFollowed,
      isMine: viewer.id > 0 && found.ownerId === viewer.id,
      mayEdit: isKeeper(viewer, found.ownerId) && !viewer.isBanned,
      items: await itemsOf(context, id, pages.page),
      pages,
    };
  },
});
export const readCollection = (context: Context, input: { id: number; page?: number }): Promise<CollectionView | undefined> =>
  ask(context, collectionQuery, input);

async function itemsOf(context: Context, id: number, page: number): Promise<CollectionView['items']> {
  const chosen = sql`select x.thread_id as id, x.note, x.position from (select ${id}::bigint as id) c, lateral (select x.* from ${seenThreads(context)}) x
    order by x.position, x.thread_id limit ${SIZE}::int offset ${(page - 1) * SIZE}::int`;
  const [threads, notes] = await Promise.all([
    threadRows(context, sql`select id from (${chosen}) chosen`),
    rows<{ id: number; note: string }>(context.db, chosen),
  ]);
  const byId = new Map(notes.map(({ id: threadId, note }) => [threadId, note]));
  return threads.map((thread) => ({ thread, note: byId.get(thread.id) ?? '' }));
}
