/** Forms about collections: beginning and tending them, what is in them, following. */
import {
  collectAnew,
  type CollectResult,
  collectThread,
  editCollection,
  followCollection,
  type FollowCollectionResult,
  MOVES,
  moveCollected,
  postCollection,
  uncollectThread,
  unfollowCollection,
  withdrawCollection,
} from '@/core/collections';
import { type Context, execute } from '@/core/kernel';
import { form } from '@/web/kernel/form';
import type { Fields } from '@/web/kernel/kept';
import { nextPath } from '@/web/kernel/next-path';
import { textOf } from '@/web/kernel/read-fields';

const headOf = (fields: Fields) => ({
  title: textOf(fields, 'title') ?? '',
  description: textOf(fields, 'description') ?? '',
  isPublic: textOf(fields, 'isPublic') !== undefined,
});

/** POST `/collections/new/submit` with `title`, `description` and the box `isPublic`. */
export const postCollectionForm = form({
  command: postCollection,
  input: headOf,
  page: () => '/collections/new',
  place: ({ url }) => url,
  toast: () => ({ key: 'collections.toast.made' }),
});

/** POST `/collections/{id}/edit/submit`, with the same fields. */
export const editCollectionForm = form({
  command: editCollection,
  input: (fields, { id }) => ({ collectionId: id, ...headOf(fields) }),
  page: ({ id }) => `/collections/${id}/edit`,
  place: ({ url }) => url,
  toast: () => ({ key: 'collections.toast.edited' }),
});

/** POST `/collections/{id}/withdraw` */
export const withdrawCollectionForm = form({
  command: withdrawCollection,
  input: (_fields, { id }) => ({ collectionId: id }),
  page: ({ id }) => `/collections/${id}/edit`,
  place: () => '/collections?mine=1',
  toast: () => ({ key: 'collections.toast.withdrawn' }),
});

/** POST `/collections/{id}/follow` with `on`, `next`. */
export const followCollectionForm = form<FollowCollectionResult>({
  perform: async (context, fields, { id }) =>
    (await execute(context, textOf(fields, 'on') === '0' ? unfollowCollection : followCollection, { collectionId: id })).result,
  page: ({ id }) => `/collections/${id}`,
  place: ({ url }, fields) => nextPath(textOf(fields, 'next'), url),
});

/** POST `/collections/{id}/threads` with `thread`, `next`, and `do`: a move, or `out`. */
export const collectedForm = form<{ isOut: boolean }>({
  perform: async (context, fields, { id }) => {
    const input = { collectionId: id, threadId: textOf(fields, 'thread') };
    const move = textOf(fields, 'do');
    if (move !== 'out') await execute(context, moveCollected, { ...input, to: MOVES.find((each) => each === move) });
    else await execute(context, uncollectThread, input);
    return { isOut: move === 'out' };
  },
  page: ({ id }) => `/collections/${id}`,
  place: (_result, fields, { id }) => nextPath(textOf(fields, 'next'), `/collections/${id}`),
  toast: ({ isOut }) => (isOut ? { key: 'collections.toast.removed' } : null),
});

/** POST `/t/{id}/collect/submit` with `collection` (an id, or `new` with `title` and the box `isPublic`), `note`, and `was`. */
export const collectForm = form<CollectResult>({
  perform: (context, fields, { id }) => collect(context, fields, id),
  page: ({ id }) => `/t/${id}/collect`,
  place: ({ url }) => url,
  toast: () => ({ key: 'collections.toast.collected' }),
});

async function collect(context: Context, fields: Fields, threadId: string | undefined): Promise<CollectResult> {
  const collectionId = textOf(fields, 'collection');
  const note = noteIn(fields);
  if (collectionId !== 'new') return (await execute(context, collectThread, { collectionId, threadId, note })).result;
  const { title, isPublic } = headOf(fields);
  return (await execute(context, collectAnew, { title, isPublic, threadId, note }, { repeatKey: repeatKeyIn(fields) })).result;
}

/**
 * The note, where it was written: the box starts with that of the collection that is chosen first, and without script it stays there
 * when another one is chosen. What was left as it `was` changes no note and goes into no other collection.
 */
function noteIn(fields: Fields): string | undefined {
  const [note, was] = ['note', 'was'].map((name) => (textOf(fields, name) ?? '').replace(/\r\n?/g, '\n').trim());
  return note === was ? undefined : note;
}

/** The key that the page made for its form: sent twice, it makes one collection. */
function repeatKeyIn(fields: Fields): string | undefined {
  const key = textOf(fields, 'repeat');
  return key && /^[\w-]{8,100}$/.test(key) ? key : undefined;
}
