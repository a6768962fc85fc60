/** Addresses of lists of threads. */
import { THREAD_FILTERS, THREAD_SORTS, type ThreadListView } from '@/core/threads/views';
import { addressOf } from '@/components/ui/pager';

/** The list with another choice; what is the rule (last reply, all) is left out of the address. */
export function listHref(
  { sort, filter, tag, lang }: ThreadListView,
  path: string,
  change: Record<string, string | number | null>,
): string {
  const query: Record<string, string | number | null> = { sort, filter, tag: path.startsWith('/tags/') ? null : tag, lang, ...change };
  if (query.sort === THREAD_SORTS[0]) query.sort = null;
  if (query.filter === THREAD_FILTERS[0]) query.filter = null;
  return addressOf(path, query);
}
