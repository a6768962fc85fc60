import { sql } from 'drizzle-orm';
import { ask, type Context, query } from '@/core/kernel';
import { threadVisibleTo } from '@/core/permissions';
import { threadRows } from './thread-rows';
import type { ThreadRowView } from './views';

/** One thread as a row of a list: what the API tells of it. */
const rowQuery = query({
  name: 'read-thread-row',
  visible: threadVisibleTo,
  run: async (context, id: number): Promise<ThreadRowView | undefined> =>
    (
      await threadRows(
        context,
        sql`select t.id from threads t where t.id = ${id}::bigint and t.withdrawn_at is null and ${threadVisibleTo(context)}`,
      )
    )[0],
});
export const readThreadRow = (context: Context, id: number): Promise<ThreadRowView | undefined> => ask(context, rowQuery, id);
