/** Tags of threads: at most five, one spelling each, counts exact. */
export { attachTags, detachTags, reattachTags, unknownTags } from './attach-tags';
export { MOST_TAGS, normalTag, tagKey, tagsInput } from './normal-tag';
export { readTags, type TagView } from './read-tags';
