import type { Context, Verdict, Viewer } from '@/core/kernel';
import { type BoardFacts, type Right, type Step, stepsIn } from '@/core/permissions';
import { type AuthorFacts, mayEdit, mayLike, mayPostNow, mayWithdraw, type PostFacts } from '@/core/posts';
import { hasToGive, mayRate, type RatingLimits } from '@/core/ratings';
import type { ExplainedStep } from './views';

/** Everything that the questions look at. */
export interface Case {
  /** As whom it is asked. */
  context: Context;
  right: Right;
  board: BoardFacts | null;
  /** They see the board. */
  isSeen: boolean;
  post: PostFacts | null;
  /** Null for guests. */
  figures: AuthorFacts | null;
  /** What their group may give by ratings. */
  ratings: RatingLimits;
}

/** Questions that nobody can answer of somebody who is not signed in. */
const OF_MEMBERS: ReadonlySet<ExplainedStep['name']> = new Set<ExplainedStep['name']>(['standing', 'right', 'limits', 'allowance', 'post']);
const NO_TEXT = { links: 0, images: 0, mentions: 0 };

/**
 * The questions of B2 in their order, each answered by the rule that commands ask: `stepsIn` for the place, the group and the grants, the
 * policies of posts for the first day's limits and for what is one's own, that of ratings for what there is to give.
 */
export function explain(asked: Case): ExplainedStep[] {
  const see: ExplainedStep[] = asked.board ? [{ ...explained('see', asked.isSeen ? true : { reason: 'board.not_found' }, 'open') }] : [];
  if (asked.right === 'board.see') return see;
  const steps = stepsIn(asked.context.viewer, asked.right, asked.board).map(({ name, verdict, rule }: Step) =>
    explained(name, verdict, rule),
  );
  const given = allowance(asked);
  const all = [...steps.slice(0, 1), ...see, ...steps.slice(1), ...limits(asked), ...given, ...ofPost(asked, [...steps, ...given])];
  const isGuest = all[0]?.state === 'failed';
  return all.map((step) => (isGuest && OF_MEMBERS.has(step.name) ? { ...step, state: 'waiting', rule: 'waiting', facts: {} } : step));
}

function explained(name: ExplainedStep['name'], verdict: Verdict, rule: string): ExplainedStep {
  if (verdict === true) return { name, state: 'passed', rule, facts: {} };
  // Which of two refused: a group that holds no right, or a board that denies it.
  const refused = rule === 'denied' ? rule : verdict.reason;
  return { name, state: 'failed', rule: refused, facts: verdict.facts ?? {} };
}

/** Waits and the first day's allowances. */
function limits({ context, right, figures }: Case): ExplainedStep[] {
  if (right !== 'thread.start' && right !== 'post.reply') return [];
  if (!figures) return [{ name: 'limits', state: 'waiting', rule: 'waiting', facts: {} }];
  return [explained('limits', mayPostNow(context, figures, NO_TEXT, right === 'thread.start' ? 'thread' : 'reply'), 'open')];
}

/** A right to rate without points to give is none. */
function allowance({ context, right, ratings }: Case): ExplainedStep[] {
  if (right !== 'post.rate') return [];
  const { most, daily } = ratings;
  const step = explained('allowance', hasToGive(context.viewer, ratings), 'open');
  return [{ ...step, facts: { ...step.facts, most, daily } }];
}

const POLICIES: Partial<Record<Right, (viewer: Viewer, board: BoardFacts, post: PostFacts, ratings: RatingLimits) => Verdict>> = {
  'post.edit': mayEdit,
  'post.withdraw': mayWithdraw,
  'post.like': mayLike,
  'post.rate': mayRate,
};

/** Whose post it is, and whether it still stands: asked once the place allows it. */
function ofPost({ context, right, board, post, ratings }: Case, steps: ExplainedStep[]): ExplainedStep[] {
  const policy = POLICIES[right];
  if (!policy || !board || !post) return [];
  if (steps.some(({ state }) => state === 'failed')) return [{ name: 'post', state: 'waiting', rule: 'waiting', facts: {} }];
  return [explained('post', policy(context.viewer, board, post, ratings), post.authorId === context.viewer.id ? 'own' : 'open')];
}
