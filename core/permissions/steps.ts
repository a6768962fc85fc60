import { isSiteStaff, type Verdict, type Viewer } from '@/core/kernel';
import type { Right } from './rights';
import { maySignedIn, moderates } from './standing';

/** What the rules need to know of a board and, where there is one, of a thread in it. */
export interface BoardFacts {
  boardId: number;
  slug: string;
  kind: 'section' | 'board';
  isClosed: boolean;
  isArchived: boolean;
  /** Grants of the viewer's group in this board: right → allowed. */
  grants: Record<string, boolean> | null;
  thread?: { id: number; isLocked: boolean; isAutoLocked: boolean } | null;
}

/** The questions of B2, in its order. */
export type StepName = 'signed_in' | 'board' | 'thread' | 'quiet' | 'standing' | 'right';

/** An answered question: the verdict, and the rule that decided it. */
export interface Step {
  name: StepName;
  verdict: Verdict;
  /** `staff`: staff of the board may write where others may not. */
  rule: 'open' | 'staff' | 'site_staff' | 'moderator' | 'grant' | 'denied' | 'holds' | 'refused';
}

interface Asked {
  viewer: Viewer;
  right: Right;
  /** Null for what is done nowhere in particular. */
  board: BoardFacts | null;
}

type Answer = Pick<Step, 'verdict' | 'rule'>;
const OPEN: Answer = { verdict: true, rule: 'open' };
const STAFF: Answer = { verdict: true, rule: 'staff' };

/** A locked thread may still be liked, and rated. */
const DESPITE_LOCKS: ReadonlySet<Right> = new Set<Right>(['post.like', 'post.rate']);

/** Every question, each written once: who may and why one may not come from the same list. Null = it is not asked here. */
const QUESTIONS: readonly [StepName, (asked: Asked) => Answer | null][] = [
  ['signed_in', ({ viewer }) => answer(maySignedIn(viewer))],
  ['board', ({ viewer, board }) => board && ofBoard(viewer, board)],
  ['thread', (asked) => ofThread(asked, 'isLocked')],
  ['quiet', (asked) => ofThread(asked, 'isAutoLocked')],
  ['standing', ({ viewer }) => (viewer.isBanned ? { verdict: { reason: 'member.banned' }, rule: 'refused' } : OPEN)],
  ['right', ofRight],
];

const answer = (verdict: Verdict): Answer => (verdict === true ? OPEN : { verdict, rule: 'refused' });

/** Staff of the board may write where others may not: a closed board or a locked thread is theirs to tend. */
function ofBoard(viewer: Viewer, board: BoardFacts): Answer {
  if (board.kind === 'section') return { verdict: { reason: 'board.section' }, rule: 'refused' };
  const reason = board.isArchived ? 'board.archived' : board.isClosed ? 'board.closed' : null;
  if (!reason) return OPEN;
  return moderates(viewer, board.boardId) ? STAFF : { verdict: { reason }, rule: 'refused' };
}

function ofThread({ viewer, right, board }: Asked, lock: 'isLocked' | 'isAutoLocked'): Answer | null {
  if (!board?.thread) return null;
  if (!board.thread[lock] || DESPITE_LOCKS.has(right)) return OPEN;
  if (moderates(viewer, board.boardId)) return STAFF;
  return { verdict: { reason: lock === 'isLocked' ? 'thread.locked' : 'thread.auto_locked' }, rule: 'refused' };
}

/** Staff hold everything; for others a board's word goes before the group's. */
function ofRight({ viewer, right, board }: Asked): Answer {
  if (isSiteStaff(viewer)) return { verdict: true, rule: 'site_staff' };
  if (board && moderates(viewer, board.boardId)) return { verdict: true, rule: 'moderator' };
  const granted = board?.grants?.[right];
  if (granted ?? viewer.rights.has(right)) return { verdict: true, rule: granted === undefined ? 'holds' : 'grant' };
  return {
    verdict: { reason: viewer.groupKey === 'muted' ? 'member.muted' : 'group.may_not', facts: { group: viewer.groupKey } },
    rule: granted === undefined ? 'refused' : 'denied',
  };
}

/** All questions with their answers, in the order in which they are asked; each is answered for itself. */
export function stepsIn(viewer: Viewer, right: Right, board: BoardFacts | null = null): Step[] {
  const asked = { viewer, right, board };
  return QUESTIONS.flatMap(([name, ask]) => {
    const given = ask(asked);
    return given ? [{ name, ...given }] : [];
  });
}

/**
 * Whether the viewer may do something, in a board or (null) anywhere: the first question that refuses. Limits of the first day come after,
 * where the figures are (post-policy). A refusal carries what `/why` needs to explain it.
 */
export function mayIn(viewer: Viewer, right: Right, board: BoardFacts | null = null): Verdict {
  const asked = { viewer, right, board };
  for (const [, ask] of QUESTIONS) {
    const verdict = ask(asked)?.verdict ?? true;
    if (verdict !== true) return { reason: verdict.reason, facts: { ...verdict.facts, ...placeOf(right, board) } };
  }
  return true;
}

function placeOf(right: Right, board: BoardFacts | null): Record<string, string | number> {
  return { right, ...(board ? { board: board.slug } : {}), ...(board?.thread ? { thread: board.thread.id } : {}) };
}
