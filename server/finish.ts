/** Turns what the framework said, and what the page added through the scope, into an answer. */
import type { OutgoingHttpHeaders } from 'node:http';
import type { RequestScope } from '../platform/request';
import { stripFramework } from './strip';
import type { Refusal } from './refusal-texts';

export interface Finished {
  status: number;
  /** Flat list: content type, and what the page or route asks to send. No caching or security headers. */
  headers: string[];
  /** What a route asked for, e.g. on a feed. */
  cacheControl?: string;
  body: Buffer;
  isHtml: boolean;
  /** The route has compressed by itself. */
  isEncoded: boolean;
  setsCookie: boolean;
}

export type Finish = Finished | { refusal: Refusal };

/** The framework's headers that say nothing to a browser which does not run it, and those the edge sets itself. */
const DROPPED = new Set([
  'vary',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'date',
  'x-powered-by',
  'cache-control',
  'etag',
  'refresh',
]);

export interface FinishOptions {
  path: string;
  origin: string;
  /** Development: the framework's script stays. */
  dev: boolean;
}

/** Judges and cleans a held answer. */
export function finish(
  held: { status: number; headers: OutgoingHttpHeaders; body: Buffer },
  { answer }: Pick<RequestScope, 'answer'>,
  options: FinishOptions,
): Finish {
  const isHtml = String(held.headers['content-type'] ?? '').startsWith('text/html');
  const status = isHtml ? (answer.status ?? held.status) : held.status;
  const refusal = refusalFor(held, status, isHtml, options);
  if (refusal) return { refusal };
  const location = answer.headers.location ?? held.headers.location;
  const isRedirect = status >= 300 && status < 400 && location !== undefined;
  const body = isRedirect
    ? Buffer.alloc(0)
    : isHtml && !options.dev
      ? placePrinted(stripFramework(held.body.toString()), answer.printed)
      : held.body;
  return {
    status,
    headers: headerList(held.headers, answer.headers, { origin: options.origin, isRedirect }),
    cacheControl: answer.headers['cache-control'] ?? (isHtml ? undefined : (held.headers['cache-control'] as string | undefined)),
    body,
    isHtml,
    isEncoded: held.headers['content-encoding'] !== undefined,
    setsCookie: held.headers['set-cookie'] !== undefined || answer.headers['set-cookie'] !== undefined,
  };
}

const PLACE = '<div class="printed">';

/** Puts the body that the page drew itself into the place it left. What the page says of itself before it is escaped, so the place is the first. */
export function placePrinted(html: string, printed: readonly Uint8Array[] | undefined): Buffer {
  if (printed === undefined) return Buffer.from(html);
  const at = html.indexOf(PLACE);
  if (at < 0) throw new Error('a page drew its body and left no place for it');
  const cut = at + PLACE.length;
  return Buffer.concat([Buffer.from(html.slice(0, cut)), ...printed, Buffer.from(html.slice(cut))]);
}

/** The framework's own error page is empty without its script; an API answers programs; neither gets HTML of that kind. */
function refusalFor(
  held: { status: number; body: Buffer },
  status: number,
  isHtml: boolean,
  { path, dev }: FinishOptions,
): Refusal | undefined {
  if (held.status >= 300 && held.status < 400) return undefined;
  const isEmpty = held.body.length === 0;
  if (isHtml && !dev && held.body.subarray(0, 400).includes('id="__next_error__"')) return BY_STATUS[status] ?? 'failed';
  if (isHtml && held.status >= 500 && !dev) return BY_STATUS[status] ?? 'failed';
  if (status >= 400 && (isEmpty || (isHtml && path.startsWith('/api/')))) return BY_STATUS[status];
  return undefined;
}

const BY_STATUS: Partial<Record<number, Refusal>> = {
  400: 'bad_request',
  404: 'not_found',
  405: 'method',
  413: 'too_large',
  429: 'too_many',
  500: 'failed',
  503: 'unavailable',
};

function headerList(
  theirs: OutgoingHttpHeaders,
  own: Readonly<Record<string, string>>,
  { origin, isRedirect }: { origin: string; isRedirect: boolean },
): string[] {
  const list: string[] = [];
  const add = (name: string, value: string) => list.push(name, name === 'location' ? atHome(value, origin) : value);
  for (const name in theirs) {
    const value = theirs[name];
    if (value === undefined || DROPPED.has(name) || name in own || isInternal(name)) continue;
    if (isRedirect && name === 'content-type') continue;
    for (const one of Array.isArray(value) ? value : [value])
      if (!(name === 'link' && String(one).includes('/_next/'))) add(name, String(one));
  }
  for (const name in own) if (!DROPPED.has(name)) add(name, own[name] as string);
  return list;
}

const isInternal = (name: string) => name.startsWith('x-nextjs-') || name.startsWith('x-middleware-') || name.startsWith('x-next-');

/** A redirect within the board leads where the visitor already is: under whatever name they reached it, if none is set. */
function atHome(location: string, origin: string): string {
  if (location === origin) return '/';
  return location.startsWith(`${origin}/`) && !location.startsWith(`${origin}//`) ? location.slice(origin.length) : location;
}
