/** `/search?q=`. */
import { isFailure, touch } from '@/core/kernel';
import { searchPosts, type SearchResults } from '@/core/search';
import { dependsOn } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { one, type Params } from '@/web/threads/list-params';

export interface SearchPage {
  /** What was asked, '' when nothing was. */
  query: string;
  /** Null: nothing was asked. */
  results: SearchResults | null;
  /** True on any but the first page. */
  isContinued: boolean;
  isTooLong: boolean;
}

/** Hits for `q`; a cursor that nobody gave begins again. */
export async function searchPage(params: Params): Promise<SearchPage> {
  const asked = (Array.isArray(params.q) ? params.q[0] : params.q) ?? '';
  const query = one(asked)?.trim() ?? '';
  const cursor = one(params.cursor) ?? null;
  dependsOn(touch.lists(), touch.boards(), touch.settings(), touch.day());
  const context = await requestContext();
  const isTooLong = asked.length > 0 && !query && asked.trim().length > 0;
  if (!query) return { query: asked.slice(0, 100), results: null, isContinued: false, isTooLong };
  try {
    return { query, results: await searchPosts(context, { q: query, cursor }), isContinued: cursor !== null, isTooLong: false };
  } catch (error) {
    if (!cursor || !isFailure(error)) throw error;
    return { query, results: await searchPosts(context, { q: query }), isContinued: false, isTooLong: false };
  }
}
