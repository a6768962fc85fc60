/** Reads of the pages about rights: why one may or may not, and the grid of the administration. */
import { type Context, isFailure, toId } from '@/core/kernel';
import { type Right, RIGHTS } from '@/core/permissions';
import { type ExplanationView, type Grant, readExplanation, readRightsGrid, type RightsGridView } from '@/core/rights';
import { type Missing, missing, neverCached } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { type Writing, writingAt } from '@/web/posts/writing';
import { one, type Params } from '@/web/threads/list-params';
import { typedCells } from './typed-grid';

const rightOf = (text: string | null): Right | undefined => RIGHTS.find((right) => right === text);

/** `/why?right=…&board=…&thread=…&post=…`, open to everybody; `member=` is for the site staff. */
export async function whyPage(params: Params): Promise<ExplanationView | Missing> {
  neverCached();
  const right = rightOf(one(params.right) ?? null);
  return right ? explained(await requestContext(), right, params) : missing('page.not_found');
}

async function explained(context: Context, right: Right, params: Params): Promise<ExplanationView | Missing> {
  const asked = { board: one(params.board) || undefined, thread: one(params.thread) || undefined, post: one(params.post) || undefined };
  const [thread, post] = [toId(asked.thread), toId(asked.post)];
  // Named but no number: such a thing is not there.
  if (asked.post && !post) return missing('post.not_found');
  if (asked.thread && !thread) return missing('thread.not_found');
  try {
    const view = await readExplanation(context, { right, board: asked.board, thread, post, member: one(params.member) || undefined });
    return view ?? missing(post ? 'post.not_found' : thread ? 'thread.not_found' : 'board.not_found');
  } catch (thrown) {
    if (isFailure(thrown)) return missing(thrown.reason, thrown.facts);
    throw thrown;
  }
}

export interface RightsDesk {
  grid: RightsGridView;
  /** What was changed in it and refused, by `group.right`. */
  typed: Record<string, Grant>;
  writing: Writing;
  /** What was traced; null where nobody was named. */
  trace: { member: string; right: string; board: string; found: ExplanationView | Missing } | null;
  /** All rights, for the choice of the trace. */
  rights: readonly string[];
}

/** `/admin/rights?board=…&member=…&right=…` for an administrator, whose context is at hand. */
export async function rightsDesk(context: Context, params: Params): Promise<RightsDesk | Missing> {
  const board = one(params.board) || null;
  const grid = await readRightsGrid(context, board);
  if (!grid) return missing('board.not_found');
  const writing = await writingAt('/admin/rights');
  return { grid, typed: typedCells(writing.values, grid.board?.id ?? null), writing, trace: await traced(context, params), rights: RIGHTS };
}

async function traced(context: Context, params: Params): Promise<RightsDesk['trace']> {
  const member = one(params.member)?.trim();
  const right = rightOf(one(params.right) ?? null);
  if (!member || !right) return null;
  const board = one(params.in) ?? '';
  try {
    const found = await readExplanation(context, { right, member, board: board || undefined });
    return { member, right, board, found: found ?? { missing: 'board.not_found' } };
  } catch (thrown) {
    if (isFailure(thrown)) return { member, right, board, found: { missing: thrown.reason } };
    throw thrown;
  }
}
