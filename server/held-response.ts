/**
 * Holds back what the framework writes, until it is known what it is.
 *
 * The framework sets headers, then calls flushHeaders, write and end. Text is kept until its end, so that status, tags and
 * headers may still be told by the page (`currentRequest().answer`); anything that streams or is no text goes straight through.
 */
import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** A finished answer, not yet sent. */
export interface Held {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** `passed`: it goes through by itself. `gone`: the client left before the end. */
export type Outcome = Held | 'passed' | 'gone';

const TEXT = /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]*(?:json|xml)|javascript|manifest)|image\/svg)/i;
/** Text longer than this is let through from there on; never HTML, which would reach the reader unstripped. */
const LONGEST = 2 * 1024 * 1024;

type Callback = (error?: Error | null) => void;
type Loose = (...all: unknown[]) => unknown;

/** Stands in front of a response from its making until `send` or `release`. */
export class HeldResponse {
  /** Resolves once, when the answer is complete, let through, or the client is gone. */
  readonly outcome: Promise<Outcome>;
  readonly #res: ServerResponse;
  readonly #onPass: (res: ServerResponse) => void;
  readonly #own: Pick<ServerResponse, 'writeHead' | 'flushHeaders' | 'write' | 'end'>;
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #mode: 'undecided' | 'holding' | 'let go' = 'undecided';
  #atEnd: Callback | undefined;
  #settle: (outcome: Outcome) => void = () => {};

  /** @param onPass called before the first byte of an answer that is let through: the last chance to set headers */
  constructor(res: ServerResponse, onPass: (res: ServerResponse) => void) {
    this.#res = res;
    this.#onPass = onPass;
    this.#own = { writeHead: res.writeHead, flushHeaders: res.flushHeaders, write: res.write, end: res.end };
    this.outcome = new Promise((done) => (this.#settle = done));
    res.writeHead = ((status: number, ...rest: unknown[]) => (takeHead(res, status, rest), res)) as typeof res.writeHead;
    res.flushHeaders = () => this.#flushHeaders();
    res.write = ((...all: unknown[]) => this.#write(all)) as typeof res.write;
    res.end = ((...all: unknown[]) => this.#end(all)) as typeof res.end;
    res.once('close', () => this.#settle('gone'));
  }

  /** Gives the response back, for somebody else to answer on. */
  release(): void {
    this.#mode = 'let go';
    Object.assign(this.#res, this.#own);
  }

  /** Sends this in place of what was held. Headers are a flat list of names and values. */
  send(status: number, headers: readonly string[], body: Buffer): void {
    const res = this.#res;
    this.release();
    if (res.destroyed || res.headersSent) return;
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    // Not as a list to writeHead: on a response that ever had headers set, a repeated name (set-cookie) would lose its first.
    for (let at = 0; at < headers.length; at += 2) res.appendHeader(headers[at] as string, headers[at + 1] as string);
    res.writeHead(status);
    if (this.#atEnd) res.once('finish', this.#atEnd);
    if (res.req.method === 'HEAD' || body.length === 0) res.end();
    else res.end(body);
  }

  #flushHeaders(): void {
    if (typeOf(this.#res)) this.#decide(false);
    if (this.#mode === 'let go') this.#res.flushHeaders();
  }

  #write(all: unknown[]): unknown {
    this.#decide(false);
    if (this.#mode === 'let go') return (this.#res.write as Loose)(...all);
    this.#keep(all[0], all[1]);
    const told = all.find((each) => typeof each === 'function') as Callback | undefined;
    if (told) process.nextTick(told);
    return true;
  }

  #end(all: unknown[]): unknown {
    const chunk = typeof all[0] === 'function' ? undefined : all[0];
    const isEmpty = chunk === undefined || chunk === null;
    this.#decide(isEmpty && this.#size === 0);
    if (this.#mode === 'let go') return (this.#res.end as Loose)(...all);
    this.#atEnd = all.find((each) => typeof each === 'function') as Callback | undefined;
    if (!isEmpty) this.#keep(chunk, all[1]);
    // Keeping the last piece may have let go of all of them.
    if (this.#isLetGo()) return this.#res.end(this.#atEnd);
    this.#settle({ status: this.#res.statusCode, headers: this.#res.getHeaders(), body: Buffer.concat(this.#chunks) });
    return this.#res;
  }

  #decide(isEmpty: boolean): void {
    if (this.#mode !== 'undecided') return;
    // An empty answer (a redirect, a refusal) is held as well: it may need a page or a header of ours.
    if (isEmpty || TEXT.test(typeOf(this.#res))) this.#mode = 'holding';
    else this.#letGo();
  }

  #keep(chunk: unknown, encoding: unknown): void {
    const bytes =
      typeof chunk === 'string'
        ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
        : Buffer.from(chunk as Uint8Array);
    this.#chunks.push(bytes);
    this.#size += bytes.length;
    if (this.#size > LONGEST && !typeOf(this.#res).startsWith('text/html')) this.#letGo();
  }

  #letGo(): void {
    this.release();
    this.#onPass(this.#res);
    for (const chunk of this.#chunks) this.#res.write(chunk);
    this.#settle('passed');
  }

  #isLetGo(): boolean {
    return this.#mode === 'let go';
  }
}

function typeOf(res: ServerResponse): string {
  return String(res.getHeader('content-type') ?? '');
}

/** What `writeHead` was told, put where it can still be changed. */
function takeHead(res: ServerResponse, status: number, rest: readonly unknown[]): void {
  res.statusCode = status;
  const headers = rest.find((each) => typeof each === 'object' && each !== null) as OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined;
  if (!headers) return;
  if (Array.isArray(headers)) {
    const flat = headers.flat();
    for (let at = 0; at + 1 < flat.length; at += 2) res.appendHeader(String(flat[at]), String(flat[at + 1]));
  } else {
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) res.setHeader(name, value);
  }
}
