/** Pages in memory, bounded by bytes; the ones longest unasked go first. */

/** What the store needs to know of an entry. */
export interface Stored {
  readonly key: string;
  readonly tags: readonly string[];
  /** Bytes it holds; told anew by `grown` when that changes. */
  bytes: number;
  /** Set by every hit; gives the entry a second chance when room is needed. */
  recent: boolean;
}

/** Approximate LRU (second chance): a hit costs one assignment instead of a reordering of the map. */
export class PageStore<E extends Stored> {
  readonly #entries = new Map<string, E>();
  readonly #byTag = new Map<string, Set<string>>();
  #bytes = 0;
  #evicted = 0;

  constructor(readonly maxBytes: number) {}

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Entries that had to go for want of room, since the start. */
  get evicted(): number {
    return this.#evicted;
  }

  get(key: string): E | undefined {
    return this.#entries.get(key);
  }

  /** Keeps an entry in place of any older one. One that alone exceeds an eighth of the room is not kept. */
  set(entry: E): void {
    this.delete(entry.key);
    if (entry.bytes > this.maxBytes / 8) return;
    this.#entries.set(entry.key, entry);
    this.#bytes += entry.bytes;
    for (const tag of entry.tags) {
      let keys = this.#byTag.get(tag);
      if (!keys) this.#byTag.set(tag, (keys = new Set()));
      keys.add(entry.key);
    }
    this.#makeRoom();
  }

  /** Tells that an entry now holds `more` bytes beyond what it held. */
  grown(entry: E, more: number): void {
    entry.bytes += more;
    if (this.#entries.get(entry.key) !== entry) return;
    this.#bytes += more;
    this.#makeRoom();
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
    for (const tag of entry.tags) {
      const keys = this.#byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#byTag.delete(tag);
    }
  }

  /** Forgets every page that carries the tag; `*` forgets all. Answers how many went. */
  purge(tag: string): number {
    const keys = tag === '*' ? [...this.#entries.keys()] : [...(this.#byTag.get(tag) ?? [])];
    for (const key of keys) this.delete(key);
    return keys.length;
  }

  #makeRoom(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#bytes <= this.maxBytes) return;
      if (entry.recent) {
        entry.recent = false;
        this.#entries.delete(key);
        this.#entries.set(key, entry);
      } else {
        this.delete(key);
        this.#evicted += 1;
      }
    }
  }
}
