/**
 * What was typed and could not be taken yet, for an hour under an opaque cookie: `gate` = a guest's text that waits for signing in,
 * `kept` = a refused form. Passwords are never kept.
 */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { FieldReason, FailureFacts, Reason } from '@/core/kernel';
import { change, row } from '@/db/rows';
import { currentRequest } from '@/platform/request';
import { system } from '@/platform/system';
import { cookieLine, type Cookies, endCookieLine, requestCookies } from './cookies';

export type KeptName = 'kept' | 'gate';
export type Fields = Record<string, string | string[]>;

export interface Refusal {
  reason: Reason;
  facts: FailureFacts;
  /** Reasons by field. */
  fields: Record<string, FieldReason>;
}

export interface KeptForm {
  /** What was typed, by field. */
  values: Fields;
  /** Why it was refused; only the first time that the page is shown, the text stays longer. */
  refusal: Refusal | null;
}

const SECONDS = 3_600;
/** Fields that are never kept. */
const SECRET = /password|csrf|repeat|token|^trap$|^made$/i;

const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest();
/** The page that a path belongs to: without query and fragment. */
const pageOf = (path: string): string => path.split(/[?#]/, 1)[0]!;

/** Keeps a form; answers the `Set-Cookie` line. */
export async function keepForm(name: KeptName, path: string, fields: Fields, refusal: Refusal | null): Promise<string> {
  const id = randomBytes(24).toString('base64url');
  const values = Object.fromEntries(Object.entries(fields).filter(([field]) => !SECRET.test(field)));
  const { db, clock } = system();
  const expires = new Date(clock.now().getTime() + SECONDS * 1_000);
  await change(db.db, sql`insert into kept_forms (id_hash, path, payload, expires_at) values (${hashOf(id)}, ${pageOf(path)}, ${JSON.stringify({ values, refusal })}::jsonb, ${expires}::timestamptz)`);
  return cookieLine(name, id, { maxAge: SECONDS, secure: currentRequest().secure });
}

/** What waits for a page, e.g. `/t/12`; null when nothing does. The refused form goes before the gate's text. */
export async function keptForm(path: string): Promise<KeptForm | null> {
  const cookies = await requestCookies();
  for (const name of ['kept', 'gate'] as const) {
    const found = await read(cookies, name, pageOf(path));
    if (found) return found;
  }
  return null;
}

async function read(cookies: Cookies, name: KeptName, path: string): Promise<KeptForm | null> {
  const id = cookies.get(name);
  if (!id) return null;
  const { db, clock } = system();
  // The refusal is taken off by its first reader: a later visit to the page was not refused anything.
  const found = await row<{ payload: KeptForm }>(
    db.db,
    sql`update kept_forms k set payload = k.payload || '{"refusal": null}' from (select id_hash, payload from kept_forms where id_hash = ${hashOf(id)} and path = ${path} and expires_at > ${clock.now()}::timestamptz) was
        where k.id_hash = was.id_hash returning was.payload`,
  );
  return found?.payload ?? null;
}

/** The text at the gate, for the door to show: whatever page it is for, and without taking anything off. */
export async function waitingText(): Promise<string> {
  const id = (await requestCookies()).get('gate');
  if (!id) return '';
  const { db, clock } = system();
  const found = await row<{ payload: KeptForm }>(db.db, sql`select payload from kept_forms where id_hash = ${hashOf(id)} and expires_at > ${clock.now()}::timestamptz`);
  const text = found?.payload.values.body;
  return typeof text === 'string' ? text : '';
}

/** Ends what waited for a page once its form was taken; answers the `Set-Cookie` lines. */
export async function clearKept(cookies: Cookies, path: string): Promise<string[]> {
  const lines: string[] = [];
  for (const name of ['kept', 'gate'] as const) {
    const id = cookies.get(name);
    if (!id) continue;
    const { db } = system();
    const gone = await change(db.db, sql`delete from kept_forms where id_hash = ${hashOf(id)} and path = ${pageOf(path)}`);
    if (gone) lines.push(endCookieLine(name, currentRequest().secure));
  }
  return lines;
}
