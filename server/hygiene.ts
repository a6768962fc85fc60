/**
 * Which of a request's headers come in.
 *
 * An allow-list: a header nobody here reads can neither poison a page nor wake a switch inside the framework
 * (`x-middleware-*`, `next-*`, `rsc`, `x-forwarded-*`, a `content-security-policy` whose nonce it would take).
 */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

const ALLOWED = new Set([
  'accept',
  'accept-language',
  'authorization',
  'cache-control',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'idempotency-key',
  'last-event-id',
  'origin',
  'purpose',
  'range',
  'referer',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-user',
  'sec-purpose',
  'transfer-encoding',
  'upgrade-insecure-requests',
  'user-agent',
  'x-csrf-token',
  'x-requested-with',
]);

/** What no client may say even in development, where the framework's own headers pass. */
const NEVER =
  /^(?:x-forwarded-|x-middleware-|x-invoke-|x-matched-path$|x-real-ip$|x-original-|x-rewrite-|x-host$|x-http-method|x-method-override$|forwarded$|next-resume$|next-action$|content-security-policy)/;

/** Header for our own script's requests; reserved, so it passes. */
const OWN = 'x-kawara-';

export interface InwardOrigin {
  /** Authority of the public origin; what the framework is told instead of the client's Host. */
  host: string;
  proto: 'http' | 'https';
  ip: string;
}

/**
 * The headers the pages get to see: the allowed ones of the client, and host and forwarding headers of our own making.
 * No header of a client ever decides an address.
 */
export function inwardHeaders(headers: IncomingHttpHeaders, origin: InwardOrigin, dev = false): IncomingHttpHeaders {
  const kept: IncomingHttpHeaders = {};
  for (const name in headers) {
    if (dev ? !NEVER.test(name) : ALLOWED.has(name) || name.startsWith(OWN)) kept[name] = headers[name];
  }
  kept.host = origin.host;
  kept['x-forwarded-host'] = origin.host;
  kept['x-forwarded-proto'] = origin.proto;
  kept['x-forwarded-for'] = origin.ip;
  delete kept['accept-encoding'];
  return kept;
}

/** Puts the cleaned headers in place of what came over the wire, in every form in which Node offers them. */
export function cleanRequest(req: IncomingMessage, headers: IncomingHttpHeaders): void {
  req.headers = headers;
  const raw: string[] = [];
  const distinct: NodeJS.Dict<string[]> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) raw.push(name, one);
    distinct[name] = Array.isArray(value) ? value : [value];
  }
  req.rawHeaders = raw;
  req.headersDistinct = distinct;
}

const HOST = /^(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;
const REMEMBERED = 1_000;
const goodHosts = new Set<string>();

/**
 * True for a Host header that could be a host. Which one it is does not matter, since nothing is ever made of it; one with
 * user-info, blanks or nothing at all is refused.
 */
export function isHost(host: string | undefined): boolean {
  if (host === undefined) return false;
  if (goodHosts.has(host)) return true;
  if (host.length > 255 || !HOST.test(host)) return false;
  if (goodHosts.size >= REMEMBERED) goodHosts.clear();
  goodHosts.add(host);
  return true;
}

/** Methods that some address of the board answers; a method override header is never read. */
export const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
