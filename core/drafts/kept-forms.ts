import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { change, row } from '@/db/rows';
import type { FailureFacts, FieldReason, Reason } from '@/core/kernel';

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

/** Seconds that a text waits. */
export const KEPT_SECONDS = 3_600;

const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest();

/** Keeps a form for the page at `path`; answers the secret under which it is found again. */
export async function keep(db: Db, { path, form, now }: { path: string; form: KeptForm; now: Date }): Promise<string> {
  const id = randomBytes(24).toString('base64url');
  const expires = new Date(now.getTime() + KEPT_SECONDS * 1_000);
  await change(
    db,
    sql`insert into kept_forms (id_hash, path, payload, expires_at) values (${hashOf(id)}, ${path}, ${JSON.stringify(form)}::jsonb, ${expires}::timestamptz)`,
  );
  return id;
}

/** What waits for a page. The refusal is taken off by its first reader: a later visit to the page was not refused anything. */
export async function findKept(db: Db, { id, path, now }: { id: string; path: string; now: Date }): Promise<KeptForm | null> {
  const found = await row<{ payload: KeptForm }>(
    db,
    sql`
    update kept_forms k set payload = k.payload || '{"refusal": null}'
    from (select id_hash, payload from kept_forms where id_hash = ${hashOf(id)} and path = ${path} and expires_at > ${now}::timestamptz for update) was
    where k.id_hash = was.id_hash returning was.payload`,
  );
  return found?.payload ?? null;
}

/** The text that waits, whatever page it is for, and without taking anything off; '' for none. */
export async function findKeptText(db: Db, { id, now }: { id: string; now: Date }): Promise<string> {
  const found = await row<{ text: string | null }>(
    db,
    sql`select payload->'values'->>'body' as text from kept_forms where id_hash = ${hashOf(id)} and expires_at > ${now}::timestamptz`,
  );
  return found?.text ?? '';
}

/** Ends what waited for a page. Answers whether there was anything. */
export async function dropKept(db: Db, { id, path }: { id: string; path: string }): Promise<boolean> {
  return (await change(db, sql`delete from kept_forms where id_hash = ${hashOf(id)} and path = ${path}`)) > 0;
}
