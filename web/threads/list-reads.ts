/** Lists of threads across boards, and tags. */
import { readTagFollow } from '@/core/follows';
import { isMember, touch } from '@/core/kernel';
import { readTags, tagKey, type TagView } from '@/core/tags';
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

export interface TagPage {
  list: ThreadListView;
  isFollowed: boolean;
}

/** `/tags/{tag}`: a tag that no thread carries is not found. */
export async function tagPage(tag: string, params: Params): Promise<TagPage | Missing> {
  const wanted = listParams(params);
  dependsOn(touch.lists(), touch.boards(), touch.settings(), touch.day());
  const context = await requestContext();
  const list = await readThreadList(context, { ...wanted, tag: tag.normalize('NFC') });
  const isNarrow = list.filter !== 'all' || list.lang !== null;
  if (wanted.page > list.pages.pages || (list.pages.total === 0 && !isNarrow)) return missing('page.not_found');
  return { list, isFollowed: isMember(context.viewer) && (await readTagFollow(context, tagKey(tag))) };
}

/** `/tags`. */
export async function tagsPage(): Promise<TagView[]> {
  dependsOn(touch.lists(), touch.boards(), touch.settings());
  return readTags(await requestContext(), { limit: 200 });
}
