import { type SQL, sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { ask, type Context, type Pages, pagesOf, query } from '@/core/kernel';
import { boardVisibleTo, threadListedTo } from '@/core/permissions';
import { listConditions, type Narrowing, ORDERS, type ThreadListInput, type ThreadScope } from './list-conditions';
import { threadRows } from './thread-rows';
import { THREAD_FILTERS, THREAD_SORTS, type ThreadFilter, type ThreadListView, type ThreadRowView, type ThreadSort } from './views';

export type { ThreadListInput, ThreadScope } from './list-conditions';

/** Lists that are not one board's whole list end after so many threads: nobody leafs further, and counting must stay cheap. */
const MOST_LISTED = 4_000;
/** More sticky threads than this are a mistake of the desk; the rest stand in their place of the order. */
const MOST_STICKY = 30;

const SCOPES: Record<ThreadScope, { sort: ThreadSort; filter: ThreadFilter }> = {
  recent: { sort: 'last', filter: 'all' },
  new: { sort: 'new', filter: 'all' },
  hot: { sort: 'hot', filter: 'all' },
  digest: { sort: 'new', filter: 'digest' },
  unanswered: { sort: 'new', filter: 'unanswered' },
};

/** One page of a list of threads. In a board sticky threads lead the first page, beside its own number of rows; unknown sorts and filters are the usual ones. */
const listQuery = query({
  name: 'read-thread-list',
  visible: threadListedTo,
  run: async (context, input: ThreadListInput): Promise<ThreadListView> => {
    const usual = SCOPES[input.scope ?? 'recent'] ?? SCOPES.recent;
    const sort = known(THREAD_SORTS, input.sort) ?? usual.sort;
    const filter = known(THREAD_FILTERS, input.filter) ?? (input.authorId ? 'all' : usual.filter);
    const narrowing: Narrowing = {
      filter,
      tag: input.tag || null,
      lang: input.lang || null,
      boardId: input.boardId,
      authorId: input.authorId,
    };
    const isSticky = input.boardId === undefined ? undefined : stickyIn(context, input.boardId);
    const conditions = listConditions(context, narrowing);
    const pages = await countPages(context, { narrowing, conditions, isSticky, page: input.page ?? 1 });
    const [sticky, plain] = await Promise.all([
      isSticky && pages.page === 1 ? stickyRows(context, narrowing, isSticky) : [],
      threadRows(
        context,
        sql`
        select t.id from threads t where ${conditions} ${isSticky ? sql`and not ${isSticky}` : sql``}
        order by ${ORDERS[sort]} limit ${context.settings.threadsPerPage}::int offset ${(pages.page - 1) * context.settings.threadsPerPage}::int`,
      ),
    ]);
    return { rows: [...sticky, ...plain], pages, sort, filter, tag: narrowing.tag, lang: narrowing.lang };
  },
});
export const readThreadList = (context: Context, input: ThreadListInput): Promise<ThreadListView> => ask(context, listQuery, input);

const known = <T extends string>(words: readonly T[], word: string | null | undefined): T | undefined =>
  words.find((each) => each === word);

/** SQL: sticky in this board: by its own level, its section's, or the site's, and not run out. */
function stickyIn({ now }: Context, boardId: number): SQL {
  return sql`(t.sticky_level > 0 and (t.sticky_until is null or t.sticky_until > ${now()}::timestamptz) and (t.board_id = ${boardId}::bigint
    or t.sticky_level = 3 or (t.sticky_level = 2 and (select s.parent_id from boards s where s.id = t.board_id) = (select s.parent_id from boards s where s.id = ${boardId}::bigint))))`;
}

/** Sticky threads of the board and, without its bounds, of section and site; they answer to the same filter, tag and language. */
function stickyRows(context: Context, narrowing: Narrowing, isSticky: SQL): Promise<ThreadRowView[]> {
  const conditions = listConditions(context, { ...narrowing, boardId: undefined });
  return threadRows(
    context,
    sql`
    select t.id from threads t where ${conditions} and ${isSticky} order by t.sticky_level desc, t.last_posted_at desc, t.id desc limit ${MOST_STICKY}::int`,
  );
}

interface Counting {
  narrowing: Narrowing;
  conditions: SQL;
  isSticky: SQL | undefined;
  page: number;
}

/** A board's whole list is counted by its counter; narrowed lists are counted up to a bound. */
async function countPages(context: Context, { narrowing, conditions, isSticky, page }: Counting): Promise<Pages> {
  const isWhole = narrowing.filter === 'all' && narrowing.tag === null && narrowing.lang === null;
  const plain = isSticky ? sql`and not ${isSticky}` : sql``;
  const count =
    isWhole && narrowing.authorId === undefined
      ? narrowing.boardId === undefined
        ? sql`select least(coalesce(sum(b.thread_count), 0), ${MOST_LISTED}::int)::int as total from boards b where ${boardVisibleTo(context)}`
        : sql`select (b.thread_count - (select count(*) from threads t where t.board_id = b.id and t.withdrawn_at is null and ${isSticky!}))::int as total from boards b where b.id = ${narrowing.boardId}::bigint and ${boardVisibleTo(context)}`
      : sql`select count(*)::int as total from (select 1 from threads t where ${conditions} ${plain} limit ${MOST_LISTED}::int) counted`;
  const found = await row<{ total: number }>(context.db, count);
  return pagesOf(found?.total ?? 0, context.settings.threadsPerPage, page);
}
