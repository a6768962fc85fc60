import type { Context } from '@/core/kernel';
import { postIdentity, readKeys, threadIdentity } from './keys';
import type { ArchiveObject, ObjectOf } from './objects';
import type { State } from './state';

/**
 * Threads and posts that are here already, as far as it can be told before the batch before has been written: their texts need
 * not be rendered. Whoever writes them looks again.
 */
export async function knownTexts({ db }: Context, state: State, objects: readonly ArchiveObject[]): Promise<Set<ArchiveObject>> {
  const known = new Set<ArchiveObject>();
  // An archive says its name in its first line; until then its keys say nothing.
  if (objects.some(({ type }) => type === 'archive')) return known;
  const threads = objects.filter((object): object is ObjectOf<'thread'> => object.type === 'thread');
  const found = await readKeys(
    db,
    state.source,
    'thread',
    threads.map((thread) => threadIdentity(state.source, thread)),
  );
  const here = new Map<string, number>();
  const idOf = (key: string) => here.get(key) ?? state.threads.get(key)?.id;
  for (const thread of threads) {
    const id = found.get(threadIdentity(state.source, thread));
    if (id === undefined) continue;
    known.add(thread);
    here.set(thread.key, id);
  }
  const posts = objects.filter((object): object is ObjectOf<'post'> => object.type === 'post' && idOf(object.thread) !== undefined);
  const rows = await readKeys(
    db,
    state.source,
    'post',
    posts.map((post) => postIdentity(idOf(post.thread)!, post.key)),
  );
  for (const post of posts) if (rows.has(postIdentity(idOf(post.thread)!, post.key))) known.add(post);
  return known;
}
