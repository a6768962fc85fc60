/** What the pages of points rules show (E3): open to guests. */
import { type BoardView, readBoard } from '@/core/boards';
import { isMember, touch } from '@/core/kernel';
import { type PointsPageView, readPointsPage } from '@/core/points';
import { dependsOn, type Missing, missing } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';

export interface PointsPage {
  /** Null for the rules of the whole site. */
  board: BoardView | null;
  points: PointsPageView;
}

/** `/points`, and `/b/{board}/points` with the board's own rules. */
export async function pointsPage(slug?: string): Promise<PointsPage | Missing> {
  const context = await requestContext();
  const board = slug === undefined ? null : ((await readBoard(context, slug)) ?? null);
  if (slug !== undefined && !board) return missing('board.not_found');
  dependsOn(touch.points(), touch.settings(), touch.boards());
  if (board) dependsOn(touch.board(board.id));
  if (isMember(context.viewer)) dependsOn(touch.member(context.viewer.id));
  return { board, points: await readPointsPage(context, board?.id) };
}
