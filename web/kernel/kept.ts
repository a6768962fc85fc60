/**
 * What was typed and could not be taken yet, for an hour under an opaque cookie: `gate` = a guest's text that waits for signing in,
 * `kept` = a refused form. Passwords are never kept.
 */
import { dropKept, type Fields, findKept, findKeptText, keep, KEPT_SECONDS, type KeptForm, type Refusal } from '@/core/drafts';
import { currentRequest } from '@/platform/request';
import { system } from '@/platform/system';
import { cookieLine, type Cookies, endCookieLine, requestCookies } from './cookies';

export type { Fields, KeptForm, Refusal } from '@/core/drafts';
export type KeptName = 'kept' | 'gate';

/** Fields that are never kept. */
const SECRET = /password|^current$|csrf|repeat|token|^trap$|^made$/i;
/** A secret that we gave; anything else is not looked for. */
const GIVEN = /^[\w-]{32}$/;

/** The page that a path belongs to: without query and fragment. */
const pageOf = (path: string): string => path.split(/[?#]/, 1)[0]!;

const secretIn = (cookies: Cookies, name: KeptName): string | undefined => {
  const id = cookies.get(name);
  return id && GIVEN.test(id) ? id : undefined;
};

/** Forms that are kept for one address: anybody may be refused, so without a bound anybody could fill the disk. */
const RATE = { points: 120, seconds: 3_600 };

/** Keeps a form; answers the `Set-Cookie` line, or null where enough is kept for this address already. */
export async function keepForm(name: KeptName, path: string, fields: Fields, refusal: Refusal | null): Promise<string | null> {
  const { db, clock, env, limiter } = system();
  if (env.limits && !(await limiter.take(`keep-form:${currentRequest().ip}`, RATE)).ok) return null;
  const values = Object.fromEntries(Object.entries(fields).filter(([field]) => !SECRET.test(field)));
  const id = await keep(db.db, { path: pageOf(path), form: { values, refusal }, now: clock.now() });
  return cookieLine(name, id, { maxAge: KEPT_SECONDS, secure: currentRequest().secure });
}

/** What waits for a page, e.g. `/t/12`; null when nothing does. The refused form goes before the gate's text. */
export async function keptForm(path: string): Promise<KeptForm | null> {
  const cookies = requestCookies();
  const { db, clock } = system();
  for (const name of ['kept', 'gate'] as const) {
    const id = secretIn(cookies, name);
    const found = id && (await findKept(db.db, { id, path: pageOf(path), now: clock.now() }));
    if (found) return found;
  }
  return null;
}

/** The text at the gate, for the door to show. */
export async function waitingText(): Promise<string> {
  const id = secretIn(requestCookies(), 'gate');
  const { db, clock } = system();
  return id ? findKeptText(db.db, { id, now: clock.now() }) : '';
}

/** Ends what waited for a page once its form was taken; answers the `Set-Cookie` lines. */
export async function clearKept(cookies: Cookies, path: string): Promise<string[]> {
  const lines: string[] = [];
  for (const name of ['kept', 'gate'] as const) {
    const id = secretIn(cookies, name);
    if (id && (await dropKept(system().db.db, { id, path: pageOf(path) }))) lines.push(endCookieLine(name, currentRequest().secure));
  }
  return lines;
}

/** `Set-Cookie` lines after which this browser knows of nothing that was kept: what one member typed is not for the next. */
export const forgetKept = (): string[] => (['kept', 'gate'] as const).map((name) => endCookieLine(name, currentRequest().secure));
