/** Rows of what a member keeps and keeps away: bookmarks, collections, blocks, muted words. */
import { blockMember, editMutedWords, unblockMember } from '@/core/blocks';
import { editBookmark, postBookmark, remindBookmarks, withdrawBookmark } from '@/core/bookmarks';
import {
  collectAnew,
  collectThread,
  editCollection,
  followCollection,
  moveCollected,
  postCollection,
  uncollectThread,
  unfollowCollection,
  withdrawCollection,
} from '@/core/collections';
import { EVERYBODY, type Row, row, SIGNED_OUT, STAFF_ONLY, WRITERS } from './scene';

/** Below the third rung nobody makes collections; of the matrix only the administrator may. */
const MAKERS = { ...EVERYBODY('group.may_not'), ...WRITERS, administrator: '' } as const;
/** One's own, though the group has lost the right; the site's staff. */
const TENDERS = { ...EVERYBODY('collection.not_yours'), ...WRITERS, author: '', administrator: '' } as const;
/** What is in it is its owner's word alone, and only with the right. */
const FILLERS = { ...MAKERS, administrator: 'collection.not_yours' } as const;

export const KEEP: Row[] = [
  row('block-member', blockMember, ({ author }) => ({ memberId: author.id }), { ...SIGNED_OUT, author: 'member.self_block' }),
  row('unblock-member', unblockMember, ({ author }) => ({ memberId: author.id }), SIGNED_OUT),
  row('edit-muted-words', editMutedWords, () => ({ words: '' }), SIGNED_OUT),
  row('post-bookmark', postBookmark, ({ replyId }) => ({ postId: replyId }), WRITERS),
  row('edit-bookmark', editBookmark, ({ replyId }) => ({ postId: replyId, note: 'x' }), {
    ...EVERYBODY('bookmark.not_found'),
    ...SIGNED_OUT,
  }),
  row('withdraw-bookmark', withdrawBookmark, ({ replyId }) => ({ postId: replyId }), SIGNED_OUT),
  row('remind-bookmarks', remindBookmarks, () => ({}), STAFF_ONLY),
  row('post-collection', postCollection, () => ({ title: 'Tea things' }), MAKERS),
  row('edit-collection', editCollection, ({ collectionId }) => ({ collectionId, title: 'Other' }), TENDERS),
  row('withdraw-collection', withdrawCollection, ({ collectionId }) => ({ collectionId }), TENDERS),
  row('collect-anew', collectAnew, ({ threadId }) => ({ threadId, title: 'Tea things' }), MAKERS),
  row('collect-thread', collectThread, ({ collectionId, threadId }) => ({ collectionId, threadId }), FILLERS),
  row('uncollect-thread', uncollectThread, ({ collectionId, threadId }) => ({ collectionId, threadId }), FILLERS),
  row('move-collected', moveCollected, ({ collectionId, threadId }) => ({ collectionId, threadId, to: 'up' }), FILLERS),
  row('follow-collection', followCollection, ({ collectionId }) => ({ collectionId }), { ...WRITERS, author: 'collection.own_follow' }),
  row('unfollow-collection', unfollowCollection, ({ collectionId }) => ({ collectionId }), SIGNED_OUT),
];
