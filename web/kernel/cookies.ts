/** Cookies of the request being answered, and the one way to write one. */
import { currentRequest } from '@/platform/request';

export type Cookies = ReadonlyMap<string, string>;

const MEMO = 'cookies';
/** Longest header that is looked at; servers refuse 16 kB anyway. */
const LONGEST = 16_384;

/** Cookies of a header; of a repeated name the first counts, as in browsers' order. */
export function parseCookies(header: string | null | undefined): Cookies {
  const found = new Map<string, string>();
  if (!header || header.length > LONGEST) return found;
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals < 1) continue;
    const name = pair.slice(0, equals).trim();
    if (!found.has(name)) found.set(name, pair.slice(equals + 1).trim());
  }
  return found;
}

/** Cookies of this request. */
export function requestCookies(): Cookies {
  const { memo, cookie } = currentRequest();
  const known = memo.get(MEMO) as Cookies | undefined;
  if (known) return known;
  const found = parseCookies(cookie);
  memo.set(MEMO, found);
  return found;
}

export interface CookieOptions {
  /** Seconds; left out = until the browser closes; 0 deletes. */
  maxAge?: number;
  /** Script of ours may read it (theme, reading). */
  readable?: boolean;
  secure: boolean;
}

/** A `Set-Cookie` line: whole site, Lax, HttpOnly unless `readable`. */
export function cookieLine(name: string, value: string, { maxAge, readable = false, secure }: CookieOptions): string {
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
  return `${name}=${value}; Path=/; SameSite=Lax${age}${readable ? '' : '; HttpOnly'}${secure ? '; Secure' : ''}`;
}

/** A `Set-Cookie` line that deletes. */
export const endCookieLine = (name: string, secure: boolean): string => cookieLine(name, '', { maxAge: 0, secure });
