/** What pages need to know of stored HTML: where its hidden parts stand, and how many there may be. */
export { fillHiddenPlaces } from './hidden-places';
export { MOST_HIDDEN } from './hide-rule';
