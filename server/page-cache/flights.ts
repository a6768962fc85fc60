/** One render at a time per page, however many ask; and nobody gets a render that began before what they may expect. */
import type { PurgeLog } from './purge-log';

/** What every render answers, besides its page. */
export interface Landed<T> {
  value: T;
  /** Purge number at which the render began. */
  start: number;
  /** Purge number at which one of its tags was purged meanwhile; 0 for never. */
  purgedAt: number;
}

/**
 * Coordinates renders. A visitor who came after a purge must not be given a page whose render began before it: a reply was
 * acknowledged in between. Whoever waits checks that when the render ends, and asks for one more if need be; that one began
 * after they came, so two renders are the most anybody waits for.
 */
export class Flights<T, R> {
  readonly #flights = new Map<string, Promise<Settled<R>>>();

  /**
   * @param tagsOf what a page depends on
   * @param settle decides what becomes of a page. Runs in the same breath as the look at the purges: nothing can be purged
   * between that look and the keeping of the page
   */
  constructor(
    readonly log: PurgeLog,
    readonly tagsOf: (value: T) => Iterable<string>,
    readonly settle: (key: string, landed: Landed<T>) => R,
  ) {}

  /** Renders under way. */
  get size(): number {
    return this.#flights.size;
  }

  /** Gives a page that is fresh for somebody who asks now. `make` runs only if no render of that key is under way. */
  async get(key: string, make: () => Promise<T>): Promise<R> {
    const arrival = this.log.now;
    for (;;) {
      const { result, start, purgedAt } = await (this.#flights.get(key) ?? this.#start(key, make));
      const mayBeOld = purgedAt > start && arrival > start;
      if (!mayBeOld) return result;
    }
  }

  #start(key: string, make: () => Promise<T>): Promise<Settled<R>> {
    const flight = this.#run(key, this.log.begin(), make);
    this.#flights.set(key, flight);
    return flight;
  }

  async #run(key: string, start: number, make: () => Promise<T>): Promise<Settled<R>> {
    let ended = false;
    try {
      // Never ends before it is entered above, even if `make` throws at once.
      await Promise.resolve();
      const value = await make();
      const purgedAt = this.log.end(start, this.tagsOf(value));
      ended = true;
      return { result: this.settle(key, { value, start, purgedAt }), start, purgedAt };
    } finally {
      if (!ended) this.log.end(start, []);
      this.#flights.delete(key);
    }
  }
}

interface Settled<R> {
  result: R;
  start: number;
  purgedAt: number;
}
