/** Reads of the pages about one post, and of the page for a new thread. */
import { type BoardView, readBoard } from '@/core/boards';
import { type Reason, toId, touch } from '@/core/kernel';
import { type EditableView, readEditable, readPost, readRevisions } from '@/core/posts';
import { type LikersView, readLikers } from '@/core/reactions';
import { findReadLevels, type ReadLevelChoice, readThreadHead } from '@/core/threads';
import { dependsOn, type Missing, missing, neverCached, redirectTo } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { knownViewer } from '@/web/kernel/viewer';
import { withNeeds } from '@/web/kernel/why';
import { pageNumber, type Params } from '@/web/threads/list-params';
import { type Writing, writingAt } from './writing';

export type Revisions = NonNullable<Awaited<ReturnType<typeof readRevisions>>>;

/** `/p/{id}`: leads to the post on its page. */
export async function postPlace(id: string): Promise<Missing | { moved: true }> {
  const postId = toId(id);
  const place = postId === undefined ? undefined : await readPost(await requestContext(), postId);
  if (!place) return missing('post.not_found');
  redirectTo(place.url, 302);
  return { moved: true };
}

export interface EditPage {
  post: EditableView;
  writing: Writing;
  graceMinutes: number;
  limit: number;
  titleLimit: number;
  readLevels: ReadLevelChoice[];
}

/** `/p/{id}/edit` and `/withdraw`: for whoever may; others are told the rule. */
export async function editPage(id: string, what: 'edit' | 'withdraw'): Promise<EditPage | Missing> {
  neverCached();
  const context = await requestContext();
  const postId = toId(id);
  const post = postId === undefined ? undefined : await readEditable(context, postId);
  if (!post) return missing('post.not_found');
  const may = what === 'edit' ? post.mayEdit : post.mayWithdraw;
  if (!may.allowed)
    return missing(may.reason as Reason, { ...(await withNeeds(context, may)).facts, right: `post.${what}`, post: post.id });
  const { graceMinutes, bodyMax, titleMax } = context.settings;
  const readLevels = what === 'edit' && post.floor === 1 ? await findReadLevels(context, post.board.id) : [];
  return { post, writing: await writingAt(`/p/${post.id}/${what}`), graceMinutes, limit: bodyMax, titleLimit: titleMax, readLevels };
}

/** `/p/{id}/history`: the former texts. */
export async function historyPage(id: string): Promise<Revisions | Missing> {
  const postId = toId(id);
  const found = postId === undefined ? undefined : await readRevisions(await requestContext(), postId);
  if (!found) return missing('post.not_found');
  dependsOn(touch.thread(found.threadId), touch.boards(), touch.settings());
  return found;
}

export interface LikersPage {
  likers: LikersView;
  thread: { id: number; slug: string; title: string; lang: string; board: { slug: string } };
}

/** `/p/{id}/likes`: who likes a post. */
export async function likersPage(id: string, params: Params): Promise<LikersPage | Missing> {
  const context = await requestContext();
  const postId = toId(id);
  const page = pageNumber(params.page);
  const likers = postId === undefined ? undefined : await readLikers(context, { postId, page });
  if (!likers || page > likers.pages.pages) return missing('post.not_found');
  const thread = await readThreadHead(context, likers.threadId);
  if (!thread) return missing('thread.not_found');
  dependsOn(touch.thread(thread.id), touch.boards(), touch.settings(), ...likers.likers.map(({ member }) => touch.member(member.id)));
  return { likers, thread };
}

export interface NewThreadPage {
  board: BoardView;
  /** Null where the viewer may not start a thread. */
  writing: Writing | null;
  limit: number;
  titleLimit: number;
  readLevels: ReadLevelChoice[];
}

/** `/b/{board}/new`: the form, or the gate with the rule that refuses. */
export async function newThreadPage(slug: string): Promise<NewThreadPage | Missing> {
  const context = await requestContext();
  const board = await readBoard(context, slug);
  if (!board) return missing('board.not_found');
  dependsOn(touch.board(board.id), touch.boards(), touch.settings());
  if (!board.mayStart.allowed) board.mayStart = await withNeeds(context, board.mayStart);
  const mayWrite = board.mayStart.allowed && (await knownViewer()) !== null;
  const { bodyMax, titleMax } = context.settings;
  const [writing, readLevels] = mayWrite
    ? await Promise.all([writingAt(`/b/${board.slug}/new`), findReadLevels(context, board.id)])
    : [null, []];
  return { board, writing, limit: bodyMax, titleLimit: titleMax, readLevels };
}
