import { folderFor, foldQuotes } from '@/core/blocks';
import type { Context } from '@/core/kernel';
import { type AuthorCardView, memberRefOf } from '@/core/members';
import { moderates } from '@/core/permissions';
import { mayRate, type PostRatingsView, type RatingLimits } from '@/core/ratings';
import { mayEdit, mayLike, mayRestore, mayWithdraw, type PostView } from '@/core/posts';
import type { PostRow, ThreadRow } from './thread-queries';

/** A post as pages get it: what was withdrawn carries no text, and each right is answered beside it. */
export function postViewOf(
  post: PostRow,
  thread: ThreadRow,
  context: Context,
  {
    cards,
    ratings,
    limits,
  }: { cards: ReadonlyMap<number, AuthorCardView>; ratings: ReadonlyMap<number, PostRatingsView>; limits: RatingLimits },
): Omit<PostView, 'hidden'> {
  const { viewer } = context;
  const facts = { authorId: post.authorId, floor: post.floor, isWithdrawn: post.withdrawnAt !== null };
  const fold = folderFor(context);
  const isMine = viewer.id > 0 && post.authorId === viewer.id;
  return {
    id: post.id,
    threadId: thread.id,
    floor: post.floor,
    author: cards.get(post.authorId)!,
    html: foldQuotes(context, post.html),
    lang: post.lang,
    createdAt: post.createdAt,
    editedAt: post.editedAt,
    revisions: facts.isWithdrawn ? 0 : post.revisions,
    likes: post.likes,
    isLiked: post.isLiked,
    isBookmarked: post.isBookmarked,
    folded: facts.isWithdrawn ? null : fold({ authorId: post.authorId, texts: [post.body, post.floor === 1 ? thread.title : null] }),
    isMine,
    isByStarter: post.authorId === thread.authorId,
    replyTo:
      post.reply && !facts.isWithdrawn
        ? {
            id: post.reply.id,
            floor: post.reply.floor,
            author: memberRefOf({ id: post.reply.authorId, name: post.reply.authorName }),
            excerpt: post.reply.excerpt,
            lang: post.reply.lang,
            folded: fold({ authorId: post.reply.authorId, texts: [post.reply.excerpt] }),
          }
        : null,
    withdrawn: post.withdrawnAt && {
      by: post.withdrawnBy === post.authorId ? 'author' : 'staff',
      reason: post.withdrawReason,
      at: post.withdrawnAt,
    },
    mayEdit: mayEdit(viewer, thread.facts, facts) === true,
    // Its author cannot take a thread away once others have answered; the command knows for sure.
    mayWithdraw:
      mayWithdraw(viewer, thread.facts, facts) === true && (post.floor > 1 || thread.replies === 0 || moderates(viewer, thread.boardId)),
    mayRestore: facts.isWithdrawn && mayRestore(context, thread.facts, { ...post, isThreadWithdrawn: thread.isWithdrawn }) === true,
    mayLike: mayLike(viewer, thread.facts, facts) === true,
    mayRate: mayRate(viewer, thread.facts, facts, limits) === true,
    ratings: ratings.get(post.id) ?? null,
  };
}
