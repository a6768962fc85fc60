/**
 * Counting views (PRODUCT A6): who saw which thread is gathered in memory and written in batches, so that a hit of the page
 * cache costs no query and no row is written twice in ten seconds.
 */
import { createHmac } from 'node:crypto';

/** One visitor's look at one thread. */
export interface Look {
  thread: number;
  /** `m<member id>`, or a salted daily hash of address and agent. */
  visitor: string;
}

export interface Visitor {
  ip: string;
  userAgent: string;
  /** Zero or undefined for guests. */
  member?: number;
}

/** Looks held at most between two flushes; beyond that they are not counted rather than kept. */
const MOST_LOOKS = 50_000;
const MOST_KNOWN = 20_000;
const DAY_MS = 86_400_000;

export class Views {
  readonly #looks = new Map<string, Look>();
  /** Hashes of visitors seen today: a hash costs more than the rest of a hit. */
  readonly #known = new Map<string, string>();
  #day = -1;
  #salt: Buffer = Buffer.alloc(0);
  #dropped = 0;

  /**
   * @param secret key of the board, so that a hash in the database leads back to no address
   * @param now milliseconds since the epoch
   */
  constructor(
    readonly secret: Buffer,
    readonly now: () => number = Date.now,
  ) {}

  /** Looks that wait for the next flush. */
  get waiting(): number {
    return this.#looks.size;
  }

  /** Looks that were not counted for want of room, since the start. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Notes that somebody looks at a thread. The caller has sorted out robots and prefetches. */
  note(thread: number, visitor: Visitor): void {
    const who = visitor.member ? `m${visitor.member}` : this.#guest(visitor);
    const key = `${thread} ${who}`;
    if (this.#looks.has(key)) return;
    if (this.#looks.size >= MOST_LOOKS) this.#dropped += 1;
    else this.#looks.set(key, { thread, visitor: who });
  }

  /** Gives what has gathered, and begins anew. */
  drain(): Look[] {
    const looks = [...this.#looks.values()];
    this.#looks.clear();
    return looks;
  }

  /** Takes looks back that could not be written. */
  giveBack(looks: readonly Look[]): void {
    for (const look of looks) {
      if (this.#looks.size >= MOST_LOOKS) this.#dropped += 1;
      else this.#looks.set(`${look.thread} ${look.visitor}`, look);
    }
  }

  #guest({ ip, userAgent }: Visitor): string {
    const day = Math.floor(this.now() / DAY_MS);
    if (day !== this.#day) {
      this.#day = day;
      this.#salt = createHmac('sha256', this.secret).update(`views ${day}`).digest();
      this.#known.clear();
    }
    const plain = `${ip}\n${userAgent.slice(0, 300)}`;
    let hash = this.#known.get(plain);
    if (hash === undefined) {
      hash = createHmac('sha256', this.#salt).update(plain).digest('base64url').slice(0, 22);
      if (this.#known.size >= MOST_KNOWN) this.#known.clear();
      this.#known.set(plain, hash);
    }
    return hash;
  }
}
