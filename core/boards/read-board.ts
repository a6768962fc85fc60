import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import type { Localized, WatchLevel } from '@/db/schema';
import { ask, type Context, isMember, midnight, query } from '@/core/kernel';
import { renderMarkdown } from '@/core/markup';
import { memberRefOf } from '@/core/members';
import { type BoardFacts, boardFacts, boardVisibleTo, mayIn } from '@/core/permissions';
import type { BoardRef, BoardView } from './views';

interface Row extends Omit<BoardView, 'path' | 'rulesHtml' | 'moderators' | 'mayStart' | 'last' | 'watch'> {
  followers: number;
  level: WatchLevel | null;
  rules: Localized;
  path: BoardRef[] | null;
  moderators: { id: number; name: string; avatar: string | null }[] | null;
  last: { threadId: number; slug: string; title: string; lang: string; authorId: number; authorName: string; at: string } | null;
  facts: BoardFacts;
}

/** A board's head and rail, in one query; undefined = no such board for this viewer, or a section. */
const boardQuery = query({
  name: 'read-board',
  visible: boardVisibleTo,
  run: async (context, slug: string): Promise<BoardView | undefined> => {
    const found = await row<Row>(context.db, boardRow(context, slug));
    if (!found) return undefined;
    const { rules, path, moderators, last, facts, followers, level, ...board } = found;
    const may = mayIn(context.viewer, 'thread.start', facts);
    return {
      ...board,
      path: path ?? [],
      rulesHtml: Object.fromEntries(
        Object.entries(rules).map(([lang, text]) => [lang, renderMarkdown(text, { lang, headingBase: 3 }).html]),
      ),
      moderators: (moderators ?? []).map(memberRefOf),
      last: last && {
        threadId: last.threadId,
        slug: last.slug,
        title: last.title,
        lang: last.lang,
        author: memberRefOf({ id: last.authorId, name: last.authorName }),
        at: new Date(last.at),
      },
      watch: { level: isMember(context.viewer) ? (level ?? 'normal') : null, followers },
      mayStart: may === true ? { allowed: true } : { allowed: false, ...may },
    };
  },
});
export const readBoard = (context: Context, slug: string): Promise<BoardView | undefined> => ask(context, boardQuery, slug);

function boardRow(context: Context, slug: string) {
  return sql`
    select b.id, b.slug, b.name, b.description, b.rules, b.icon, b.colour, b.thread_count as threads, b.post_count as posts,
      b.is_archived as "isArchived", b.is_closed as "isClosed", b.is_private as "isPrivate", b.follower_count as followers,
      (select w.level from board_watches w where w.member_id = ${context.viewer.id}::bigint and w.board_id = b.id) as level, ${boardFacts(context, { thread: false })} as facts,
      (select count(*)::int from posts p join threads t on t.id = p.thread_id
        where t.board_id = b.id and p.created_at >= ${midnight(context)} and p.withdrawn_at is null and t.withdrawn_at is null) as today,
      (select jsonb_build_object('threadId', t.id, 'slug', t.slug, 'title', t.title, 'lang', t.lang, 'authorId', m.id,
          'authorName', case when m.deleted_at is null then m.name else '' end, 'at', t.last_posted_at)
        from threads t left join members m on m.id = t.last_poster_id where t.id = b.last_thread_id and t.withdrawn_at is null) as last,
      ${pathOf(sql`b.parent_id`)} as path,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name) order by c.position, c.id) from boards c
        where c.parent_id = b.id and c.kind = 'board' and ${boardVisibleTo(context, sql`c.id`)}), '[]') as children,
      (select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'avatar', m.avatar) order by bm.since, m.id) from board_moderators bm join members m on m.id = bm.member_id
        where bm.board_id = b.id and m.deleted_at is null) as moderators,
      ${tagsOf()} as tags
    from boards b where b.slug = ${slug} and b.kind = 'board' and ${boardVisibleTo(context)}`;
}

/** SQL: the boards above, outermost first, as json. Sections have no page of their own and are left out. */
export const pathOf = (parentId: ReturnType<typeof sql>) => sql`(
  with recursive up as (
    select id, slug, name, kind, parent_id, 1 as step from boards where id = ${parentId}
    union all select p.id, p.slug, p.name, p.kind, p.parent_id, up.step + 1 from boards p join up on p.id = up.parent_id where up.step < 20
  ) select jsonb_agg(jsonb_build_object('id', id, 'slug', slug, 'name', name) order by step desc) from up where kind = 'board')`;

/** How many of a board's newest threads the rail's tags are drawn from: bounded, whatever the board's size. */
const RECENT = 150;

const tagsOf = () => sql`
  coalesce((select jsonb_agg(jsonb_build_object('name', name, 'threads', threads)) from (
    select g.name, count(*)::int as threads
    from (select t.id from threads t where t.board_id = b.id and t.withdrawn_at is null order by t.last_posted_at desc, t.id desc limit ${RECENT}::int) r
    join thread_tags tt on tt.thread_id = r.id join tags g on g.id = tt.tag_id
    group by g.id, g.name order by 2 desc, g.name limit 12) used), '[]')`;
