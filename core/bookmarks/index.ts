/**
 * Bookmarks (D5): posts that a member keeps, with a note and a reminder, seen by nobody else. A reminder is told once, at its time; what has
 * become invisible stays in the list without its text.
 */
export { readBookmark, readBookmarks } from './read-bookmarks';
export { editBookmark } from './edit-bookmark';
export { type BookmarkResult, postBookmark, withdrawBookmark } from './post-bookmark';
export { remindBookmarks } from './remind-bookmarks';
export type { BookmarksView, BookmarkView } from './views';
