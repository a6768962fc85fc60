import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { ask, type Context, pageOfFloor, query, type Verdict } from '@/core/kernel';
import { type BoardFacts, boardFacts, threadVisibleTo } from '@/core/permissions';
import { mayRestore, type WithdrawnFacts } from './post-policy';

/** A withdrawn post as the page that restores it asks. */
export interface RestorableView {
  id: number;
  threadId: number;
  slug: string;
  floor: number;
  page: number;
  threadTitle: string;
  /** '' for whoever may not restore it. */
  excerpt: string;
  lang: string;
  may: Verdict;
}

type Row = Omit<RestorableView, 'page' | 'may'> & WithdrawnFacts & { facts: BoardFacts };

/** A post with what the viewer may do about its being withdrawn; undefined = not found, or it stands. */
const restorableQuery = query({
  name: 'read-restorable',
  visible: threadVisibleTo,
  run: async (context, id: number): Promise<RestorableView | undefined> => {
    const found = await row<Row>(
      context.db,
      sql`
      select p.id, t.id as "threadId", t.slug, t.title as "threadTitle", p.floor, p.excerpt, p.lang, p.author_id as "authorId", p.withdrawn_at as "withdrawnAt",
        p.withdrawn_by as "withdrawnBy", t.withdrawn_at is not null as "isThreadWithdrawn", ${boardFacts(context, { thread: true })} as facts
      from posts p join threads t on t.id = p.thread_id join boards b on b.id = t.board_id
      where p.id = ${id}::bigint and p.withdrawn_at is not null and ${threadVisibleTo(context)}`,
    );
    if (!found) return undefined;
    const { facts, threadId, slug, floor, threadTitle, excerpt, lang } = found;
    const may = mayRestore(context, facts, found);
    const page = pageOfFloor(floor, context.settings.postsPerPage);
    return { id, threadId, slug, floor, page, threadTitle, lang, excerpt: may === true ? excerpt : '', may };
  },
});
export const readRestorable = (context: Context, id: number): Promise<RestorableView | undefined> => ask(context, restorableQuery, id);
