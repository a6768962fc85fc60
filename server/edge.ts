/**
 * The edge: everything that happens to a request before and after a page is made.
 *
 * Order: page cache hit → is the board up → method, host, address → files → body → page cache → framework.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { System } from '../platform/system';
import { judgeAddress } from './address';
import { askingReader, homeOf, type Asking } from './asking';
import { seeCookies } from './cookies';
import { chooseEncoding } from './encoding';
import { METHODS, isHost } from './hygiene';
import { requestOn } from './inner-exchange';
import { watchMidnight } from './midnight';
import { negotiateLocale, negotiateTheme } from './negotiate';
import { PageCache, cacheKey, reportPageCache, type PageEntry } from './page-cache';
import { makePages, type Handle } from './pages';
import { readingOf } from './reading-splice';
import { refuse, type Refusal } from './refusal';
import { LARGEST_BODY, bodyKind, readBody } from './request-body';
import { isAhead, isRobot } from './robots';
import { readSite } from './site';
import { staticFiles } from './static';
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
export function createEdge({ system, handle, dev, status, root = process.cwd() }: EdgeOptions): Edge {
  const { env, log, bus, clock, db } = system;
  const home = homeOf(env);
  const site = readSite(system);
  const reader = askingReader(home, env.trustedProxies, () => site.now().defaultLocale);
  const files = staticFiles({ root, dev });
  const views = new Views(system.secrets.key('views'), () => clock.now().getTime());
  const flushing = startViewFlush({
    views,
    pool: db.pool,
    now: clock.now,
    onError: (error) => log.warn({ err: error }, 'views could not be written; they are kept'),
  });
  const pages = makePages({
    handle,
    home,
    reader,
    dev,
    log,
    database: () => db.pool.query('select 1'),
    onView: (req, asking, thread, member) => noteView(req, thread, asking.client.ip, member),
  });
  const cache = new PageCache({
    make: pages.make,
    onError: (error, key) => log.warn({ err: error, key }, 'a page could not be made anew'),
  });
  reportPageCache(() => cache.stats());
  const unsubscribe = bus.subscribe((tags) => cache.purge(tags));
  const midnight = watchMidnight(
    () => site.now().timeZone,
    clock.now,
    () => cache.purge(['day']),
  );
  const isTraced = log.isLevelEnabled('debug');

  function noteView(req: IncomingMessage, thread: number, ip: string, member: number): void {
    const userAgent = req.headers['user-agent'];
    if (req.method !== 'GET' || userAgent === undefined || isRobot(userAgent) || isAhead(req.headers)) return;
    views.note(thread, { ip, userAgent, member });
  }

  /** The way of nearly every request: nothing is made, one look and one write. */
  function answerFromCache(req: IncomingMessage, res: ServerResponse): boolean {
    if (dev || (req.method !== 'GET' && req.method !== 'HEAD') || status() !== 'ready') return false;
    const { headers } = req;
    if (headers.authorization !== undefined || !isHost(headers.host)) return false;
    const cookies = seeCookies(headers.cookie);
    if (cookies.personal) return false;
    const entry = cache.peek(
      req.url as string,
      negotiateLocale(cookies.lang, headers['accept-language'], site.now().defaultLocale),
      negotiateTheme(cookies.theme),
    );
    if (entry === undefined) return false;
    sendEntry(req, res, entry, cookies.reading);
    return true;
  }

  function sendEntry(req: IncomingMessage, res: ServerResponse, entry: PageEntry, readingCookie: string | undefined): void {
    const secure = reader.isSecure(req);
    const reading = readingOf(readingCookie);
    const encoding = chooseEncoding(req.headers['accept-encoding']);
    const ready = entry.ready(encoding, reading);
    if (ready) cache.send(res, req, ready, secure);
    else
      void cache.form(entry, encoding, reading).then(
        (form) => cache.send(res, req, form, secure),
        (error: unknown) => fail(req, res, error),
      );
    if (entry.viewed !== undefined) noteView(req, entry.viewed, reader.clientOf(req).ip, 0);
  }

  function fail(req: IncomingMessage, res: ServerResponse, error: unknown, asking?: Asking): void {
    const known = asking ?? reader.read(req);
    log.error({ err: error, request: known.id, path: pathOf(req) }, 'a request could not be answered');
    void pages.nameFault('failed').then((refusal) => pages.refusing(res, refusal, known, pathOf(req)));
  }

  async function answer(req: IncomingMessage, res: ServerResponse, asking: Asking): Promise<void> {
    const no = (refusal: Refusal, more: { close?: boolean; headers?: string[]; retryAfter?: number } = {}) =>
      refuse(res, refusal, { locale: asking.locale, id: asking.id, path: pathOf(req), dev, secure: asking.secure, ...more });
    if (status() !== 'ready') return no('unavailable', { retryAfter: 2, close: status() === 'stopping' });
    if (!METHODS.has(asking.method)) return no('method', { headers: ['Allow', [...METHODS].join(', ')] });
    if (!isHost(req.headers.host)) return no('bad_request');
    const address = judgeAddress(req.url ?? '', home.ownHosts);
    if ('status' in address) return no(BY_STATUS[address.status]);
    if (asking.method === 'GET' || asking.method === 'HEAD') {
      if (await files.serve(req, res, address.path, asking.secure)) return;
      if (files.owns(address.path)) return no('not_found');
      if (bodyKind(req, 0) !== 'fine') return no('too_large', { close: true });
      return answerPage(req, res, asking, address);
    }
    const kind = bodyKind(req, LARGEST_BODY);
    if (kind === 'too_large') return no('too_large', { close: true });
    if (kind === 'fine') return pages.answer(req, res, asking, address);
    // Of unknown length: read here, where it can be cut off, then handed on as a whole.
    const body = await readBody(req, LARGEST_BODY);
    if (body === 'gone') return;
    if (body === 'too_large') return no('too_large', { close: true });
    const { 'transfer-encoding': _, ...headers } = req.headers;
    const whole = requestOn(req.socket as Socket, asking.method, address.url, { ...headers, 'content-length': String(body.length) }, body);
    return pages.answer(whole, res, asking, address);
  }

  async function answerPage(
    req: IncomingMessage,
    res: ServerResponse,
    asking: Asking,
    address: { path: string; query: string; url: string },
  ): Promise<void> {
    const isGuest = !dev && !asking.cookies.personal && req.headers.authorization === undefined;
    const key = isGuest ? cacheKey(address.path, address.query) : undefined;
    if (key === undefined) return pages.answer(req, res, asking, address);
    const kept = await cache.get({ key, locale: asking.locale, theme: asking.theme });
    if (kept === 'individual') return pages.answer(req, res, asking, address);
    if ('entry' in kept) sendEntry(req, res, kept.entry, asking.cookies.reading);
    else await pages.sendMade(req, res, asking, kept.page, address.path);
  }

  const listener = (req: IncomingMessage, res: ServerResponse): void => {
    if (isTraced) trace(req, res, log);
    if (answerFromCache(req, res)) return;
    const asking = reader.read(req);
    answer(req, res, asking).catch((error: unknown) => fail(req, res, error, asking));
  };

  const stop = async (): Promise<void> => {
    unsubscribe();
    site.stop();
    midnight.stop();
    reportPageCache(undefined);
    await flushing.stop();
  };
  return { listener, stop };
}

const BY_STATUS = { 400: 'bad_request', 404: 'not_found', 414: 'uri_too_long' } as const;

const pathOf = (req: IncomingMessage): string => (req.url ?? '').split('?', 1)[0] as string;

/** A line for each answer; never its query, cookies or body. */
function trace(req: IncomingMessage, res: ServerResponse, log: System['log']): void {
  const begun = performance.now();
  const path = pathOf(req);
  res.once('close', () =>
    log.debug(
      {
        request: res.getHeader('x-request-id'),
        method: req.method,
        path,
        status: res.statusCode,
        ms: Math.round((performance.now() - begun) * 10) / 10,
      },
      'answered',
    ),
  );
}
