/**
 * Judges a request's target before anything else reads it (QUALITY, threat 9).
 *
 * An address has one spelling here. Whatever is meant to slip past a rule that looks at paths (`//`, dot segments, encoded
 * slashes, the framework's own suffixes) is absent, never repaired and never redirected to.
 */
import { isInner } from './drawn';

export type Judged = { path: string; query: string; url: string } | { status: 400 | 404 | 414 };

/** Longest request target, in bytes; browsers and search engines stay far below. */
export const LONGEST_URL = 8_192;

const FRAMEWORK_SUFFIX = /\.(?:rsc|prefetch|segments?)(?:\/|$)|\.segment\.rsc$/i;
/** A dot, two dots (also half encoded) as a whole segment, and a dot or blank at a segment's end. */
const DOT_SEGMENT = /\/(?:\.|%2e){1,2}(?:\/|$)/i;
const DOT_END = /(?:\.|%2e|%20)(?:\/|$)/i;
const ENCODED_SEPARATOR = /%(?:2f|5c|0[0-9a-f]|1[0-9a-f]|7f)/i;
const ODD_SIGN = /[\\\u0000-\u0020\u007f"<>^`{|}#]/;

/** Node hands bytes above ASCII on as Latin-1; clients that do not encode (curl) mean UTF-8. */
const RAW_BYTE = /[\u0080-\u00ff]/;
const RAW_BYTES = /[\u0080-\u00ff]/g;

/** Query parameters that only the framework may set; dropped wherever they stand. */
const FRAMEWORK_PARAMETER = /^(?:_rsc|nxt[PI]|__next|nextInternalLocale|amp(?:=|$))/i;

/**
 * Splits and judges `req.url`.
 * @param target the raw request target
 * @param ownHosts authorities for which an absolute target (`GET http://host/path`) is taken, e.g. `localhost:3000`
 */
export function judgeAddress(target: string, ownHosts: readonly string[] = []): Judged {
  if (target.length > LONGEST_URL) return { status: 414 };
  const ascii = RAW_BYTE.test(target) ? target.replace(RAW_BYTES, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`) : target;
  const relative = ascii.charCodeAt(0) === 47 ? ascii : withoutAuthority(ascii, ownHosts);
  if (relative === undefined) return { status: 400 };
  const mark = relative.indexOf('?');
  const path = mark < 0 ? relative : relative.slice(0, mark);
  const status = judgePath(path);
  if (status) return { status };
  const query = mark < 0 ? '' : ownParameters(relative.slice(mark + 1));
  return { path, query, url: query ? `${path}?${query}` : path };
}

function withoutAuthority(target: string, ownHosts: readonly string[]): string | undefined {
  const scheme = /^https?:\/\/([^/?#]*)/i.exec(target);
  if (!scheme || !ownHosts.includes((scheme[1] as string).toLowerCase())) return undefined;
  const rest = target.slice(scheme[0].length);
  return rest.charCodeAt(0) === 47 ? rest : `/${rest}`;
}

function judgePath(path: string): 400 | 404 | undefined {
  if (ODD_SIGN.test(path)) return 400;
  if (path.includes('//') || path.includes(';') || isInner(path)) return 404;
  if (path.includes('%')) {
    if (!decodes(path)) return 400;
    if (ENCODED_SEPARATOR.test(path)) return 404;
    // Twice encoded: what is left after one decoding must not be an escape of a sign that rules look at.
    if (/%25(?:2e|2f|5c|25)/i.test(path)) return 404;
  }
  if (path.length > 1 && (DOT_SEGMENT.test(path) || DOT_END.test(path) || FRAMEWORK_SUFFIX.test(path))) return 404;
  return undefined;
}

function decodes(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The query without the framework's parameters; untouched, byte for byte, when there are none. */
function ownParameters(query: string): string {
  const odd = /[\u0000-\u0020\u007f"<>]/.test(query)
    ? query.replace(/[\u0000-\u0020\u007f"<>]/g, (sign) => encodeURIComponent(sign))
    : query;
  if (!/(?:^|&)(?:_|%5f|n|%6e|a|%61)/i.test(odd)) return odd;
  return odd
    .split('&')
    .filter((part) => !FRAMEWORK_PARAMETER.test(decodedName(part)))
    .join('&');
}

function decodedName(part: string): string {
  const equals = part.indexOf('=');
  const name = equals < 0 ? part : part.slice(0, equals);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
