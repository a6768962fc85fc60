/** Asks the framework: for one visitor, or for the page cache. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { emptyAnswer, withRequest, type RequestScope } from '../platform/request';
import type { Log } from '../platform/log';
import { memberOf, scopeOf, type Asking, type AskingReader, type Home } from './asking';
import { WORTH_COMPRESSING, chooseEncoding, compress } from './encoding';
import { finish, type Finished } from './finish';
import { hold } from './held-response';
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
  /** Told of a thread's page that was shown to somebody. */
  onView: (req: IncomingMessage, asking: Asking, thread: number, member: number) => void;
}

/** Longest that a page may take for the cache; its queries are cancelled at 15 s. */
const FILL_MS = 20_000;
const FILL_AGENT = 'Mozilla/5.0 (compatible; Kawara page cache)';
const PROBE_MS = 500;

export type Pages = ReturnType<typeof makePages>;

export function makePages(options: PagesOptions) {
  const { home, reader, dev, log } = options;

  /** What a failed page is called, found out only then: the database may be away. */
  const nameFault = async (refusal: Refusal): Promise<Refusal> => {
    if (refusal !== 'failed') return refusal;
    const probe = options.database().then(
      () => true,
      () => false,
    );
    const answers = await Promise.race([probe, new Promise<boolean>((done) => setTimeout(done, PROBE_MS, false).unref())]);
    return answers ? 'failed' : 'unavailable';
  };

  const refusing = (res: ServerResponse, refusal: Refusal, asking: Asking, path: string, id = asking.id): void =>
    refuse(res, refusal, {
      locale: asking.locale,
      id,
      path,
      dev,
      secure: asking.secure,
      retryAfter: refusal === 'unavailable' ? 5 : refusal === 'too_many' ? 30 : undefined,
    });

  /** Answers one visitor: members, forms, programs, and guests whose page is no one else's. */
  async function answer(
    req: IncomingMessage,
    res: ServerResponse,
    asking: Asking,
    { url, path }: { url: string; path: string },
  ): Promise<void> {
    const acceptEncoding = req.headers['accept-encoding'];
    const scope = scopeOf(asking, url, req.headers['user-agent'] ?? '', home);
    cleanRequest(req, reader.inward(req.headers, asking, dev));
    req.url = url;
    const { outcome, release } = hold(res, { onPass: (passed) => decoratePassed(passed, asking, scope) });
    try {
      const held = await Promise.race([outcome, run(scope, req, res)]);
      if (held === 'passed' || held === 'gone') return;
      const made = finish(held, scope, { path, origin: home.origin, dev });
      if ('refusal' in made) {
        release();
        if (made.refusal === 'failed') log.error({ request: asking.id, path }, 'a page could not be made');
        return refusing(res, await nameFault(made.refusal), asking, path);
      }
      await sendFinished(made, asking, acceptEncoding, held.send);
      if (made.status === 200 && scope.answer.viewed !== undefined)
        options.onView(req, asking, scope.answer.viewed, asking.cookies.session ? await memberOf(scope) : 0);
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Runs the framework; settles only by failing, since its own end comes after the answer's. */
  function run(scope: RequestScope, req: IncomingMessage, res: ServerResponse): Promise<never> {
    const running = withRequest(scope, () => options.handle(req, res));
    return new Promise((_, fail) => void running.catch(fail));
  }

  async function sendFinished(
    made: Finished,
    asking: Asking,
    acceptEncoding: string | string[] | undefined,
    send: (status: number, headers: readonly string[], body: Buffer) => void,
  ): Promise<void> {
    const plain = made.isHtml && !asking.cookies.session ? spliceReading(made.body, readingOf(asking.cookies.reading)) : made.body;
    const encoding = made.isEncoded || dev || plain.length < WORTH_COMPRESSING ? 'identity' : chooseEncoding(acceptEncoding);
    const body = await compress(plain, encoding, 'once');
    send(made.status, fullHead(made, encoding === 'identity' ? [] : ['Content-Encoding', encoding], body.length, asking), body);
  }

  function fullHead(
    made: Pick<Finished, 'headers' | 'cacheControl'> & { status: number },
    encoding: readonly string[],
    length: number,
    asking: Asking,
  ): string[] {
    const hasBody = made.status !== 204 && made.status !== 304;
    return [
      ...made.headers,
      ...encoding,
      ...(hasBody ? ['Content-Length', String(length)] : []),
      'Cache-Control',
      made.cacheControl ?? 'private, no-store',
      'Vary',
      VARY,
      'X-Request-Id',
      asking.id,
      ...securityHeaders({ dev, secure: asking.secure }),
    ];
  }

  /** Streams and files go through as they are, with what every answer carries. */
  function decoratePassed(res: ServerResponse, asking: Asking, scope: RequestScope): void {
    res.removeHeader('x-powered-by');
    res.setHeader('Vary', VARY);
    res.setHeader('X-Request-Id', asking.id);
    if (!res.hasHeader('cache-control')) res.setHeader('Cache-Control', 'private, no-store');
    for (const name in scope.answer.headers) res.setHeader(name, scope.answer.headers[name] as string);
    eachSecurityHeader({ dev, secure: asking.secure }, (name, value) => res.setHeader(name, value));
  }

  /** Makes a page for the cache: for a guest who is nobody, without cookies, in one language and theme. */
  async function make(asked: Asked): Promise<MadePage> {
    const asking = { id: randomUUID(), method: 'GET', locale: asked.locale, theme: asked.theme, client: { ip: '' }, secure: home.secure };
    const scope = scopeOf(asking, asked.key, FILL_AGENT, home);
    const headers = reader.inward({ accept: 'text/html', 'accept-language': asked.locale, 'user-agent': FILL_AGENT }, asking, false);
    const { req, res } = innerExchange(asked.key, headers);
    const { outcome } = hold(res, { onPass: () => {} });
    try {
      const held = await inTime(Promise.race([outcome, run(scope, req, res)]));
      // What streams belongs to one visitor, who will ask for it directly.
      if (held === 'passed' || held === 'gone') return individual();
      held.send(held.status, [], held.body);
      const path = asked.key.split('?', 1)[0] as string;
      const made = finish(held, scope, { path, origin: home.origin, dev });
      if ('refusal' in made) {
        if (made.refusal === 'failed') log.error({ request: asking.id, path: asked.key }, 'a page could not be made');
        return { ...individual(), individual: false, refusal: await nameFault(made.refusal), id: asking.id };
      }
      if (made.isHtml && isUnfinished(held.body.toString()))
        log.warn({ request: asking.id, path: asked.key }, 'a page waits for script: it has a Suspense boundary');
      return {
        status: made.status,
        headers: made.headers,
        cacheControl: made.cacheControl,
        body: made.body,
        answer: scope.answer,
        individual: made.setsCookie || made.isEncoded,
      };
    } finally {
      res.socket?.destroy();
    }
  }

  const individual = (): MadePage => ({ status: 200, headers: [], body: Buffer.alloc(0), answer: emptyAnswer(), individual: true });

  /** Sends a guest's page that is not kept: a refusal, a redirect, a page that names nothing it depends on. */
  async function sendMade(req: IncomingMessage, res: ServerResponse, asking: Asking, page: MadePage, path: string): Promise<void> {
    if (page.refusal) return refusing(res, page.refusal, asking, path, page.id);
    const isHtml = page.headers.includes('text/html; charset=utf-8');
    const made: Finished = { ...page, headers: [...page.headers], isHtml, isEncoded: false, setsCookie: false };
    await sendFinished(made, asking, req.headers['accept-encoding'], (status, headers, body) => {
      if (res.destroyed) return;
      res.writeHead(status, headers as string[]);
      if (req.method === 'HEAD' || body.length === 0) res.end();
      else res.end(body);
    });
    if (page.status === 200 && page.answer.viewed !== undefined) options.onView(req, asking, page.answer.viewed, 0);
  }

  return { answer, make, sendMade, refusing, nameFault };
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error('a page took too long')), FILL_MS);
    work.then(done, fail).finally(() => clearTimeout(timer));
  });
}
