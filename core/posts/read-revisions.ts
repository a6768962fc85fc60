import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { ask, type Context, pageOfFloor, query } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import { threadVisibleTo } from '@/core/permissions';
import { sourceFilter } from './hidden-reader';
import type { RevisionView } from './views';

/** The public history of a post (B10). */
export interface RevisionsView {
  postId: number;
  threadId: number;
  slug: string;
  title: string;
  lang: string;
  floor: number;
  page: number;
  /** The present text first, then the former ones. Reason and editor of a text are those of the edit that made it. */
  revisions: RevisionView[];
}

interface PostRow {
  threadId: number;
  boardId: number;
  slug: string;
  title: string;
  lang: string;
  floor: number;
  version: number;
  body: string;
  createdAt: Date;
  authorId: number;
  authorName: string;
}

interface FormerRow {
  version: number;
  title: string | null;
  body: string;
  reason: string;
  at: Date;
  editorId: number;
  editorName: string;
}

/** Undefined = no such post for this viewer, or withdrawn: its texts went with it. */
const revisionsQuery = query({
  name: 'read-revisions',
  visible: threadVisibleTo,
  run: async (context, postId: number): Promise<RevisionsView | undefined> => {
    const post = await row<PostRow>(
      context.db,
      sql`
      select t.id as "threadId", t.board_id as "boardId", t.slug, t.title, p.lang, p.floor, p.version, p.body, p.created_at as "createdAt", m.id as "authorId",
        case when m.deleted_at is null then m.name else '' end as "authorName"
      from posts p join threads t on t.id = p.thread_id join members m on m.id = p.author_id
      where p.id = ${postId}::bigint and p.withdrawn_at is null and t.withdrawn_at is null and ${threadVisibleTo(context)}`,
    );
    if (!post) return undefined;
    const former = await rows<FormerRow>(
      context.db,
      sql`
      select v.version, v.title, v.body, v.reason, v.created_at as at, m.id as "editorId", case when m.deleted_at is null then m.name else '' end as "editorName"
      from post_revisions v join members m on m.id = v.editor_id where v.post_id = ${postId}::bigint order by v.version desc limit 200`,
    );
    const { threadId, slug, title, lang, floor } = post;
    const shown = await sourceFilter(
      context,
      post,
      [post, ...former].map(({ body }) => body),
    );
    return {
      postId,
      threadId,
      slug,
      title,
      lang,
      floor,
      page: pageOfFloor(floor, context.settings.postsPerPage),
      revisions: textsOf(post, former).map((revision) => ({ ...revision, body: shown(revision.body) })),
    };
  },
});
export const readRevisions = (context: Context, postId: number): Promise<RevisionsView | undefined> => ask(context, revisionsQuery, postId);

/** A row of the history holds the text before an edit, and who made that edit: each text is told with the edit that made it. */
function textsOf(post: PostRow, former: FormerRow[]): RevisionView[] {
  const texts = [{ version: post.version, body: post.body, title: post.floor === 1 ? post.title : null }, ...former];
  return texts.map(({ version, body, title }, at) => {
    const edit = former[at];
    return {
      version,
      body,
      title,
      editor: edit ? memberRefOf({ id: edit.editorId, name: edit.editorName }) : memberRefOf({ id: post.authorId, name: post.authorName }),
      reason: edit?.reason ?? '',
      at: edit?.at ?? post.createdAt,
    };
  });
}
