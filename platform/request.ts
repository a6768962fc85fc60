/**
 * The scope of one HTTP request, opened by `server/` around the Next handler and read by `web/`.
 *
 * It lives on `globalThis` because Next bundles this module once for its pages while the server loads its own copy.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export const LOCALES = ['zh-CN', 'zh-TW', 'ja', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const THEMES = ['auto', 'light', 'dark', 'sepia'] as const;
export type Theme = (typeof THEMES)[number];

/** What a page answers beside its HTML; the edge reads it once the page is made. */
export interface Answer {
  /** HTTP status of the page; 200 unless set. */
  status?: number;
  /** Cache tags the page depends on, e.g. `thread:12`; a page without tags is not cached. */
  tags: Set<string>;
  /** Thread whose view this request is. */
  viewed?: number;
  /** Further headers, e.g. `link`, `retry-after`, `last-modified`. */
  headers: Record<string, string>;
  /** False forbids caching even for a guest. */
  cacheable: boolean;
  /** HTML of the body in UTF-8, piece by piece, drawn by the page itself; the edge puts it in the place that the page left for it. */
  printed?: readonly Uint8Array[];
  /** False where nobody puts it there (development): the page then carries it itself. */
  takesPrinted?: boolean;
}

export interface RequestScope {
  /** Request id, also in logs and on error pages. */
  id: string;
  method: string;
  /** Path and query as asked, decoded by nobody. */
  url: string;
  /** Public origin without trailing slash; never taken from a request header unless a trusted proxy says https. */
  origin: string;
  /** Address of the client; from `x-forwarded-for` only behind TRUSTED_PROXIES. */
  ip: string;
  userAgent: string;
  /** The Cookie header as it came; empty where nobody in particular asks (the page cache). */
  cookie: string;
  /** Language by cookie, then Accept-Language, then the site's default. The account's language wins in `web/`. */
  locale: Locale;
  theme: Theme;
  /** True when the client is on https. */
  secure: boolean;
  answer: Answer;
  /** Memo for the length of the request (viewer, settings, counted queries). */
  memo: Map<string, unknown>;
}

const key = Symbol.for('kawara.request');
type Holder = { [key]?: AsyncLocalStorage<RequestScope> };
const store = ((globalThis as Holder)[key] ??= new AsyncLocalStorage<RequestScope>());

/** Runs `work` inside the scope of one request. */
export function withRequest<T>(scope: RequestScope, work: () => T): T {
  return store.run(scope, work);
}

/** The request being answered. Throws outside of one: pages are only ever made by our own server. */
export function currentRequest(): RequestScope {
  const scope = store.getStore();
  if (!scope) throw new Error('no request scope: the page was not asked for through server/');
  return scope;
}

/** The request being answered, or nothing (jobs, command line). */
export function maybeRequest(): RequestScope | undefined {
  return store.getStore();
}

/** A fresh answer for a new scope. */
export function emptyAnswer(): Answer {
  return { tags: new Set(), headers: {}, cacheable: true };
}
