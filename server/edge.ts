/**
 * The edge: everything that happens to a request before and after a page is made.
 *
 * Order: page cache hit → is the board up → method, host, address → files → body → page cache → framework.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { System } from '../platform/system';
import { judgeAddress } from './address';
import { askingReader, homeOf, type Asking, type AskingReader, type Home } from './asking';
import { seeCookies } from './cookies';
import { chooseEncoding } from './encoding';
import { METHODS, isHost } from './hygiene';
import { requestOn } from './inner-exchange';
import { watchMidnight } from './midnight';
import { negotiateLocale, negotiateTheme } from './negotiate';
import { PageCache, cacheKey, reportPageCache, type PageEntry } from './page-cache';
import { Pages, type Handle, type Place } from './pages';
import { readingOf } from './reading-splice';
import { refuse, type Refusal } from './refusal';
import { bodyKind, largestBodyAt, readBody } from './request-body';
import { isAhead, isRobot } from './robots';
import { servePicture } from './pictures';
import { readSite, type SiteReader } from './site';
import { staticFiles, type StaticFiles } from './static';
import { startViewFlush } from './view-flush';
import { Views } from './views';

export interface EdgeOptions {
  system: System;
  /** Next's request handler. */
  handle: Handle;
  dev: boolean;
  status: () => 'starting' | 'ready' | 'stopping';
  /** The project's folder. */
  root?: string;
}

export interface Edge {
  listener: (req: IncomingMessage, res: ServerResponse) => void;
  /** Writes counted views and lets go of timers. */
  stop(): Promise<void>;
}

/** Makes the edge of a process. */
export function createEdge(options: EdgeOptions): Edge {
  const edge = new BoardEdge(options);
  return { listener: (req, res) => edge.listen(req, res), stop: () => edge.stop() };
}

class BoardEdge {
  readonly #options: EdgeOptions;
  readonly #isTraced: boolean;
  readonly #home: Home;
  readonly #site: SiteReader;
  readonly #reader: AskingReader;
  readonly #files: StaticFiles;
  readonly #views: Views;
  readonly #flushing: { stop(): Promise<void> };
  readonly #pages: Pages;
  readonly #cache: PageCache;
  readonly #undo: (() => void)[];

  constructor(options: EdgeOptions) {
    const { system, handle, dev, root = process.cwd() } = options;
    const { env, log, bus, clock, db } = system;
    this.#options = options;
    this.#isTraced = log.isLevelEnabled('debug');
    this.#home = homeOf(env);
    this.#site = readSite(system);
    this.#reader = askingReader(this.#home, env.trustedProxies, () => this.#site.now().defaultLocale);
    this.#files = staticFiles({ root, dev });
    this.#views = new Views(system.secrets.key('views'), () => clock.now().getTime());
    this.#flushing = startViewFlush({
      views: this.#views,
      pool: db.pool,
      now: clock.now,
      onError: (error) => log.warn({ err: error }, 'views could not be written; they are kept'),
    });
    this.#pages = new Pages({
      handle,
      home: this.#home,
      reader: this.#reader,
      dev,
      log,
      database: () => db.pool.query('select 1'),
      onView: (...view) => this.#noteView(...view),
    });
    this.#cache = new PageCache({
      make: (asked) => this.#pages.make(asked),
      onError: (error, key) => log.warn({ err: error, key }, 'a page could not be made anew'),
    });
    reportPageCache(() => this.#cache.stats());
    const unsubscribe = bus.subscribe((tags) => this.#cache.purge(tags));
    const midnight = watchMidnight(
      () => this.#site.now().timeZone,
      clock.now,
      () => this.#cache.purge(['day']),
    );
    this.#undo = [unsubscribe, midnight.stop, this.#site.stop, () => reportPageCache(undefined)];
  }

  listen(req: IncomingMessage, res: ServerResponse): void {
    if (this.#isTraced) trace(req, res, this.#options.system.log);
    if (this.#answerFromCache(req, res)) return;
    const asking = this.#reader.read(req);
    this.#answer(req, res, asking).catch((error: unknown) => this.#fail(req, res, error, asking));
  }

  async stop(): Promise<void> {
    for (const undo of this.#undo) undo();
    await this.#flushing.stop();
  }

  /** The way of nearly every request: nothing is made, one look and one write. */
  #answerFromCache(req: IncomingMessage, res: ServerResponse): boolean {
    if (this.#options.dev || (req.method !== 'GET' && req.method !== 'HEAD') || this.#options.status() !== 'ready') return false;
    const { headers } = req;
    if (headers.authorization !== undefined || !isHost(headers.host)) return false;
    const cookies = seeCookies(headers.cookie);
    if (cookies.personal) return false;
    const locale = negotiateLocale(cookies.lang, headers['accept-language'], this.#site.now().defaultLocale);
    const entry = this.#cache.peek(req.url as string, locale, negotiateTheme(cookies.theme));
    if (entry === undefined) return false;
    this.#sendEntry(req, res, entry, cookies.reading);
    return true;
  }

  #sendEntry(req: IncomingMessage, res: ServerResponse, entry: PageEntry, readingCookie: string | undefined): void {
    const secure = this.#reader.isSecure(req);
    const reading = readingOf(readingCookie);
    const encoding = chooseEncoding(req.headers['accept-encoding']);
    const ready = entry.ready(encoding, reading);
    if (ready) this.#cache.send(res, req, ready, secure);
    else
      this.#cache
        .form(entry, encoding, reading)
        .then((form) => this.#cache.send(res, req, form, secure))
        .catch((error: unknown) => this.#fail(req, res, error, this.#reader.read(req)));
    if (entry.viewed !== undefined) this.#noteView(req, entry.viewed, this.#reader.clientOf(req).ip, 0);
  }

  async #answer(req: IncomingMessage, res: ServerResponse, asking: Asking): Promise<void> {
    const status = this.#options.status();
    if (status !== 'ready') return this.#refuse(req, res, 'unavailable', asking, { retryAfter: 2, close: status === 'stopping' });
    if (!METHODS.has(asking.method)) return this.#refuse(req, res, 'method', asking, { headers: ['Allow', [...METHODS].join(', ')] });
    if (!isHost(req.headers.host)) return this.#refuse(req, res, 'bad_request', asking);
    const address = judgeAddress(req.url ?? '', this.#home.ownHosts);
    if ('status' in address) return this.#refuse(req, res, BY_STATUS[address.status], asking);
    if (asking.method === 'GET' || asking.method === 'HEAD') return this.#answerReader(req, res, asking, address);
    return this.#answerWriter(req, res, asking, address);
  }

  async #answerReader(req: IncomingMessage, res: ServerResponse, asking: Asking, place: Place): Promise<void> {
    if (await servePicture(req, res, { path: place.path, secure: asking.secure, storage: this.#options.system.storage })) return;
    if (await this.#files.serve(req, res, place.path, asking.secure)) return;
    if (this.#files.owns(place.path)) return this.#refuse(req, res, 'not_found', asking);
    if (bodyKind(req, 0) !== 'fine') return this.#refuse(req, res, 'too_large', asking, { close: true });
    const isGuest = !this.#options.dev && !asking.cookies.personal && req.headers.authorization === undefined;
    const key = isGuest ? cacheKey(place.path, place.query) : undefined;
    const kept = key === undefined ? 'individual' : await this.#cache.get({ key, locale: asking.locale, theme: asking.theme });
    if (kept === 'individual') return this.#pages.answer(req, res, asking, place);
    if ('entry' in kept) return this.#sendEntry(req, res, kept.entry, asking.cookies.reading);
    return this.#pages.sendMade(req, res, asking, kept.page, place.path);
  }

  async #answerWriter(req: IncomingMessage, res: ServerResponse, asking: Asking, place: Place): Promise<void> {
    const largest = largestBodyAt(place.path);
    const kind = bodyKind(req, largest);
    if (kind === 'too_large') return this.#refuse(req, res, 'too_large', asking, { close: true });
    if (kind === 'fine') return this.#pages.answer(req, res, asking, place);
    // Of unknown length: read here, where it can be cut off, then handed on as a whole.
    const body = await readBody(req, largest);
    if (body === 'gone') return;
    if (body === 'too_large') return this.#refuse(req, res, 'too_large', asking, { close: true });
    const { 'transfer-encoding': _, ...headers } = req.headers;
    const whole = requestOn(req.socket as Socket, asking.method, place.url, { ...headers, 'content-length': String(body.length) }, body);
    return this.#pages.answer(whole, res, asking, place);
  }

  #refuse(
    req: IncomingMessage,
    res: ServerResponse,
    refusal: Refusal,
    asking: Asking,
    more: { close?: boolean; headers?: string[]; retryAfter?: number } = {},
  ): void {
    refuse(res, refusal, {
      locale: asking.locale,
      id: asking.id,
      path: pathOf(req),
      dev: this.#options.dev,
      secure: asking.secure,
      ...more,
    });
  }

  #fail(req: IncomingMessage, res: ServerResponse, error: unknown, asking: Asking): void {
    this.#options.system.log.error({ err: error, request: asking.id, path: pathOf(req) }, 'a request could not be answered');
    void this.#pages.nameFault().then((refusal) => this.#pages.refuse(res, refusal, asking, pathOf(req)));
  }

  #noteView(req: IncomingMessage, thread: number, ip: string, member: number): void {
    const userAgent = req.headers['user-agent'];
    if (req.method !== 'GET' || userAgent === undefined || isRobot(userAgent) || isAhead(req.headers)) return;
    this.#views.note(thread, { ip, userAgent, member });
  }
}

const BY_STATUS = { 400: 'bad_request', 404: 'not_found', 414: 'uri_too_long' } as const;

const pathOf = (req: IncomingMessage): string => (req.url ?? '').split('?', 1)[0] as string;

/** A line for each answer; never its query, cookies or body. */
function trace(req: IncomingMessage, res: ServerResponse, log: System['log']): void {
  const begun = performance.now();
  const path = pathOf(req);
  res.once('close', () => {
    const ms = Math.round((performance.now() - begun) * 10) / 10;
    log.debug({ request: res.getHeader('x-request-id'), method: req.method, path, status: res.statusCode, ms }, 'answered');
  });
}
