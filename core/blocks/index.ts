/**
 * Blocks and muted words (D6): whom a member does not want to hear from, and what they do not want to read. Nothing is taken away from
 * anybody: what is folded stays where it is and opens at a touch. Whoever is blocked is told nothing, and can follow no more.
 */
export { blockMember, type BlockResult, unblockMember } from './block-member';
export { editMutedWords } from './edit-muted-words';
export { foldQuotes } from './fold-quotes';
export { foldsBodies, folderFor } from './folder';
export { isBlocked, isBlockedSql, lockPair, notBlockedBy } from './is-blocked';
export { readBlocks } from './read-blocks';
export type { BlocksView, Folded } from './views';
