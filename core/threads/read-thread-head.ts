import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import type { Localized } from '@/db/schema';
import { ask, type Context, query } from '@/core/kernel';
import { boardVisibleTo, threadVisibleTo } from '@/core/permissions';

/** What redirects, forms and error pages need of a thread. */
export interface ThreadHead {
  id: number;
  slug: string;
  title: string;
  lang: string;
  lastFloor: number;
  readLevel: number;
  /** False where the read level keeps the viewer from all but the title. */
  mayRead: boolean;
  board: { id: number; slug: string; name: Localized };
  /** Set when the thread was withdrawn: 410. Its title is not told to guests then. */
  withdrawn: { at: Date } | null;
}

/** The head of a thread of a board that the viewer may see; a withdrawn one is told as such. */
const headQuery = query({
  name: 'read-thread-head',
  visible: (context) => boardVisibleTo(context, sql`t.board_id`),
  run: async (context, id: number): Promise<ThreadHead | undefined> => {
    const found = await row<
      Omit<ThreadHead, 'board' | 'withdrawn'> & { boardId: number; boardSlug: string; boardName: Localized; withdrawnAt: Date | null }
    >(
      context.db,
      sql`
      select t.id, t.slug, t.title, t.lang, t.last_floor as "lastFloor", t.read_level as "readLevel", (${threadVisibleTo(context)}) as "mayRead", b.id as "boardId", b.slug as "boardSlug", b.name as "boardName", t.withdrawn_at as "withdrawnAt"
      from threads t join boards b on b.id = t.board_id where t.id = ${id}::bigint and ${boardVisibleTo(context, sql`t.board_id`)}`,
    );
    if (!found) return undefined;
    const { boardId, boardSlug, boardName, withdrawnAt, ...head } = found;
    const told = withdrawnAt ? { ...head, slug: '', title: '' } : head;
    return { ...told, board: { id: boardId, slug: boardSlug, name: boardName }, withdrawn: withdrawnAt && { at: withdrawnAt } };
  },
});
export const readThreadHead = (context: Context, id: number): Promise<ThreadHead | undefined> => ask(context, headQuery, id);
