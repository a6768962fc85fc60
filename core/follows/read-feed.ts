import { type SQL, sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import type { Localized } from '@/db/schema';
import { ask, type Context, type CursorPage, Failure, query, toId } from '@/core/kernel';
import { foldsBodies, folderFor } from '@/core/blocks';
import { memberRefOf } from '@/core/members';
import { demandMember } from '@/core/permissions';
import { type FeedFilter, feedVisibleTo, kindsOf, SOURCES } from './feed-sources';
import { findFeed } from './find-feed';
import { FOLLOW_KINDS, type FeedLineView, type FollowCounts, type FollowKind } from './views';

const SIZE = 40;

export interface FeedInput {
  filter?: FeedFilter;
  /** `next` of the page before. */
  cursor?: string | null;
}
export interface FeedView extends CursorPage<FeedLineView> {
  /** How many one follows, by kind. */
  counts: FollowCounts;
}

/**
 * What is new from all that one follows, newest first, each post once.
 * @throws Failure `session.required`, `input.cursor`
 */
const feedQuery = query({
  name: 'read-following',
  visible: feedVisibleTo,
  run: async (context, { filter = 'all', cursor }: FeedInput): Promise<FeedView> => {
    demandMember(context.viewer);
    const below = cursor ? toId(cursor) : Number.MAX_SAFE_INTEGER;
    if (below === undefined) throw new Failure('input.cursor');
    const counts = await readFollowCounts(context);
    const sources = kindsOf(filter).reduce((sum, kind) => sum + counts[kind], 0);
    const ids = sources ? await findFeed(context, { filter, below, most: SIZE + 1 }, sources) : [];
    const items = ids.length ? await feedLines(context, ids.slice(0, SIZE)) : [];
    return { items, next: ids.length > SIZE ? String(ids[SIZE - 1]) : null, counts };
  },
});
export const readFeed = (context: Context, input: FeedInput = {}): Promise<FeedView> => ask(context, feedQuery, input);

/** How many members, boards, threads and tags the viewer follows. */
async function readFollowCounts({ db, viewer }: Context): Promise<FollowCounts> {
  const counts = FOLLOW_KINDS.map(
    (kind) => sql`(select count(*)::int from (${SOURCES[kind].keys(viewer.id)}) k) as ${sql.identifier(kind)}`,
  );
  return (await row<FollowCounts>(db, sql`select ${sql.join(counts, sql`, `)}`))!;
}

interface Line {
  id: number;
  floor: number;
  excerpt: string;
  lang: string;
  createdAt: Date;
  authorId: number;
  authorName: string;
  authorAvatar: string | null;
  thread: FeedLineView['thread'];
  board: { id: number; slug: string; name: Localized };
  /** Null where the author is not followed. */
  remark: string | null;
  /** As typed, where the viewer's muted words are looked for. */
  body: string | null;
  byBoard: boolean;
  byThread: boolean;
  tags: string[];
}

async function feedLines(context: Context, ids: number[]): Promise<FeedLineView[]> {
  const found = await rows<Line>(context.db, linesQuery(context, ids));
  return found.map(({ authorId, authorName, authorAvatar, remark, byBoard, byThread, tags, body, ...line }) => ({
    ...line,
    author: memberRefOf({ id: authorId, name: authorName, avatar: authorAvatar }),
    folded: folderFor(context)({ authorId, texts: [line.thread.title, body] }),
    why: { member: remark === null ? null : { remark }, board: byBoard, thread: byThread, tags },
  }));
}

/** The posts of one page with everything that brought them: what is asked of a few rows may be asked one by one. */
function linesQuery(context: Context, ids: number[]): SQL {
  const me = context.viewer.id;
  const brought = (kind: FollowKind) => SOURCES[kind].brings(me);
  return sql`
    select p.id, p.floor, p.excerpt, p.lang, p.created_at as "createdAt", m.id as "authorId", case when m.deleted_at is null then m.name else '' end as "authorName", m.avatar as "authorAvatar",
      ${foldsBodies(context) ? sql`p.body` : sql`null::text`} as body,
      jsonb_build_object('id', t.id, 'slug', t.slug, 'title', t.title, 'lang', t.lang, 'replies', t.reply_count) as thread,
      jsonb_build_object('id', b.id, 'slug', b.slug, 'name', b.name) as board,
      (select f.remark from follows f where f.follower_id = ${me}::bigint and f.followed_id = p.author_id) as remark,
      ${brought('boards')} as "byBoard", ${brought('threads')} as "byThread",
      case when p.floor = 1 then coalesce((select jsonb_agg(g.name order by h.position) from thread_tags h join tag_follows f on f.tag_id = h.tag_id join tags g on g.id = h.tag_id
        where h.thread_id = t.id and f.member_id = ${me}::bigint), '[]') else '[]' end as tags
    from posts p join threads t on t.id = p.thread_id join boards b on b.id = t.board_id join members m on m.id = p.author_id
    where p.id = any (${sql.param(ids)}::bigint[]) and ${feedVisibleTo(context)} order by p.id desc`;
}
