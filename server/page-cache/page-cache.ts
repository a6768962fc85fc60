/**
 * Guests' pages, ready to be sent (STACK, "The page cache").
 *
 * A hit is one look into a map and one write. Everything that could make it wrong is settled when the page is made: what
 * it depends on (tags), for whom it is (language, theme), and that nothing it read was changed meanwhile.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LOCALES, THEMES, type Answer, type Locale, type Theme } from '../../platform/request';
import type { Encoding } from '../encoding';
import type { Refusal } from '../refusal-texts';
import { PageEntry, isKnown, type Form } from './entry';
import { Flights, type Landed } from './flights';
import { PurgeLog } from './purge-log';
import { PageStore } from './store';

/** A page as the framework made it for a guest; `body` is stripped already. */
export interface MadePage {
  status: number;
  /** Flat list: content type and what the page asks to send. */
  headers: readonly string[];
  /** What a route asks for; only where the page is not kept. */
  cacheControl?: string;
  body: Buffer;
  isHtml: boolean;
  answer: Answer;
  /** It sets a cookie, or streams: it must be made for each visitor. */
  individual: boolean;
  /** It could not be made; `id` finds the log line. */
  refusal?: Refusal;
  id?: string;
}

export interface Asked {
  /** From `cacheKey`. */
  key: string;
  locale: Locale;
  theme: Theme;
}

export type Kept = { entry: PageEntry } | { page: MadePage } | 'individual';

export interface PageCacheOptions {
  /** Renders a page for a guest. */
  make: (asked: Asked) => Promise<MadePage>;
  /** Milliseconds since the epoch. */
  now?: () => number;
  maxBytes?: number;
  /** Told of a refresh that failed; the visitor does not notice. */
  onError?: (error: unknown, key: string) => void;
}

/**
 * Views reach the database within 10 s and must show within 60 s (CONTRACT, small print): 45 s leave some air. From 30 s on a
 * hit has the page made again behind the visitor's back, so that busy pages never miss.
 */
const TTL_MS = 45_000;
const REFRESH_MS = 30_000;
const INDIVIDUAL_MS = 60_000;
const MOST_INDIVIDUAL = 2_000;
export const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

const PREFIX = Object.fromEntries(
  LOCALES.map((locale, l) => [
    locale,
    Object.fromEntries(THEMES.map((theme, t) => [theme, String.fromCharCode(65 + l * THEMES.length + t)])),
  ]),
) as Record<Locale, Record<Theme, string>>;

export class PageCache {
  readonly #options: PageCacheOptions;
  readonly #now: () => number;
  readonly #store: PageStore<PageEntry>;
  readonly #log = new PurgeLog();
  readonly #flights: Flights<MadePage, Kept>;
  /** Pages that turned out to be made for each visitor alone, and until when that is believed. */
  readonly #individual = new Map<string, number>();
  readonly #count = { hits: 0, misses: 0, renders: 0, refreshes: 0, notModified: 0, bytesSent: 0, purged: 0, individual: 0 };

  constructor(options: PageCacheOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#store = new PageStore(options.maxBytes ?? DEFAULT_MAX_BYTES);
    this.#flights = new Flights<MadePage, Kept>(
      this.#log,
      (page) => page.answer.tags,
      (name, landed) => this.#settle(name, landed),
    );
  }

  /** The page under this exact address, if it is kept and young enough. `key` need not be judged: only judged ones are kept. */
  peek(key: string, locale: Locale, theme: Theme): PageEntry | undefined {
    const name = PREFIX[locale][theme] + key;
    const entry = this.#store.get(name);
    if (entry === undefined) return undefined;
    const age = this.#now() - entry.made;
    if (age >= TTL_MS || age < 0) return undefined;
    if (age >= REFRESH_MS && !entry.refreshing) this.#refresh(entry, { key, locale, theme });
    entry.recent = true;
    this.#count.hits += 1;
    return entry;
  }

  /** Gives the page: kept, or made now. */
  async get(asked: Asked): Promise<Kept> {
    const entry = this.peek(asked.key, asked.locale, asked.theme);
    if (entry) return { entry };
    const name = PREFIX[asked.locale][asked.theme] + asked.key;
    this.#count.misses += 1;
    if (this.#isIndividual(name)) return 'individual';
    return this.#flights.get(name, () => this.#make(asked));
  }

  /** Sends one form of a kept page, or 304 when the client has it. */
  send(res: ServerResponse, req: IncomingMessage, form: Form, secure: boolean): void {
    const index = secure ? 1 : 0;
    if (isKnown(form, req.headers['if-none-match'])) {
      this.#count.notModified += 1;
      res.writeHead(304, form.unchanged[index] as string[]);
      res.end();
      return;
    }
    this.#count.bytesSent += form.body.length;
    res.writeHead(200, form.head[index] as string[]);
    if (req.method === 'HEAD') res.end();
    else res.end(form.body);
  }

  /** The form of a page that this request takes; made now if nobody took it before. */
  form(entry: PageEntry, encoding: Encoding, reading: string): Promise<Form> {
    return entry.form(encoding, reading, (bytes) => this.#store.grown(entry, bytes));
  }

  /** Forgets pages by tag; `*` is all of them. Renders under way that used such a tag will not be kept. */
  purge(tags: readonly string[]): void {
    this.#log.purge(tags);
    for (const tag of tags) this.#count.purged += this.#store.purge(tag);
  }

  /** Figures for /metrics. */
  stats(): PageCacheStats {
    return {
      ...this.#count,
      entries: this.#store.size,
      bytes: this.#store.bytes,
      maxBytes: this.#store.maxBytes,
      evicted: this.#store.evicted,
      underway: this.#flights.size,
    };
  }

  #make(asked: Asked): Promise<MadePage> {
    this.#count.renders += 1;
    return this.#options.make(asked);
  }

  /** Has a page made again while its older form is still being sent. */
  #refresh(entry: PageEntry, asked: Asked): void {
    entry.refreshing = true;
    this.#count.refreshes += 1;
    this.#flights
      .get(entry.key, () => this.#make(asked))
      .catch((error: unknown) => this.#options.onError?.(error, asked.key))
      .finally(() => (entry.refreshing = false));
  }

  /** Keeps what may be kept: a plain 200 that names what it depends on, and of which nothing was purged meanwhile. */
  #settle(name: string, { value: page, purgedAt }: Landed<MadePage>): Kept {
    if (page.individual || (page.status === 200 && !page.answer.cacheable)) {
      this.#noteIndividual(name);
      return 'individual';
    }
    // A refusal or a redirect is the same for every guest of the moment, but nothing to keep.
    if (page.refusal || page.status !== 200 || page.answer.tags.size === 0) return { page };
    const entry = new PageEntry({
      key: name,
      tags: [...page.answer.tags],
      body: page.body,
      headers: page.headers,
      viewed: page.answer.viewed,
      made: this.#now(),
    });
    const older = this.#store.get(name);
    if (older) entry.inherit(older);
    if (purgedAt === 0) this.#store.set(entry);
    return { entry };
  }

  #noteIndividual(name: string): void {
    this.#count.individual += 1;
    this.#store.delete(name);
    if (this.#individual.size >= MOST_INDIVIDUAL) this.#individual.clear();
    this.#individual.set(name, this.#now() + INDIVIDUAL_MS);
  }

  #isIndividual(name: string): boolean {
    const until = this.#individual.get(name);
    if (until === undefined) return false;
    if (this.#now() < until) return true;
    this.#individual.delete(name);
    return false;
  }
}

export interface PageCacheStats {
  hits: number;
  misses: number;
  renders: number;
  refreshes: number;
  notModified: number;
  bytesSent: number;
  purged: number;
  individual: number;
  entries: number;
  bytes: number;
  maxBytes: number;
  evicted: number;
  underway: number;
}
