/** Lists of threads across boards, and tags. */
import { touch } from '@/core/kernel';
import { readTags, type TagView } from '@/core/tags';
import { readThreadList, type ThreadListView, type ThreadScope } from '@/core/threads';
import { dependsOn, type Missing, missing } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { listParams, type Params } from './list-params';

const SCOPES = { new: 'recent', hot: 'hot', digest: 'digest' } as const satisfies Record<string, ThreadScope>;
export type ListKind = keyof typeof SCOPES;

/** `/new`, `/hot`, `/digest`. */
export async function listPage(kind: ListKind, params: Params): Promise<ThreadListView | Missing> {
  const wanted = listParams(params);
  dependsOn(touch.lists(), touch.boards(), touch.settings(), touch.day());
  const list = await readThreadList(
    await requestContext(),
    kind === 'new' ? { ...wanted, scope: SCOPES[kind] } : { page: wanted.page, scope: SCOPES[kind] },
  );
  return wanted.page > list.pages.pages ? missing('page.not_found') : list;
}

/** `/tags/{tag}`: a tag that no thread carries is not found. */
export async function tagPage(tag: string, params: Params): Promise<ThreadListView | Missing> {
  const wanted = listParams(params);
  dependsOn(touch.lists(), touch.boards(), touch.settings(), touch.day());
  const list = await readThreadList(await requestContext(), { ...wanted, tag: tag.normalize('NFC') });
  const isNarrow = list.filter !== 'all' || list.lang !== null;
  return wanted.page > list.pages.pages || (list.pages.total === 0 && !isNarrow) ? missing('page.not_found') : list;
}

/** `/tags`. */
export async function tagsPage(): Promise<TagView[]> {
  dependsOn(touch.lists(), touch.boards(), touch.settings());
  return readTags(await requestContext(), { limit: 200 });
}
