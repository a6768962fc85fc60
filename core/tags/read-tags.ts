import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { ask, type Context, query } from '@/core/kernel';
import { boardVisibleTo } from '@/core/permissions';

export interface TagView {
  name: string;
  threads: number;
}

const MOST = 200;

/**
 * Tags by use, counted over the threads of boards that the viewer may see: a private board's words are private, and so is how
 * often they fall there. The stored counts hold all threads; those of hidden boards, usually few, are taken off.
 */
const tagsQuery = query({
  name: 'read-tags',
  visible: (context) => boardVisibleTo(context, sql`t.board_id`),
  run: (context, { limit = 100 }: { limit?: number }): Promise<TagView[]> =>
    rows<TagView>(
      context.db,
      sql`
    with hidden as (
      select tt.tag_id as id, count(*)::int as threads from threads t join thread_tags tt on tt.thread_id = t.id
      where t.withdrawn_at is null and not (${boardVisibleTo(context, sql`t.board_id`)}) group by 1
    )
    select g.name, g.thread_count - coalesce(h.threads, 0) as threads from tags g left join hidden h on h.id = g.id
    where g.thread_count > coalesce(h.threads, 0)
    order by 2 desc, g.name_key limit ${Math.min(limit, MOST)}::int`,
    ),
});
export const readTags = (context: Context, input: { limit?: number } = {}): Promise<TagView[]> => ask(context, tagsQuery, input);
