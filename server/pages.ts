/** Asks the framework: for one visitor, or for the page cache. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../platform/log';
import { type Draw, offeredDraw } from '../platform/press';
import { emptyAnswer, withRequest, type RequestScope } from '../platform/request';
import { memberOf, scopeOf, type Asking, type AskingReader, type Home } from './asking';
import { WORTH_COMPRESSING, chooseEncoding, compress } from './encoding';
import { innerUrl } from './drawn';
import { finish, type Finished } from './finish';
import { HeldResponse } from './held-response';
import { cleanRequest } from './hygiene';
import { innerExchange } from './inner-exchange';
import { VARY, type Asked, type MadePage } from './page-cache';
import { readingOf, spliceReading } from './reading-splice';
import { refuse, type Refusal } from './refusal';
import { eachSecurityHeader, securityHeaders } from './security-headers';
import { isUnfinished } from './strip';

export type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export interface PagesOptions {
  handle: Handle;
  home: Home;
  reader: AskingReader;
  dev: boolean;
  log: Pick<Log, 'error' | 'warn'>;
  /** Resolves while the database answers: a page that failed without it is "unavailable", not "our fault". */
  database: () => Promise<unknown>;
  /** Told of a thread's page that was shown to somebody; `member` is 0 for guests. */
  onView: (req: IncomingMessage, thread: number, ip: string, member: number) => void;
}

/** A judged address. */
export interface Place {
  url: string;
  path: string;
  query: string;
}

type Send = (status: number, headers: readonly string[], body: Buffer) => void;

/** Longest that a page may take for the cache; its queries are cancelled at 15 s. */
const FILL_MS = 20_000;
const FILL_AGENT = 'Mozilla/5.0 (compatible; Kawara page cache)';
const PROBE_MS = 500;
const RETRY_SECONDS: Partial<Record<Refusal, number>> = { unavailable: 5, too_many: 30 };

export class Pages {
  readonly #options: PagesOptions;

  constructor(options: PagesOptions) {
    this.#options = options;
  }

  /** Answers one visitor: members, forms, programs, and guests whose page is no one else's. */
  async answer(req: IncomingMessage, res: ServerResponse, asking: Asking, { url, path }: Place): Promise<void> {
    const { home, reader, dev } = this.#options;
    const acceptEncoding = req.headers['accept-encoding'];
    const scope = scopeOf(asking, url, req.headers, home);
    scope.answer.takesPrinted = !dev;
    const inner = !dev && asking.cookies.session ? innerUrl(req.method, path, url) : url;
    const draw = inner === url ? undefined : offeredDraw();
    if (draw) return this.#draw(req, res, asking, { path, scope, draw });
    cleanRequest(req, reader.inward(req.headers, asking, dev));
    req.url = inner;
    const holding = new HeldResponse(res, (passed) => this.#decorate(passed, asking, scope));
    try {
      const held = await Promise.race([holding.outcome, this.#run(scope, req, res)]);
      if (held === 'passed' || held === 'gone') return;
      const made = finish(held, scope, { path, origin: home.origin, dev });
      if ('refusal' in made) {
        holding.release();
        return this.refuse(res, await this.#named(made.refusal, asking.id, path), asking, path);
      }
      await this.#send(made, asking, acceptEncoding, (...all) => holding.send(...all));
      await this.#noteView(req, made, asking, scope);
    } catch (error) {
      holding.release();
      throw error;
    }
  }

  /** Answers a member with a page that draws itself; the framework has no part in it. */
  async #draw(
    req: IncomingMessage,
    res: ServerResponse,
    asking: Asking,
    { path, scope, draw }: { path: string; scope: RequestScope; draw: Draw },
  ): Promise<void> {
    const { home, dev } = this.#options;
    const html = await withRequest(scope, () => draw());
    if (res.destroyed) return;
    const held = html === null ? NO_PAGE : { status: 200, headers: HTML, body: Buffer.from(html) };
    const made = finish(held, scope, { path, origin: home.origin, dev });
    if ('refusal' in made) return this.refuse(res, await this.#named(made.refusal, asking.id, path), asking, path);
    await this.#send(made, asking, req.headers['accept-encoding'], (...all) => sendWhole(req, res, ...all));
    await this.#noteView(req, made, asking, scope);
  }

  async #noteView(req: IncomingMessage, made: Finished, asking: Asking, scope: RequestScope): Promise<void> {
    if (made.status === 200 && scope.answer.viewed !== undefined)
      this.#options.onView(req, scope.answer.viewed, asking.client.ip, asking.cookies.session ? await memberOf(scope) : 0);
  }

  /** Makes a page for the cache: for a guest who is nobody, without cookies, in one language and theme. */
  async make(asked: Asked): Promise<MadePage> {
    const { home, reader, dev, log } = this.#options;
    const asking = { id: randomUUID(), method: 'GET', locale: asked.locale, theme: asked.theme, client: { ip: '' }, secure: home.secure };
    const scope = scopeOf(asking, asked.key, { 'user-agent': FILL_AGENT }, home);
    scope.answer.takesPrinted = !dev;
    const headers = reader.inward({ accept: 'text/html', 'accept-language': asked.locale, 'user-agent': FILL_AGENT }, asking, false);
    const { req, res } = innerExchange(asked.key, headers);
    const holding = new HeldResponse(res, () => {});
    try {
      const held = await inTime(Promise.race([holding.outcome, this.#run(scope, req, res)]));
      // What streams belongs to one visitor, who will ask for it directly.
      if (held === 'passed' || held === 'gone') return INDIVIDUAL;
      // The framework waits until its answer has gone out, wherever to.
      holding.send(held.status, [], held.body);
      const path = asked.key.split('?', 1)[0] as string;
      const made = finish(held, scope, { path, origin: home.origin, dev });
      if ('refusal' in made)
        return { ...INDIVIDUAL, individual: false, refusal: await this.#named(made.refusal, asking.id, path), id: asking.id };
      if (made.isHtml && isUnfinished(made.body.toString()))
        log.warn({ request: asking.id, path }, 'a page waits for script: it has a Suspense boundary');
      const { status, cacheControl, body } = made;
      return {
        status,
        headers: made.headers,
        cacheControl,
        body,
        isHtml: made.isHtml,
        answer: scope.answer,
        individual: made.setsCookie || made.isEncoded,
      };
    } finally {
      res.socket?.destroy();
    }
  }

  /** Sends a guest's page that is not kept: a refusal, a redirect, a page that names nothing it depends on. */
  async sendMade(req: IncomingMessage, res: ServerResponse, asking: Asking, page: MadePage, path: string): Promise<void> {
    if (page.refusal) return this.refuse(res, page.refusal, asking, path, page.id);
    const made: Finished = { ...page, headers: [...page.headers], isEncoded: false, setsCookie: false };
    await this.#send(made, asking, req.headers['accept-encoding'], (...all) => sendWhole(req, res, ...all));
    if (page.status === 200 && page.answer.viewed !== undefined) this.#options.onView(req, page.answer.viewed, asking.client.ip, 0);
  }

  /** Sends a refusal of the edge's own. */
  refuse(res: ServerResponse, refusal: Refusal, { locale, secure, id: own }: Asking, path: string, id = own): void {
    refuse(res, refusal, { locale, id, path, dev: this.#options.dev, secure, retryAfter: RETRY_SECONDS[refusal] });
  }

  /** What a failure is called: the database may be away, which is found out only now. */
  async nameFault(): Promise<Refusal> {
    const probe = this.#options.database().then(
      () => true,
      () => false,
    );
    const answers = await Promise.race([probe, new Promise<boolean>((done) => setTimeout(done, PROBE_MS, false).unref())]);
    return answers ? 'failed' : 'unavailable';
  }

  async #named(refusal: Refusal, request: string, path: string): Promise<Refusal> {
    if (refusal !== 'failed') return refusal;
    this.#options.log.error({ request, path }, 'a page could not be made');
    return this.nameFault();
  }

  /** Runs the framework; settles only by failing, since its own end comes after the answer's. */
  #run(scope: RequestScope, req: IncomingMessage, res: ServerResponse): Promise<never> {
    const running = withRequest(scope, () => this.#options.handle(req, res));
    return new Promise((_, fail) => void running.catch(fail));
  }

  async #send(made: Finished, asking: Asking, acceptEncoding: string | string[] | undefined, send: Send): Promise<void> {
    const { dev } = this.#options;
    const plain = made.isHtml && !asking.cookies.session ? spliceReading(made.body, readingOf(asking.cookies.reading)) : made.body;
    const encoding = made.isEncoded || dev || plain.length < WORTH_COMPRESSING ? 'identity' : chooseEncoding(acceptEncoding);
    const body = await compress(plain, encoding, 'once');
    const hasBody = made.status !== 204 && made.status !== 304;
    const own = [
      ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
      ...(hasBody ? ['Content-Length', String(body.length)] : []),
    ];
    const shared = ['Cache-Control', made.cacheControl ?? 'private, no-store', 'Vary', VARY, 'X-Request-Id', asking.id];
    send(made.status, [...made.headers, ...own, ...shared, ...securityHeaders({ dev, secure: asking.secure })], body);
  }

  /** Streams and files go through as they are, with what every answer carries. */
  #decorate(res: ServerResponse, asking: Asking, scope: RequestScope): void {
    res.removeHeader('x-powered-by');
    res.setHeader('Vary', VARY);
    res.setHeader('X-Request-Id', asking.id);
    if (!res.hasHeader('cache-control')) res.setHeader('Cache-Control', 'private, no-store');
    for (const name in scope.answer.headers) res.setHeader(name, scope.answer.headers[name] as string);
    eachSecurityHeader({ dev: this.#options.dev, secure: asking.secure }, (name, value) => res.setHeader(name, value));
  }
}

const INDIVIDUAL: MadePage = { status: 200, headers: [], body: Buffer.alloc(0), isHtml: false, answer: emptyAnswer(), individual: true };

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const NO_PAGE = { status: 404, headers: {}, body: Buffer.alloc(0) };

function sendWhole(req: IncomingMessage, res: ServerResponse, status: number, headers: readonly string[], body: Buffer): void {
  if (res.destroyed) return;
  res.writeHead(status, headers as string[]);
  if (req.method === 'HEAD' || body.length === 0) res.end();
  else res.end(body);
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error('a page took too long')), FILL_MS);
    work.then(done, fail).finally(() => clearTimeout(timer));
  });
}
