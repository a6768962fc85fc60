import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { ask, type Context, query } from '@/core/kernel';
import { threadVisibleTo } from '@/core/permissions';

export interface TagView {
  name: string;
  threads: number;
}

const MOST = 200;

/** Tags by use. Only those that some thread shows which the viewer may see: a private board's words are private. */
const tagsQuery = query({
  name: 'read-tags',
  visible: threadVisibleTo,
  run: (context, { limit = 100 }: { limit?: number }): Promise<TagView[]> =>
    rows<TagView>(
      context.db,
      sql`
    select g.name, g.thread_count as threads from tags g
    where g.thread_count > 0 and exists (
      select 1 from thread_tags tt join threads t on t.id = tt.thread_id where tt.tag_id = g.id and t.withdrawn_at is null and ${threadVisibleTo(context)})
    order by g.thread_count desc, g.name_key limit ${Math.min(limit, MOST)}::int`,
    ),
});
export const readTags = (context: Context, input: { limit?: number } = {}): Promise<TagView[]> => ask(context, tagsQuery, input);
