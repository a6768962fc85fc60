/** What a member keeps, as its pages show it. Nothing of it is ever cached. */
import { type BookmarksView, type BookmarkView, readBookmark, readBookmarks } from '@/core/bookmarks';
import { toId } from '@/core/kernel';
import { type Missing, missing, neverCached } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { type Writing, writingAt } from '@/web/posts/writing';
import { one, pageNumber, type Params } from '@/web/threads/list-params';

/** `/bookmarks?q=&page=` */
export async function bookmarksPage(params: Params): Promise<BookmarksView | Missing> {
  neverCached();
  const page = pageNumber(params.page);
  const view = await readBookmarks(await requestContext(), { q: one(params.q), page });
  return page > view.pages.pages ? missing('page.not_found') : view;
}

export interface BookmarkPage {
  bookmark: BookmarkView;
  writing: Writing;
}

/** `/p/{id}/bookmark`: note and reminder of one's own. */
export async function bookmarkPage(id: string): Promise<BookmarkPage | Missing> {
  neverCached();
  const postId = toId(id);
  const bookmark = postId === undefined ? undefined : await readBookmark(await requestContext(), postId);
  return bookmark ? { bookmark, writing: await writingAt(`/p/${bookmark.postId}/bookmark`) } : missing('bookmark.not_found');
}
