import { sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { change, row, rows } from '@/db/rows';
import { TOKENS_VERSION } from '@/core/text';
import { tokensOf } from './index-post';

export interface ReindexProgress {
  /** Posts looked at. */
  done: number;
  total: number;
  /** Rows written. */
  written: number;
}

const BATCH = 500;

interface Row {
  postId: number;
  threadId: number;
  boardId: number;
  floor: number;
  title: string;
  body: string;
}

/**
 * Brings the index up to date, a batch a transaction, while the board runs: missing rows and rows of an older tokenizer; with
 * `all` every row. What was interrupted goes on where it is run again.
 */
export async function reindex(
  { db }: { db: Db },
  options: { all?: boolean; progress?: (progress: ReindexProgress) => void } = {},
): Promise<ReindexProgress> {
  const counted = await row<{ total: number }>(db, sql`select count(*) as total from posts`);
  const progress: ReindexProgress = { done: 0, total: counted?.total ?? 0, written: 0 };
  await change(
    db,
    sql`
    delete from search_posts s using posts p, threads t
    where p.id = s.post_id and t.id = p.thread_id and (p.withdrawn_at is not null or t.withdrawn_at is not null)`,
  );
  for (let after: number | undefined = 0; after !== undefined;) {
    after = await batch(db, after, options.all ?? false, progress);
    options.progress?.({ ...progress });
  }
  return progress;
}

/** One batch of posts above `after`; answers its last id, or undefined at the end. */
async function batch(db: Db, after: number, all: boolean, progress: ReindexProgress): Promise<number | undefined> {
  const range = await row<{ last: number | null; count: number }>(
    db,
    sql`
    select max(id) as last, count(*) as count from (select id from posts where id > ${after}::bigint order by id limit ${BATCH}::int) b`,
  );
  if (!range?.last) return undefined;
  await db.transaction(async (tx) => {
    // The share lock keeps an edit from slipping in between reading a text and writing its tokens.
    const stale = await rows<Row>(
      tx,
      sql`
      select p.id as "postId", t.id as "threadId", t.board_id as "boardId", p.floor, t.title, p.body
      from posts p join threads t on t.id = p.thread_id
      where p.id > ${after}::bigint and p.id <= ${range.last}::bigint and p.withdrawn_at is null and t.withdrawn_at is null
        and (${all}::boolean or not exists (select 1 from search_posts s where s.post_id = p.id and s.tokens_version = ${TOKENS_VERSION}::int))
      order by p.id for share of p`,
    );
    if (stale.length) await write(tx, stale);
    progress.written += stale.length;
  });
  progress.done += range.count;
  return range.last;
}

async function write(tx: Parameters<Parameters<Db['transaction']>[0]>[0], posts: Row[]): Promise<void> {
  const column = <K extends keyof Row>(name: K) => sql.param(posts.map((post) => post[name]));
  await rows(
    tx,
    sql`
    insert into search_posts (post_id, thread_id, board_id, tokens, tokens_version)
    select p, t, b, tokens::tsvector, ${TOKENS_VERSION}::int
    from unnest(${column('postId')}::bigint[], ${column('threadId')}::bigint[], ${column('boardId')}::bigint[], ${sql.param(posts.map(tokensOf))}::text[]) as n(p, t, b, tokens)
    on conflict (post_id) do update set board_id = excluded.board_id, tokens = excluded.tokens, tokens_version = excluded.tokens_version`,
  );
}
