import { type SQL, sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { ask, type Context, pagesOf, type Pages, query } from '@/core/kernel';
import { type FollowListView, readFollowing } from '@/core/members';
import { boardVisibleTo, demandMember, threadVisibleTo } from '@/core/permissions';
import type { FollowedTagView, WatchedBoardView, WatchedThreadView } from './views';

const SIZE = 50;

/** One page of what one follows of a kind. */
export interface FollowedView<T> {
  rows: T[];
  pages: Pages;
}

interface Listing {
  /** SQL: what is listed, from its table on, all conditions included. */
  from: SQL;
  columns: SQL;
  order: SQL;
}

async function listed<T>({ db }: Context, { from, columns, order }: Listing, page: number): Promise<FollowedView<T>> {
  const counted = await row<{ total: number }>(db, sql`select count(*)::int as total from ${from}`);
  const pages = pagesOf(counted?.total ?? 0, SIZE, page);
  return {
    rows: await rows<T>(
      db,
      sql`select ${columns} from ${from} order by ${order} limit ${SIZE}::int offset ${(pages.page - 1) * SIZE}::int`,
    ),
    pages,
  };
}

/** Whom the viewer follows, newest first, with their own remarks. */
export async function readFollowedMembers(context: Context, page = 1): Promise<FollowListView> {
  demandMember(context.viewer);
  return readFollowing(context, context.viewer.id, page);
}

/** Boards that the viewer watches, muted ones too, as far as they may still see them. */
const boardsQuery = query({
  name: 'read-watched-boards',
  visible: boardVisibleTo,
  run: (context, { page }: { page: number }): Promise<FollowedView<WatchedBoardView>> => {
    demandMember(context.viewer);
    return listed(
      context,
      {
        from: sql`board_watches w join boards b on b.id = w.board_id where w.member_id = ${context.viewer.id}::bigint and ${boardVisibleTo(context)}`,
        columns: sql`b.id, b.slug, b.name, b.thread_count as threads, w.level`,
        order: sql`w.level = 'muted', b.position, b.id`,
      },
      page,
    );
  },
});
export const readWatchedBoards = (context: Context, page = 1): Promise<FollowedView<WatchedBoardView>> =>
  ask(context, boardsQuery, { page });

/** Threads that the viewer watches, muted ones last, those with the newest replies first. */
const threadsQuery = query({
  name: 'read-watched-threads',
  visible: threadVisibleTo,
  run: (context, { page }: { page: number }): Promise<FollowedView<WatchedThreadView>> => {
    demandMember(context.viewer);
    return listed(
      context,
      {
        from: sql`thread_watches w join threads t on t.id = w.thread_id join boards b on b.id = t.board_id
          where w.member_id = ${context.viewer.id}::bigint and t.withdrawn_at is null and ${threadVisibleTo(context)}`,
        columns: sql`t.id, t.slug, t.title, t.lang, t.reply_count as replies, t.last_posted_at as "lastAt", w.level,
          jsonb_build_object('id', b.id, 'slug', b.slug, 'name', b.name) as board`,
        order: sql`w.level = 'muted', t.last_posted_at desc, t.id desc`,
      },
      page,
    );
  },
});
export const readWatchedThreads = (context: Context, page = 1): Promise<FollowedView<WatchedThreadView>> =>
  ask(context, threadsQuery, { page });

/** Tags that the viewer follows: their own choice, so every one of them. */
export async function readFollowedTags(context: Context, page = 1): Promise<FollowedView<FollowedTagView>> {
  demandMember(context.viewer);
  return listed(
    context,
    {
      from: sql`tag_follows f join tags g on g.id = f.tag_id where f.member_id = ${context.viewer.id}::bigint`,
      columns: sql`g.name`,
      order: sql`g.name_key`,
    },
    page,
  );
}

/** Whether the viewer follows a tag. */
export async function readTagFollow({ db, viewer }: Context, key: string): Promise<boolean> {
  const found = await row(
    db,
    sql`select 1 from tag_follows f join tags g on g.id = f.tag_id where f.member_id = ${viewer.id}::bigint and g.name_key = ${key}`,
  );
  return Boolean(found);
}
