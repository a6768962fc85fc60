import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { ask, type Context, type CursorPage, Failure, query } from '@/core/kernel';
import { hasHiddenPlaces, withoutHidden } from '@/core/markup';
import { type MemberRef, memberRefOf } from '@/core/members';
import { threadVisibleTo } from '@/core/permissions';
import { htmlWithHidden, readHidden } from './hidden-reader';

/** A post as the API gives it. A tombstone has empty body and html. */
export interface PostSourceView {
  id: number;
  threadId: number;
  floor: number;
  author: MemberRef;
  body: string;
  html: string;
  lang: string;
  createdAt: Date;
  editedAt: Date | null;
  likes: number;
  replyToId: number | null;
  isWithdrawn: boolean;
  version: number;
}

const SIZE = 50;
const FIELDS = sql`
  p.id, p.thread_id as "threadId", p.floor, p.lang, p.created_at as "createdAt", p.edited_at as "editedAt", p.like_count as likes, p.reply_to_id as "replyToId", p.version,
  p.withdrawn_at is not null as "isWithdrawn", case when p.withdrawn_at is null then p.body else '' end as body, case when p.withdrawn_at is null then p.html else '' end as html,
  m.id as "authorId", case when m.deleted_at is null then m.name else '' end as "authorName"`;

type Row = Omit<PostSourceView, 'author'> & { authorId: number; authorName: string };
const viewOf = ({ authorId, authorName, ...post }: Row): PostSourceView => ({
  ...post,
  author: memberRefOf({ id: authorId, name: authorName }),
});

/** Posts of a thread by floor, tombstones included; the cursor is the last floor given. Undefined = no such thread. @throws Failure `input.cursor` */
const pageQuery = query({
  name: 'read-post-page',
  visible: threadVisibleTo,
  run: async (
    context,
    { threadId, cursor, limit = SIZE }: { threadId: number; cursor?: string | null; limit?: number },
  ): Promise<CursorPage<PostSourceView> | undefined> => {
    if (cursor && !/^\d{1,9}$/.test(cursor)) throw new Failure('input.cursor');
    const after = Number(cursor ?? 0) || 0;
    const thread = await row<{ boardId: number }>(
      context.db,
      sql`select t.board_id as "boardId" from threads t where t.id = ${threadId}::bigint and t.withdrawn_at is null and ${threadVisibleTo(context)}`,
    );
    if (!thread) return undefined;
    const found = await rows<Row>(
      context.db,
      sql`
      select ${FIELDS} from posts p join members m on m.id = p.author_id
      where p.thread_id = ${threadId}::bigint and p.floor > ${after}::int order by p.floor limit ${limit + 1}::int`,
    );
    const items = await shownTo(context, thread.boardId, found.slice(0, limit));
    return { items, next: found.length > limit ? String(items.at(-1)!.floor) : null };
  },
});
/** Body and HTML of each post without what this viewer may not read of it. */
async function shownTo(context: Context, boardId: number, found: readonly Row[]): Promise<PostSourceView[]> {
  const hiding = found.filter(({ html }) => hasHiddenPlaces(html));
  if (!hiding.length) return found.map(viewOf);
  const parts = await readHidden(context, boardId, hiding);
  return found.map((post) => {
    const hidden = parts.get(post.id);
    if (!hidden) return viewOf(post);
    const readable = new Set(hidden.filter((part) => part.html !== null).map((part) => part.place));
    const body = withoutHidden(post.body, ({ place }) => readable.has(place));
    return viewOf({ ...post, body, html: htmlWithHidden(post.html, hidden) });
  });
}

export const readPostPage = (
  context: Context,
  input: { threadId: number; cursor?: string | null; limit?: number },
): Promise<CursorPage<PostSourceView> | undefined> => ask(context, pageQuery, input);
