import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Localized } from '@/db/schema';
import { type Context, midnight } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import { boardVisibleTo } from '@/core/permissions';
import type { BoardRef, BoardRowView } from './views';

/** A node of the tree as the table has it. */
export interface BoardNode extends Omit<BoardRowView, 'today' | 'last' | 'children'> {
  kind: 'section' | 'board';
  parentId: number | null;
  isClosed: boolean;
  isPrivate: boolean;
  last: { threadId: number; slug: string; title: string; lang: string; authorId: number; authorName: string; at: string } | null;
}

/** Every section and board that the viewer may see, in order, each with its last thread: one query over a small table. */
export function boardNodes(context: Context): Promise<BoardNode[]> {
  return rows<BoardNode>(
    context.db,
    sql`
    select b.id, b.slug, b.name, b.description, b.icon, b.colour, b.kind, b.parent_id as "parentId", b.thread_count as threads, b.post_count as posts,
      b.is_archived as "isArchived", b.is_closed as "isClosed", b.is_private as "isPrivate",
      case when t.id is not null then jsonb_build_object('threadId', t.id, 'slug', t.slug, 'title', t.title, 'lang', t.lang, 'authorId', m.id,
        'authorName', case when m.deleted_at is null then m.name else '' end, 'at', t.last_posted_at) end as last
    from boards b left join threads t on t.id = b.last_thread_id and t.withdrawn_at is null left join members m on m.id = t.last_poster_id
    where ${boardVisibleTo(context)}
    order by b.position, b.id`,
  );
}

/** Visible posts since the site's midnight, by board. */
export async function postsToday(context: Context): Promise<Map<number, number>> {
  const found = await rows<{ id: number; posts: number }>(
    context.db,
    sql`
    select t.board_id as id, count(*)::int as posts from posts p join threads t on t.id = p.thread_id
    where p.created_at >= ${midnight(context)} and p.withdrawn_at is null and t.withdrawn_at is null group by 1`,
  );
  return new Map(found.map(({ id, posts }) => [id, posts]));
}

export const refOf = ({ id, slug, name }: { id: number; slug: string; name: Localized }): BoardRef => ({ id, slug, name });

/** The row of a board's directory. */
export function rowOf(node: BoardNode, nodes: readonly BoardNode[], today: ReadonlyMap<number, number>): BoardRowView {
  const { id, slug, name, description, icon, colour, threads, posts, isArchived, last } = node;
  return {
    id,
    slug,
    name,
    description,
    icon,
    colour,
    threads,
    posts,
    isArchived,
    today: today.get(id) ?? 0,
    last: last && {
      threadId: last.threadId,
      slug: last.slug,
      title: last.title,
      lang: last.lang,
      author: memberRefOf({ id: last.authorId, name: last.authorName }),
      at: new Date(last.at),
    },
    children: nodes.filter(({ parentId, kind }) => parentId === id && kind === 'board').map(refOf),
  };
}
