import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { address, ask, type Context, pageOfFloor, query } from '@/core/kernel';
import { threadVisibleTo } from '@/core/permissions';

/** Where a post stands. */
export interface PostPlace {
  id: number;
  threadId: number;
  slug: string;
  floor: number;
  page: number;
  isWithdrawn: boolean;
  /** Its page, with the anchor. */
  url: string;
}

/** The permalink of a post (A5); a tombstone has one too. */
const placeQuery = query({
  name: 'read-post',
  visible: threadVisibleTo,
  run: async (context, id: number): Promise<PostPlace | undefined> => {
    const found = await row<Omit<PostPlace, 'page' | 'url'>>(
      context.db,
      sql`
      select p.id, t.id as "threadId", t.slug, p.floor, p.withdrawn_at is not null as "isWithdrawn"
      from posts p join threads t on t.id = p.thread_id where p.id = ${id}::bigint and t.withdrawn_at is null and ${threadVisibleTo(context)}`,
    );
    if (!found) return undefined;
    const page = pageOfFloor(found.floor, context.settings.postsPerPage);
    return { ...found, page, url: address.post({ id: found.threadId, slug: found.slug, page }, id) };
  },
});
export const readPost = (context: Context, id: number): Promise<PostPlace | undefined> => ask(context, placeQuery, id);
