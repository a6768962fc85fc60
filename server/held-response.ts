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
  /** Sends these instead. */
  send(status: number, headers: readonly string[], body: Buffer): void;
}

/** `passed`: it goes through by itself. `gone`: the client left before the end. */
export type Outcome = Held | 'passed' | 'gone';

export interface Holding {
  /** Resolves once, when the answer is complete, let through, or the client is gone. */
  outcome: Promise<Outcome>;
  /** Gives the response back, for somebody else to answer on. */
  release(): void;
}

export interface HoldOptions {
  /** Called before the first byte of an answer that is let through; the last chance to set headers. */
  onPass: (res: ServerResponse) => void;
  /** Text longer than this is let through from there on. Never for HTML, which would reach the reader unstripped. */
  longest?: number;
}

const TEXT = /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]*(?:json|xml)|javascript|manifest)|image\/svg)/i;
const LONGEST = 2 * 1024 * 1024;

type Callback = (error?: Error | null) => void;

/** Puts itself in front of a response. */
export function hold(res: ServerResponse, { onPass, longest = LONGEST }: HoldOptions): Holding {
  const own = { writeHead: res.writeHead, flushHeaders: res.flushHeaders, write: res.write, end: res.end };
  const chunks: Buffer[] = [];
  let size = 0;
  let mode: 'undecided' | 'holding' | 'done' = 'undecided';
  let atEnd: Callback | undefined;
  let settle: (outcome: Outcome) => void;
  const outcome = new Promise<Outcome>((done) => (settle = done));

  const release = () => {
    mode = 'done';
    Object.assign(res, own);
  };
  const pass = () => {
    release();
    onPass(res);
    for (const chunk of chunks) res.write(chunk);
    settle('passed');
  };
  const decide = (isEmpty: boolean) => {
    if (mode !== 'undecided') return;
    // An empty answer (a redirect, a refusal) is held as well: it may need a page or a header of ours.
    if (isEmpty || TEXT.test(typeOf(res))) mode = 'holding';
    else pass();
  };
  const keep = (chunk: unknown, encoding: unknown) => {
    const bytes =
      typeof chunk === 'string'
        ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
        : Buffer.from(chunk as Uint8Array);
    chunks.push(bytes);
    size += bytes.length;
    if (size > longest && !typeOf(res).startsWith('text/html')) pass();
  };

  res.writeHead = ((status: number, ...rest: unknown[]) => {
    takeHead(res, status, rest);
    return res;
  }) as typeof res.writeHead;
  res.flushHeaders = () => {
    if (typeOf(res)) decide(false);
    if (mode === 'done') res.flushHeaders();
  };
  res.write = ((chunk: unknown, encoding?: unknown, callback?: unknown) => {
    decide(false);
    if (mode === 'done') return (res.write as (...all: unknown[]) => boolean)(chunk, encoding, callback);
    keep(chunk, encoding);
    const told = [encoding, callback].find((each) => typeof each === 'function') as Callback | undefined;
    if (told) process.nextTick(told);
    return true;
  }) as typeof res.write;
  res.end = ((...all: unknown[]) => {
    atEnd = all.find((each) => typeof each === 'function') as Callback | undefined;
    const hasChunk = all[0] !== undefined && all[0] !== null && typeof all[0] !== 'function';
    decide(!hasChunk && size === 0);
    if (mode !== 'done' && hasChunk) keep(all[0], all[1]);
    else if (mode === 'done') return (res.end as (...rest: unknown[]) => ServerResponse)(...all);
    if ((mode as string) === 'done') return res.end(atEnd);
    settle({ status: res.statusCode, headers: res.getHeaders(), body: Buffer.concat(chunks), send });
    return res;
  }) as typeof res.end;
  const send = (status: number, headers: readonly string[], body: Buffer) => {
    if (mode === 'done') return;
    release();
    if (res.destroyed) return;
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    // Not as a list to writeHead: on a response that ever had headers set, a repeated name (set-cookie) would lose its first.
    for (let at = 0; at < headers.length; at += 2) res.appendHeader(headers[at] as string, headers[at + 1] as string);
    res.writeHead(status);
    if (atEnd) res.once('finish', atEnd);
    if (res.req.method === 'HEAD' || body.length === 0) res.end();
    else res.end(body);
  };
  res.once('close', () => settle('gone'));
  return { outcome, release };
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
