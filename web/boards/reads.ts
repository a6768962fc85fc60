/** Reads of a board's pages. */
import { type BoardView, readBoard } from '@/core/boards';
import { touch } from '@/core/kernel';
import { type PointRuleView, readRules } from '@/core/points';
import { readThreadList, type ThreadListView } from '@/core/threads';
import { dependsOn, type Missing, missing } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { listParams, type Params } from '@/web/threads/list-params';

export interface BoardPage {
  board: BoardView;
  list: ThreadListView;
  rules: PointRuleView[];
}

/** A board with one page of its threads and its points rules. */
export async function boardPage(slug: string, params: Params): Promise<BoardPage | Missing> {
  const context = await requestContext();
  const board = await readBoard(context, slug);
  if (!board) return missing('board.not_found');
  dependsOn(touch.board(board.id), touch.boards(), touch.points(), touch.settings(), touch.day());
  const wanted = listParams(params);
  const [list, rules] = await Promise.all([readThreadList(context, { ...wanted, boardId: board.id }), readRules(context, board.id)]);
  // A page beyond the last is nobody's page, and would otherwise be the last one under endless addresses.
  if (wanted.page > list.pages.pages) return missing('page.not_found');
  return { board, list, rules };
}
