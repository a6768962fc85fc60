/**
 * Which row an archive's object became. An archive that names itself (an `archive` line) is told apart by that name; keys of
 * one that does not are only trusted together with what they stood for, since `t1` may be anybody's.
 */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { rows } from '@/db/rows';

export type KeyType = 'board' | 'member' | 'thread' | 'post';

/** Name of archives that have none. */
export const NAMELESS = 'archive';

/** A key that says what it stood for, for archives without a name. */
export function identityOf(source: string, key: string, ...facts: (string | undefined)[]): string {
  return source === NAMELESS ? `${key}\n${createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 16)}` : key;
}

/** What a thread's key stands for. */
export const threadIdentity = (
  source: string,
  { key, board, title, createdAt }: { key: string; board: string; title: string; createdAt?: Date },
): string => identityOf(source, key, board, title, createdAt?.toISOString());

/** A post's key is one of its thread: `r1` may stand in each. */
export const postIdentity = (threadId: number, key: string): string => `${threadId}/${key}`;

/** Rows of keys that are known. */
export async function readKeys(tx: Db | Tx, source: string, type: KeyType, keys: readonly string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const found = await rows<{ key: string; rowId: number }>(
    tx,
    sql`
    select key, row_id as "rowId" from imported_keys where source = ${source} and type = ${type} and key = any (${sql.param([...keys])}::text[])`,
  );
  return new Map(found.map(({ key, rowId }) => [key, rowId]));
}

/** Remembers keys; a later object under the same bare key takes its place. */
export async function writeKeys(tx: Tx, source: string, type: KeyType, keys: ReadonlyMap<string, number>): Promise<void> {
  if (keys.size === 0) return;
  await rows(
    tx,
    sql`
    insert into imported_keys (source, type, key, row_id)
    select ${source}, ${type}, key, row_id from unnest(${sql.param([...keys.keys()])}::text[], ${sql.param([...keys.values()])}::bigint[]) as n(key, row_id)
    on conflict (source, type, key) do update set row_id = excluded.row_id`,
  );
}
