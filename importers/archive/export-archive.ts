/**
 * Writes the board as an archive: boards, members, threads and posts that stand, as of one moment, as a stream. E-mail addresses
 * and password hashes only where asked for; likes and views as figures.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '@/core/kernel';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';

export interface ExportOptions {
  /** Name of the archive: an import from it is told apart from others by it. */
  name: string;
  /** Adds e-mail addresses and password hashes. */
  withPrivate?: boolean;
  write: (line: string) => Promise<void> | void;
}

const BATCH = 1_000;
type Line = Record<string, unknown>;

/** Writes every line. Answers how many of each type. */
export async function exportArchive(
  context: Context,
  { name, withPrivate = false, write }: ExportOptions,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const put = async (type: string, line: Line) => {
    counts[type] = (counts[type] ?? 0) + 1;
    await write(`${JSON.stringify({ type, ...line })}\n`);
  };
  await write(`${JSON.stringify({ type: 'archive', key: name, version: 1 })}\n`);
  // One snapshot: no post without its thread, whatever is written meanwhile.
  await context.db.transaction(
    async (tx) => {
      for (const board of await boards(tx)) await put('board', board);
      for await (const member of members(tx, withPrivate)) await put('member', member);
      for await (const thread of threads(tx)) await put('thread', thread);
      for await (const post of posts(tx)) await put('post', post);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  return counts;
}

/** Parents before their children. */
const boards = (tx: Tx): Promise<Line[]> =>
  rows<Line>(
    tx,
    sql`
    with recursive tree as (
      select b.*, null::text as parent, 1 as depth from boards b where b.parent_id is null
      union all select b.*, t.slug, t.depth + 1 from boards b join tree t on b.parent_id = t.id
    ) select slug as key, kind, parent, name, description from tree order by depth, position, id`,
  );

function members(tx: Tx, withPrivate: boolean): AsyncGenerator<Line> {
  const secret = withPrivate ? sql`m.email, a.password_hash as "passwordHash"` : sql`null as email, null as "passwordHash"`;
  return paged(
    tx,
    (after) => sql`
    select m.id, 'm' || m.id as key, m.name, m.bio, g.key as "group", m.joined_at as "createdAt", ${secret}
    from members m join groups g on g.id = m.group_id left join accounts a on a.member_id = m.id
    where m.id > ${after}::bigint and m.deleted_at is null order by m.id limit ${BATCH}::int`,
  );
}

const threads = (tx: Tx): AsyncGenerator<Line> =>
  paged(
    tx,
    (after) => sql`
    select t.id, 't' || t.id as key, b.slug as board, 'm' || t.author_id as author, t.title, p.body, 'markdown' as format, t.lang, t.kind, t.created_at as "createdAt",
      t.view_count as views, t.like_count as likes, nullif(t.read_level, 0) as "readLevel",
      (select jsonb_agg(g.name order by tt.position) from thread_tags tt join tags g on g.id = tt.tag_id where tt.thread_id = t.id) as tags
    from threads t join boards b on b.id = t.board_id join posts p on p.id = t.first_post_id join members m on m.id = t.author_id
    where t.id > ${after}::bigint and t.withdrawn_at is null and m.deleted_at is null order by t.id limit ${BATCH}::int`,
  );

const posts = (tx: Tx): AsyncGenerator<Line> =>
  paged(
    tx,
    (after) => sql`
    select p.id, 'p' || p.id as key, 't' || p.thread_id as thread, 'm' || p.author_id as author, p.body, 'markdown' as format, p.lang, p.created_at as "createdAt", p.like_count as likes,
      case when r.floor > 1 and r.withdrawn_at is null then 'p' || r.id end as "replyTo"
    from posts p join threads t on t.id = p.thread_id join members m on m.id = p.author_id left join posts r on r.id = p.reply_to_id
    where p.id > ${after}::bigint and p.floor > 1 and p.withdrawn_at is null and t.withdrawn_at is null and m.deleted_at is null order by p.id limit ${BATCH}::int`,
  );

/** Rows by ascending id; what is empty is left out of the line. */
async function* paged(tx: Tx, query: (after: number) => SQL): AsyncGenerator<Line> {
  for (let after = 0; ;) {
    const found = await rows<Line & { id: number }>(tx, query(after));
    for (const { id: _, ...line } of found)
      yield Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null && value !== ''));
    if (found.length < BATCH) return;
    after = found.at(-1)!.id;
  }
}
