/**
 * The session cookie. Its name and form are NextAuth's (an encrypted JWT), so that NextAuth's own routes and ours are one;
 * all it carries is the random id of a row in `sessions`, which is looked up on every request.
 */
import { createHash } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { currentRequest } from '@/platform/request';
import { system } from '@/platform/system';
import { type Cookies, cookieLine, endCookieLine } from './cookies';

/** Longest life of a session that is remembered (C3). */
export const REMEMBERED_SECONDS = 30 * 86_400;
/** Longest life of a session that ends with the browser, should the browser never end. */
export const BROWSER_SECONDS = 3 * 86_400;

/** Decoding costs 0.7 ms; what it says of a cookie never changes, and whether the session lives is asked of the database. */
const MEMO_MS = 30_000;
const MOST_MEMOS = 5_000;
const decoded = new Map<string, { sid: string | null; until: number }>();

/** NextAuth's name for the cookie. */
export const sessionCookieName = (secure: boolean): string => `${secure ? '__Secure-' : ''}authjs.session-token`;

/** The id of the session in a cookie; null where there is none, or none of ours. */
export async function sessionIdIn(cookies: Cookies): Promise<string | null> {
  const name = sessionCookieName(currentRequest().secure);
  const value = cookies.get(name);
  if (!value || value.length > 2_000) return null;
  const key = createHash('sha256').update(value).digest('base64');
  const known = decoded.get(key);
  if (known && known.until > Date.now()) return known.sid;
  const sid = await sidOf(value, name);
  if (decoded.size >= MOST_MEMOS) decoded.clear();
  decoded.set(key, { sid, until: Date.now() + MEMO_MS });
  return sid;
}

async function sidOf(value: string, salt: string): Promise<string | null> {
  try {
    const token = await decode({ token: value, secret: system().secrets.auth, salt });
    return typeof token?.sid === 'string' ? token.sid : null;
  } catch {
    return null;
  }
}

/** `Set-Cookie` of a session just opened: a new value at every sign-in. */
export async function sessionCookieLine(session: { id: string; isRemembered: boolean }): Promise<string> {
  const { secure } = currentRequest();
  const maxAge = session.isRemembered ? REMEMBERED_SECONDS : BROWSER_SECONDS;
  const salt = sessionCookieName(secure);
  const value = await encode({ token: { sid: session.id }, secret: system().secrets.auth, salt, maxAge });
  return cookieLine(salt, value, { secure, maxAge: session.isRemembered ? maxAge : undefined });
}

/** `Set-Cookie` that takes the session away from the browser. */
export const endSessionCookieLine = (): string => endCookieLine(sessionCookieName(currentRequest().secure), currentRequest().secure);
