import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { ask, type Context, pageOfFloor, query, type Verdict } from '@/core/kernel';
import { withoutHidden } from '@/core/markup';
import { type BoardFacts, boardFacts, moderates, threadVisibleTo } from '@/core/permissions';
import { mayEdit, mayWithdraw } from './post-policy';

type Answer = { allowed: true } | { allowed: false; reason: string; facts?: Record<string, string | number> };

/** A post's source for the edit form, with what the viewer may do. A tombstone's text is its author's and the staff's only. */
export interface EditableView {
  id: number;
  threadId: number;
  slug: string;
  floor: number;
  page: number;
  version: number;
  /** Of the thread; null but for floor 1. */
  title: string | null;
  threadTitle: string;
  board: { id: number; slug: string };
  body: string;
  lang: string;
  /** Of the thread; null but for floor 1. */
  readLevel: number | null;
  isMine: boolean;
  isWithdrawn: boolean;
  mayEdit: Answer;
  mayWithdraw: Answer;
}

interface Row extends Omit<EditableView, 'page' | 'title' | 'board' | 'readLevel' | 'isMine' | 'mayEdit' | 'mayWithdraw'> {
  authorId: number;
  boardId: number;
  boardSlug: string;
  facts: BoardFacts;
  hasOthers: boolean;
  readLevel: number;
}

const editableQuery = query({
  name: 'read-editable',
  visible: threadVisibleTo,
  run: async (context, id: number): Promise<EditableView | undefined> => {
    const found = await row<Row>(
      context.db,
      sql`
      select p.id, t.id as "threadId", t.slug, t.title as "threadTitle", p.floor, p.version, p.body, p.lang, t.read_level as "readLevel", p.author_id as "authorId", p.withdrawn_at is not null as "isWithdrawn",
        b.id as "boardId", b.slug as "boardSlug", ${boardFacts(context, { thread: true })} as facts,
        p.floor = 1 and exists (select 1 from posts o where o.thread_id = t.id and o.author_id <> p.author_id and o.withdrawn_at is null) as "hasOthers"
      from posts p join threads t on t.id = p.thread_id join boards b on b.id = t.board_id
      where p.id = ${id}::bigint and t.withdrawn_at is null and ${threadVisibleTo(context)}`,
    );
    return found && viewOf(found, context);
  },
});
export const readEditable = (context: Context, id: number): Promise<EditableView | undefined> => ask(context, editableQuery, id);

function viewOf({ authorId, boardId, boardSlug, facts, hasOthers, ...post }: Row, { viewer, settings }: Context): EditableView {
  const subject = { authorId, floor: post.floor, isWithdrawn: post.isWithdrawn };
  const isMine = viewer.id > 0 && viewer.id === authorId;
  const isStaff = moderates(viewer, boardId);
  const withdraw = mayWithdraw(viewer, facts, subject);
  return {
    ...post,
    // The source of a post is public (the API gives it), that of a tombstone and what is hidden is not.
    body: isMine || isStaff ? post.body : post.isWithdrawn ? '' : withoutHidden(post.body),
    readLevel: post.floor === 1 ? post.readLevel : null,
    title: post.floor === 1 ? post.threadTitle : null,
    page: pageOfFloor(post.floor, settings.postsPerPage),
    board: { id: boardId, slug: boardSlug },
    isMine,
    mayEdit: answerOf(mayEdit(viewer, facts, subject)),
    mayWithdraw: answerOf(withdraw === true && hasOthers && !isStaff ? { reason: 'thread.has_replies' } : withdraw),
  };
}

const answerOf = (verdict: Verdict): Answer => (verdict === true ? { allowed: true } : { allowed: false, ...verdict });
