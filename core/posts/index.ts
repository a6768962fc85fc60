/**
 * Posts: replying, editing, withdrawing, reading back. A floor is never reused and never moves; a text is rendered once, when
 * written; former texts are kept; a withdrawn reply stays as a tombstone and leaves every figure.
 */
export { type EditPostInput, type EditPostResult, editPost } from './edit-post';
export { readHidden, storeHidden } from './hidden-reader';
export { holdAuthor } from './hold-author';
export { bodyInput, checkTitle, postLangInput, readLevelInput, titleInput } from './post-input';
export {
  type AuthorFacts,
  mayEdit,
  mayGate,
  mayHide,
  mayLike,
  mayPostNow,
  mayReply,
  mayRestore,
  mayStart,
  mayWithdraw,
  type PostFacts,
} from './post-policy';
export { type RestorePostInput, type RestorePostResult, restorePost } from './restore-post';
export { type PostReplyInput, type PostReplyResult, postReply } from './post-reply';
export { preparePost, type PreparedPost, renderPost } from './prepare-post';
export { type EditableView, readEditable } from './read-editable';
export { readLikedPosts, readMemberReplies } from './read-member-replies';
export { type PostPlace, readPost } from './read-post';
export { type PostSourceView, readPostPage } from './read-post-page';
export { readRestorable, type RestorableView } from './read-restorable';
export { readRevisions, type RevisionsView } from './read-revisions';
export type { HiddenPartView, PostRowView, PostView, RevisionView } from './views';
export { type WithdrawPostInput, type WithdrawPostResult, withdrawPost } from './withdraw-post';
