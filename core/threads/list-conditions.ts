import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '@/core/kernel';
import { threadListedTo } from '@/core/permissions';
import { tagKey } from '@/core/tags';
import type { ThreadFilter, ThreadSort } from './views';

/** Lists across boards. */
export type ThreadScope = 'recent' | 'new' | 'hot' | 'digest' | 'unanswered';

export interface ThreadListInput {
  /** Threads of this board; sticky ones lead its first page. */
  boardId?: number;
  /** Threads that this member started. */
  authorId?: number;
  /** A list across boards; its own order and filter unless they are given. Default `recent`. */
  scope?: ThreadScope;
  page?: number;
  sort?: ThreadSort | string | null;
  filter?: ThreadFilter | string | null;
  tag?: string | null;
  lang?: string | null;
}

/** Orders, each with its index, in a board and across boards. */
export const ORDERS: Record<ThreadSort, SQL> = {
  last: sql`t.last_posted_at desc, t.id desc`,
  new: sql`t.created_at desc, t.id desc`,
  replies: sql`t.reply_count desc, t.id desc`,
  views: sql`t.view_count desc, t.id desc`,
  likes: sql`t.like_count desc, t.id desc`,
  hot: sql`t.hot_score desc, t.id desc`,
};

const SPANS: Partial<Record<ThreadFilter, string>> = { day: '1 day', week: '7 days', month: '1 month', year: '1 year' };

function filterCondition(filter: ThreadFilter, { now }: Context): SQL | undefined {
  if (filter === 'digest') return sql`t.digest_level > 0`;
  if (filter === 'unanswered') return sql`t.reply_count = 0`;
  if (filter === 'articles') return sql`t.kind = 'article'`;
  const span = SPANS[filter];
  return span ? sql`t.last_posted_at > ${now()}::timestamptz - ${span}::interval` : undefined;
}

export interface Narrowing {
  filter: ThreadFilter;
  tag: string | null;
  lang: string | null;
  boardId?: number;
  authorId?: number;
}

/** SQL: everything a thread `t` must meet to stand in a list. */
export function listConditions(context: Context, { filter, tag, lang, boardId, authorId }: Narrowing): SQL {
  const conditions: (SQL | undefined)[] = [
    sql`t.withdrawn_at is null`,
    threadListedTo(context),
    boardId === undefined ? undefined : sql`t.board_id = ${boardId}::bigint`,
    authorId === undefined ? undefined : sql`t.author_id = ${authorId}::bigint`,
    filterCondition(filter, context),
    tag === null
      ? undefined
      : sql`t.id in (select tt.thread_id from thread_tags tt join tags g on g.id = tt.tag_id where g.name_key = ${tagKey(tag)})`,
    // `zh` finds zh-CN and zh-TW.
    lang === null ? undefined : sql`(t.lang = ${lang} or t.lang like ${`${lang.replace(/[\\%_]/g, '')}-%`})`,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== undefined),
    sql` and `,
  );
}
