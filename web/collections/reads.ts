/** Pages of collections. */
import {
  COLLECTION_SORTS,
  type CollectChoice,
  type CollectionsView,
  type CollectionSort,
  type CollectionView,
  mayMake as mayMakeCollections,
  readCollectChoices,
  readCollection,
  readCollections,
} from '@/core/collections';
import { address, type Context, toId, touch } from '@/core/kernel';
import { readThreadHead } from '@/core/threads';
import { currentRequest } from '@/platform/request';
import { demandSignedIn } from '@/web/accounts/reads';
import { dependsOn, type Missing, missing, neverCached, redirectTo } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { refusedPage } from '@/web/kernel/why';
import { routeText } from '@/web/kernel/route-text';
import { type Writing, writingAt } from '@/web/posts/writing';
import { one, pageNumber, type Params } from '@/web/threads/list-params';

export interface CollectionsPage {
  kind: CollectionSort | 'mine';
  list: CollectionsView;
  /** With `mine`: those that one follows. */
  followed: CollectionsView | null;
  mayMake: boolean;
}
interface Moved {
  moved: true;
}

/** `/collections?sort=new|followed&page=`, or `?mine=1` for members. */
export async function collectionsPage(params: Params): Promise<CollectionsPage | Missing | Moved> {
  const context = await requestContext();
  const page = pageNumber(params.page);
  if (params.mine !== undefined) return (await demandSignedIn()) ? mine(context, page) : { moved: true };
  dependsOn(touch.collections(), touch.lists(), touch.boards(), touch.settings(), touch.day());
  const kind = COLLECTION_SORTS.find((each) => each === one(params.sort)) ?? 'new';
  const list = await readCollections(context, { scope: { of: 'all' }, sort: kind, page });
  return page > list.pages.pages ? missing('page.not_found') : { kind, list, followed: null, mayMake: mayMake(context) };
}

async function mine(context: Context, page: number): Promise<CollectionsPage | Missing> {
  const [list, followed] = await Promise.all([
    readCollections(context, { scope: { of: 'member', memberId: context.viewer.id } }),
    readCollections(context, { scope: { of: 'followed' }, page }),
  ]);
  return page > followed.pages.pages ? missing('page.not_found') : { kind: 'mine', list, followed, mayMake: mayMake(context) };
}

const mayNotMake = (context: Context): Promise<Missing> =>
  refusedPage(context, { reason: 'group.may_not', facts: { right: 'collection.make' } });

/** Whether the viewer may put threads into collections of their own. */
export const mayMake = ({ viewer }: Context): boolean => mayMakeCollections(viewer) === true;

/** `/collections/{id}/{slug}`; another slug leads to the right one. */
export async function collectionPage(id: string, slug: string[] | undefined, params: Params): Promise<CollectionView | Missing | Moved> {
  const collectionId = toId(id);
  const page = pageNumber(params.page);
  const found = collectionId === undefined ? undefined : await readCollection(await requestContext(), { id: collectionId, page });
  if (!found) return missing('collection.not_found');
  if (slug?.length !== (found.slug ? 1 : undefined) || routeText(slug?.[0]) !== found.slug) return moved(found);
  if (page > found.pages.pages) return missing('page.not_found');
  dependsOn(touch.collection(found.id), touch.lists(), touch.boards(), touch.settings(), touch.day(), touch.member(found.owner.id));
  return found;
}

function moved({ id, slug }: CollectionView): Moved {
  const { url } = currentRequest();
  const query = url.indexOf('?');
  redirectTo(address.collection(id, slug) + (query < 0 ? '' : url.slice(query)), 308);
  return { moved: true };
}

export interface CollectionForm {
  /** Null: a new one. */
  collection: CollectionView | null;
  writing: Writing;
}

/** `/collections/new`; whoever may not make any is told the rule. */
export async function newCollectionPage(): Promise<CollectionForm | Missing> {
  neverCached();
  const context = await requestContext();
  return mayMake(context) ? { collection: null, writing: await writingAt('/collections/new') } : mayNotMake(context);
}

/** `/collections/{id}/edit` */
export async function editCollectionPage(id: string): Promise<CollectionForm | Missing> {
  neverCached();
  const collectionId = toId(id);
  const collection = collectionId === undefined ? undefined : await readCollection(await requestContext(), { id: collectionId });
  if (!collection) return missing('collection.not_found');
  return collection.mayEdit
    ? { collection, writing: await writingAt(`/collections/${collection.id}/edit`) }
    : missing('collection.not_yours');
}

export interface CollectPage {
  thread: { id: number; slug: string; title: string; lang: string };
  choices: CollectChoice[];
  writing: Writing;
}

/** `/t/{id}/collect`: one's own collections, and a new one. */
export async function collectPage(id: string): Promise<CollectPage | Missing> {
  neverCached();
  const context = await requestContext();
  const threadId = toId(id);
  const thread = threadId === undefined ? undefined : await readThreadHead(context, threadId);
  if (!thread || thread.withdrawn) return missing('thread.not_found');
  if (!mayMake(context)) return mayNotMake(context);
  return { thread, choices: await readCollectChoices(context, thread.id), writing: await writingAt(`/t/${thread.id}/collect`) };
}
