import { type SQL, sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { ask, type Context, Failure, isMember, pagesOf, query } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import { boardVisibleTo, threadVisibleTo } from '@/core/permissions';
import { FILTERS, type FilterName, type KindName } from './kinds';
import type { NoticesView, NoticeView } from './views';

const SIZE = 40;
/** The list ends here: 10 pages. */
const MOST = 400;
/** Of these newest ones what may not be seen is left out: the index gives them in order, whatever the number of all. */
const LOOKED_AT = 1_000;

/** SQL: whether the viewer may see what a notice `n` is about, thread `t`. What staff did with one's text outlasts the text. */
const noticeVisibleTo = (context: Context): SQL =>
  sql`(n.thread_id is null or (${threadVisibleTo(context)}) or (n.kind in ('moderation', 'points') and ${boardVisibleTo(context, sql`t.board_id`)}))`;

export interface NoticeRow {
  id: number;
  kind: KindName;
  what: string;
  at: Date;
  readAt: Date | null;
  actors: { id: number; name: string; avatar: string | null }[];
  actorCount: number;
  thread: NoticeView['thread'];
  post: NoticeView['post'];
  facts: { amounts?: NoticeView['amounts']; reason?: string; level?: number };
  group: NoticeView['group'];
  medal: NoticeView['medal'];
  collection: NoticeView['collection'];
  count: number;
}

/** SQL: what `NoticeRow` holds, of notice `n`, with thread `t` and post `p` where there are some. */
export const noticeColumns = sql`
  n.id, n.kind, n.what, n.updated_at as at, n.read_at as "readAt", n.actor_count as "actorCount", n.event_count as count, n.facts,
  case when t.id is not null then jsonb_build_object('id', t.id, 'title', t.title, 'lang', t.lang) end as thread,
  case when p.id is not null and p.withdrawn_at is null then jsonb_build_object('id', p.id, 'excerpt', p.excerpt, 'lang', p.lang) end as post,
  (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', case when a.deleted_at is null then a.name else '' end, 'avatar', a.avatar) order by a.id <> n.actor_id), '[]')
    from members a where a.id in (n.actor_id, n.other_actor_id)) as actors,
  (select gr.name from groups gr where n.kind = 'group' and gr.id = (n.facts->>'toGroupId')::bigint) as "group",
  (select md.name from medals md where n.kind = 'medal' and md.id = (n.facts->>'medalId')::bigint) as medal,
  (select jsonb_build_object('id', o.id, 'slug', o.slug, 'title', o.title) from collections o
    where n.kind = 'collection' and o.id = (n.facts->>'collectionId')::bigint and (o.is_public or o.owner_id = n.member_id)) as collection`;

/** A row as pages and mails show it. */
export function noticeOf({
  id,
  kind,
  what,
  at,
  readAt,
  actors,
  actorCount,
  thread,
  post,
  facts,
  group,
  medal,
  collection,
  count,
}: NoticeRow): NoticeView {
  return {
    id,
    kind,
    what,
    at,
    isRead: readAt !== null,
    actors: actors.map(memberRefOf),
    others: Math.max(0, actorCount - actors.length),
    thread,
    post,
    amounts: facts.amounts ?? null,
    words: typeof facts.reason === 'string' ? facts.reason : '',
    level: facts.level ?? 0,
    group,
    medal,
    collection,
    count,
  };
}

interface Input {
  page?: number;
  filter?: FilterName | null;
}

const noticesQuery = query({
  name: 'read-notices',
  visible: noticeVisibleTo,
  run: async (context, { page = 1, filter = null }: Input): Promise<NoticesView> => {
    const kinds: readonly string[] | null = filter ? FILTERS[filter] : null;
    const found = await rows<NoticeRow & { total: number; unread: number; newestAt: Date }>(
      context.db,
      sql`
      with newest as materialized (
        select * from notices
        where member_id = ${context.viewer.id}::bigint and is_on_site and (${sql.param(kinds)}::text[] is null or kind = any (${sql.param(kinds)}::text[]))
        order by updated_at desc, id desc limit ${LOOKED_AT}::int
      ), own as materialized (
        select n.* from newest n left join threads t on t.id = n.thread_id where ${noticeVisibleTo(context)}
        order by n.updated_at desc, n.id desc limit ${MOST}::int
      ), sums as materialized (
        select count(*)::int as total, (count(*) filter (where read_at is null))::int as unread, max(updated_at) as newest_at from own
      )
      select ${noticeColumns}, sums.total, sums.unread, sums.newest_at as "newestAt"
      from (select * from own order by updated_at desc, id desc limit ${SIZE}::int offset ${(page - 1) * SIZE}::int) n
      cross join sums left join threads t on t.id = n.thread_id left join posts p on p.id = n.post_id
      order by n.updated_at desc, n.id desc`,
    );
    const { total, unread, newestAt } = found[0] ?? { total: 0, unread: 0, newestAt: null };
    return { notices: found.map(noticeOf), pages: pagesOf(total, SIZE, page), filter, unread, newestAt };
  },
});

/**
 * What a member was told, newest first, 40 a page: the newest 400.
 * @throws Failure `session.required`
 */
export async function readNotices(context: Context, input: Input = {}): Promise<NoticesView> {
  if (!isMember(context.viewer)) throw new Failure('session.required');
  return ask(context, noticesQuery, input);
}
