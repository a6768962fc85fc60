/** What the pages of points rules show (E3): open to guests. */
import { type BoardView, readBoard } from '@/core/boards';
import { isMember, touch } from '@/core/kernel';
import { nextGroup, readGroups } from '@/core/groups';
import type { GroupBadge } from '@/core/members/views';
import { type PointsPageView, readPointsPage } from '@/core/points';
import { system } from '@/platform/system';
import { dependsOn, type Missing, missing } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { knownViewer } from '@/web/kernel/viewer';

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

/** The reader's total, the next rung and what is missing to it. */
export interface NextRung {
  total: number;
  group: GroupBadge;
  missing: number;
}

/** For pages that say in passing what is still needed; null for guests, at the top and off the ladder. Costs no query of its own. */
export async function nextRung(): Promise<NextRung | null> {
  const known = await knownViewer();
  if (!known) return null;
  const next = nextGroup(await readGroups(system().db.db), known.total, known.viewer.groupKind);
  return next && { total: known.total, ...next };
}
