/**
 * The tree of sections, boards and sub-boards. Its figures are exact: they change in the transaction of their cause, last of all.
 * Reads show only what the viewer may see; a child of a private board is private.
 */
export { editBoard } from './edit-board';
export { postBoard } from './post-board';
export { type BoardTree, readBoardTree } from './read-board-tree';
export { pathOf, readBoard } from './read-board';
export { type NavBoard, readNavBoards } from './read-nav-boards';
export { settleBoards } from './settle-boards';
export type { BoardRef, BoardRowView, BoardView, SectionView } from './views';
