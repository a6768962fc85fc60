import { type SQL, sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Localized } from '@/db/schema';
import { folderFor, foldsBodies } from '@/core/blocks';
import { type Context, pageOfFloor } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import { threadVisibleTo } from '@/core/permissions';
import type { ThreadRowView } from './views';

interface Row extends Pick<
  ThreadRowView,
  | 'id'
  | 'slug'
  | 'title'
  | 'lang'
  | 'kind'
  | 'createdAt'
  | 'views'
  | 'replies'
  | 'likes'
  | 'sticky'
  | 'digest'
  | 'highlight'
  | 'isLocked'
  | 'readLevel'
  | 'tags'
> {
  boardId: number;
  boardSlug: string;
  boardName: Localized;
  authorId: number;
  authorName: string;
  lastId: number | null;
  lastName: string | null;
  lastAt: Date;
  lastFloor: number;
  heat: number;
  /** Of the first post, where the viewer's muted words are looked for. */
  body: string | null;
}

/**
 * Rows of the ledger of threads, in the order of `ids`: a query that yields the ids of one page as `id`, in order.
 * Joins and tags are looked up for that page only, so a deep page costs the walk over an index and nothing more.
 */
export async function threadRows(context: Context, ids: SQL, options: { once?: boolean } = {}): Promise<ThreadRowView[]> {
  const found = await rows<Row>(
    context.db,
    sql`
    select t.id, t.slug, t.title, t.lang, t.kind, t.created_at as "createdAt", t.view_count as views, t.reply_count as replies, t.like_count as likes,
      case when t.sticky_until is null or t.sticky_until > ${context.now()}::timestamptz then t.sticky_level else 0 end as sticky,
      t.digest_level as digest, t.highlight, t.is_locked as "isLocked", t.read_level as "readLevel", t.last_floor as "lastFloor", t.heat, ${foldsBodies(context) ? sql`(select f.body from posts f where f.id = t.first_post_id and ${threadVisibleTo(context)})` : sql`null::text`} as body, t.last_posted_at as "lastAt",
      b.id as "boardId", b.slug as "boardSlug", b.name as "boardName",
      a.id as "authorId", case when a.deleted_at is null then a.name else '' end as "authorName",
      l.id as "lastId", case when l.deleted_at is null then l.name else '' end as "lastName",
      coalesce((select jsonb_agg(g.name order by tt.position) from thread_tags tt join tags g on g.id = tt.tag_id where tt.thread_id = t.id), '[]') as tags
    from (select id, row_number() over () as place from (${ids}) listed) page
    join threads t on t.id = page.id join boards b on b.id = t.board_id join members a on a.id = t.author_id left join members l on l.id = t.last_poster_id
    order by page.place`,
    options,
  );
  return found.map((row) => viewOf(row, context));
}

function viewOf(row: Row, context: Context): ThreadRowView {
  const { settings } = context;
  const { boardId, boardSlug, boardName, authorId, authorName, lastId, lastName, lastAt, lastFloor, heat, body, ...thread } = row;
  const author = memberRefOf({ id: authorId, name: authorName });
  return {
    ...thread,
    board: { id: boardId, slug: boardSlug, name: boardName },
    author,
    last: { author: lastId === null ? author : memberRefOf({ id: lastId, name: lastName ?? '' }), at: lastAt },
    pages: pageOfFloor(lastFloor, settings.postsPerPage),
    heat: heatOf(heat, settings.heatLevels),
    folded: folderFor(context)({ authorId, texts: [row.title, body] }),
  };
}

/** A8: the level that so many participants reach. */
export function heatOf(participants: number, [warm, hot, blazing]: [number, number, number]): 0 | 1 | 2 | 3 {
  if (participants >= blazing) return 3;
  if (participants >= hot) return 2;
  return participants >= warm ? 1 : 0;
}
