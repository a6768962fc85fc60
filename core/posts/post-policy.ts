import { type Context, isSiteStaff, type Verdict, type Viewer } from '@/core/kernel';
import { type BoardFacts, mayIn, moderates } from '@/core/permissions';

/** What the policies need to know of a post. */
export interface PostFacts {
  authorId: number;
  floor: number;
  isWithdrawn: boolean;
}

/** Figures of the author that the allowances look at. */
export interface AuthorFacts {
  lastPostedAt: Date | null;
  threads: number;
  replies: number;
}

/** What a text holds that newcomers may use only so often. */
export interface TextFacts {
  links: number;
  images: number;
  mentions: number;
}

const DAY = 86_400_000;
/** C8: the first day's allowances. */
export const FIRST_DAY = { threads: 3, replies: 10, links: 2, images: 1, mentions: 2 } as const;

export const mayReply = (viewer: Viewer, board: BoardFacts): Verdict => mayIn(viewer, 'post.reply', board);
export const mayStart = (viewer: Viewer, board: BoardFacts): Verdict => mayIn(viewer, 'thread.start', board);

/** One's own, while the place is open; the board's staff always. */
export function mayEdit(viewer: Viewer, board: BoardFacts, post: PostFacts): Verdict {
  return mayChange(viewer, 'post.edit', board, post);
}

export function mayWithdraw(viewer: Viewer, board: BoardFacts, post: PostFacts): Verdict {
  return mayChange(viewer, 'post.withdraw', board, post);
}

function mayChange(viewer: Viewer, right: 'post.edit' | 'post.withdraw', board: BoardFacts, post: PostFacts): Verdict {
  const may = mayIn(viewer, right, board);
  if (may !== true) return may;
  if (post.authorId !== viewer.id && !moderates(viewer, board.boardId)) return { reason: 'post.not_yours' };
  return post.isWithdrawn ? { reason: 'post.withdrawn' } : true;
}

/** What the policy of restoring needs to know. */
export interface WithdrawnFacts extends Pick<PostFacts, 'authorId' | 'floor'> {
  withdrawnAt: Date | null;
  withdrawnBy: number | null;
  isThreadWithdrawn: boolean;
}

/** One's own reply can be brought back for so long. */
const RESTORABLE = 7 * DAY;

/** One's own reply for a week, while the place is open and unless staff took it away; the board's staff always, whole threads too. */
export function mayRestore({ viewer, now }: Context, board: BoardFacts, post: WithdrawnFacts): Verdict {
  const may = mayIn(viewer, 'post.reply', board);
  if (may !== true) return may;
  if (post.isThreadWithdrawn && post.floor > 1) return { reason: 'thread.withdrawn' };
  if (moderates(viewer, board.boardId)) return true;
  if (post.authorId !== viewer.id) return { reason: 'post.not_yours' };
  if (!post.withdrawnAt) return true;
  if (post.withdrawnBy !== viewer.id || post.floor === 1) return { reason: 'restore.by_staff' };
  return now().getTime() - post.withdrawnAt.getTime() <= RESTORABLE ? true : { reason: 'restore.too_late' };
}

/** A locked thread may still be liked; a closed board may not. */
export function mayLike(viewer: Viewer, board: BoardFacts, post: PostFacts): Verdict {
  const may = mayIn(viewer, 'post.like', board);
  if (may !== true) return may;
  if (post.isWithdrawn) return { reason: 'post.withdrawn' };
  return post.authorId === viewer.id ? { reason: 'post.own_like' } : true;
}

/** Hiding parts of a text takes a right of its own; what was hidden before an edit may stay so. */
export function mayHide(viewer: Viewer, board: BoardFacts, parts: number, had = 0): Verdict {
  if (parts <= had || mayIn(viewer, 'post.hide', { ...board, thread: null }) === true) return true;
  return { reason: 'post.may_not_hide', facts: { right: 'post.hide', group: viewer.groupKey } };
}

/** A thread may ask for a read level up to one's own, with the right to; `was` may stay. */
export function mayGate(viewer: Viewer, board: BoardFacts, readLevel: number, was = 0): Verdict {
  if (readLevel === was) return true;
  if (mayIn(viewer, 'thread.read_level', { ...board, thread: null }) !== true)
    return { reason: 'group.may_not', facts: { right: 'thread.read_level', group: viewer.groupKey } };
  return readLevel < was || readLevel <= viewer.readLevel
    ? true
    : { reason: 'thread.read_level_too_high', facts: { level: readLevel, most: viewer.readLevel } };
}

/** Waits and the first day's allowances, asked last (B2). Staff and boards without limits are free. */
export function mayPostNow(context: Context, author: AuthorFacts, text: TextFacts, what: 'thread' | 'reply'): Verdict {
  const { viewer, settings } = context;
  if (!limited(context)) return true;
  const now = context.now().getTime();
  const right = what === 'thread' ? 'thread.start' : 'post.reply';
  const wait = author.lastPostedAt ? author.lastPostedAt.getTime() + settings.secondsBetweenPosts * 1000 - now : 0;
  if (wait > 0)
    return { reason: 'limit.between_posts', facts: { seconds: Math.min(Math.ceil(wait / 1000), settings.secondsBetweenPosts), right } };
  if (now - viewer.joinedAt.getTime() >= DAY) return true;
  if (what === 'thread' && author.threads >= FIRST_DAY.threads)
    return { reason: 'limit.newcomer_threads', facts: { most: FIRST_DAY.threads, right } };
  if (what === 'reply' && author.replies >= FIRST_DAY.replies)
    return { reason: 'limit.newcomer_replies', facts: { most: FIRST_DAY.replies, right } };
  return mayHold(text);
}

/** Allowances of a text on the first day, for edits too. */
export function mayHoldNow(context: Context, text: TextFacts): Verdict {
  return limited(context) && context.now().getTime() - context.viewer.joinedAt.getTime() < DAY ? mayHold(text) : true;
}

function mayHold(text: TextFacts): Verdict {
  if (text.links > FIRST_DAY.links) return { reason: 'limit.newcomer_links', facts: { most: FIRST_DAY.links } };
  if (text.images > FIRST_DAY.images) return { reason: 'limit.newcomer_images', facts: { most: FIRST_DAY.images } };
  if (text.mentions > FIRST_DAY.mentions) return { reason: 'limit.newcomer_mentions', facts: { most: FIRST_DAY.mentions } };
  return true;
}

const limited = ({ limits, viewer, via }: Context): boolean =>
  limits && via !== 'cli' && via !== 'import' && !isSiteStaff(viewer) && viewer.groupKind !== 'staff';
