import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { ask, type Context, demand, query } from '@/core/kernel';
import { mayModerate, moderates, threadVisibleTo } from '@/core/permissions';
import type { DeskView } from './views';

/** A thread on the desk of its board, withdrawn ones too. @throws Failure `session.required`, `staff.required` for whoever does not tend it */
const deskQuery = query({
  name: 'read-desk',
  visible: threadVisibleTo,
  run: async (context, threadId: number): Promise<DeskView | undefined> => {
    const thread = await row<Omit<DeskView, 'boards'>>(
      context.db,
      sql`
      select t.id, t.slug, t.title, t.lang, t.first_post_id as "firstPostId", t.digest_level as digest, t.withdrawn_at is not null as "isWithdrawn",
        jsonb_build_object('id', b.id, 'slug', b.slug, 'name', b.name) as board
      from threads t join boards b on b.id = t.board_id where t.id = ${threadId}::bigint and ${threadVisibleTo(context)}`,
    );
    if (!thread) return undefined;
    demand(mayModerate(context.viewer, thread.board.id));
    const boards = await rows<DeskView['board']>(
      context.db,
      sql`select id, slug, name from boards where kind = 'board' and id <> ${thread.board.id}::bigint order by position, id`,
    );
    return { ...thread, boards: boards.filter(({ id }) => moderates(context.viewer, id)) };
  },
});
export const readDesk = (context: Context, threadId: number): Promise<DeskView | undefined> => ask(context, deskQuery, threadId);
