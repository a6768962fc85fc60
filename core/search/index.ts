/**
 * Finding posts. The index row is written in the post's own transaction: the next search knows it. Bigrams in the index find
 * candidates, the folded text decides; newest first; only what the viewer may see. No input is a fault.
 */
export { type IndexedPost, indexPost, indexThread, reindexBoard, tokensOf, unindexPost, unindexThread } from './index-post';
export { reindex, type ReindexProgress } from './reindex';
export { searchPosts } from './search-posts';
export type { SearchHitView, SearchResults } from './views';
