/**
 * Collections (D5, 淘专辑): threads that a member has put together and others follow. A reader finds in one only the threads that they may
 * see, and no figure tells of more. At most 50 a member, 500 threads in each.
 */
export { collectAnew } from './collect-anew';
export { type CollectResult, collectThread, uncollectThread } from './collect-thread';
export { COLLECTION_SORTS, type CollectionSort, readCollections } from './read-collections';
export { editCollection } from './edit-collection';
export { followCollection, type FollowCollectionResult, unfollowCollection } from './follow-collection';
export { mayMake } from './own-collection';
export { MOVES, type Move, moveCollected } from './move-collected';
export { postCollection, type PostCollectionResult } from './post-collection';
export { type CollectionHead, readCollection } from './read-collection';
export { type CollectChoice, readCollectChoices } from './read-collect-choices';
export type { CollectedThreadView, CollectionRowView, CollectionsView, CollectionView } from './views';
export { withdrawCollection } from './withdraw-collection';
