/**
 * Remembers which tags were purged while pages were being made, so that a page which read old rows is never kept.
 *
 * Purges are numbered. A render notes the number at its beginning; what its page's tags were is known only at its end, and
 * the log then tells whether any of them was purged in between. Nothing is remembered while no render is under way.
 */
export class PurgeLog {
  #now = 0;
  #everything = 0;
  #underway = 0;
  readonly #last = new Map<string, number>();

  /** Number of the latest purge. */
  get now(): number {
    return this.#now;
  }

  /** Notes that a render begins. */
  begin(): number {
    this.#underway += 1;
    return this.#now;
  }

  /**
   * Notes that a render ended.
   * @returns number of the latest purge of one of its tags, or 0 when none came after `start`
   */
  end(start: number, tags: Iterable<string>): number {
    let latest = this.#everything;
    for (const tag of tags) latest = Math.max(latest, this.#last.get(tag) ?? 0);
    this.#underway -= 1;
    if (this.#underway === 0) this.#last.clear();
    return latest > start ? latest : 0;
  }

  /** Notes a purge; `*` is everything. */
  purge(tags: readonly string[]): void {
    this.#now += 1;
    for (const tag of tags) {
      if (tag === '*') this.#everything = this.#now;
      else if (this.#underway > 0) this.#last.set(tag, this.#now);
    }
  }
}
