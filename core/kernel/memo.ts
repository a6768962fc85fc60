/**
 * What rarely changes (settings, groups, points rules) is read once a process and forgotten when its tag is touched.
 *
 * It lies on `globalThis` beside the database client that it was read through: Next's bundle and the server share both.
 */
import type { Db } from '@/db/client';

type Shelf = Map<string, Map<string, Promise<unknown>>>;
const key = Symbol.for('kawara.memo');
type Holder = { [key]?: { shelves: WeakMap<Db, Shelf>; all: Set<WeakRef<Shelf>> } };
const store = ((globalThis as Holder)[key] ??= { shelves: new WeakMap(), all: new Set() });

/** The value kept under a tag and a name, read if nobody has yet. A read that fails is not kept. */
export function memoised<T>(db: Db, tag: string, name: string, read: () => Promise<T>): Promise<T> {
  const kept = shelfOf(db, tag);
  const known = kept.get(name) as Promise<T> | undefined;
  if (known) return known;
  const reading = read();
  kept.set(name, reading);
  reading.catch(() => {
    if (kept.get(name) === reading) kept.delete(name);
  });
  return reading;
}

/** Forgets what was kept under these tags; `*` = everything. */
export function forgetMemos(tags: readonly string[]): void {
  for (const ref of store.all) {
    const shelf = ref.deref();
    if (!shelf) store.all.delete(ref);
    else if (tags.includes('*')) shelf.clear();
    else for (const tag of tags) shelf.delete(tag);
  }
}

function shelfOf(db: Db, tag: string): Map<string, Promise<unknown>> {
  let shelf = store.shelves.get(db);
  if (!shelf) {
    store.shelves.set(db, (shelf = new Map()));
    store.all.add(new WeakRef(shelf));
  }
  let kept = shelf.get(tag);
  if (!kept) shelf.set(tag, (kept = new Map()));
  return kept;
}
