/**
 * SQL written by hand, run as named prepared statements, inside a transaction too: drizzle can prepare only outside of one,
 * and building a query anew costs several times what running it does.
 */
import { createHash } from 'node:crypto';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { type Db, tellObserver, type Tx } from './client';

const dialect = new PgDialect();
const INT8 = 20;
const NUMERIC = 1700;
const INT8_ARRAY = 1016;

/** bigint as numbers (ours stay below 2^53), timestamps as Date, json parsed. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8 || oid === NUMERIC) return Number;
    if (oid === INT8_ARRAY) return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number));
    return pg.types.getTypeParser(oid, format as 'text');
  },
} as pg.CustomTypesConfig;

/** Names by text; the texts are few, as values travel as parameters. */
const names = new Map<string, string>();
const MOST_NAMES = 400;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST_NAMES) return known;
  const name = `k_${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
  names.set(text, name);
  return name;
}

/** Rows of a query. `once` leaves it unnamed: for texts that vary, and where the plan must see the values. */
export async function rows<R>(db: Db | Tx, query: SQL, options: { once?: boolean } = {}): Promise<R[]> {
  const { sql: text, params } = dialect.sqlToQuery(query);
  tellObserver(text);
  const name = options.once ? undefined : nameOf(text);
  const answer = await clientOf(db).query({ name, text, values: params, types });
  return answer.rows as R[];
}

/** The first row, or undefined. */
export async function row<R>(db: Db | Tx, query: SQL, options: { once?: boolean } = {}): Promise<R | undefined> {
  return (await rows<R>(db, query, options))[0];
}

/** Number of rows that a statement changed. */
export async function change(db: Db | Tx, query: SQL): Promise<number> {
  const { sql: text, params } = dialect.sqlToQuery(query);
  tellObserver(text);
  return (await clientOf(db).query({ name: nameOf(text), text, values: params, types })).rowCount ?? 0;
}

/**
 * Statements of one transaction that do not need each other's answers, sent in one packet: PostgreSQL runs them in the order in which they
 * were started, and one way there and back serves them all. All have ended when this does; the first that failed is thrown,
 * so that nothing of a transaction is still under way when it is rolled back.
 */
export async function together<T extends readonly unknown[]>(tx: Tx, start: () => { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const stream = (clientOf(tx) as unknown as { connection?: { stream?: { cork?: () => void; uncork?: () => void } } }).connection?.stream;
  stream?.cork?.();
  let started: readonly Promise<unknown>[];
  try {
    started = start();
  } finally {
    stream?.uncork?.();
  }
  const ended = await Promise.allSettled(started);
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return ended.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as T;
}

/**
 * Reads that do not need each other's answers, sent in one packet on one connection: a way there and back costs more than most reads. They see
 * what was committed when each began, as they would one by one.
 */
export async function togetherOn<T extends readonly unknown[]>(
  db: Db | Tx,
  start: (db: Db) => { [K in keyof T]: Promise<T[K]> },
): Promise<T> {
  const client = clientOf(db);
  if (!(client instanceof pg.Pool)) return together<T>(db as Tx, () => start(db as Db));
  const one = await client.connect();
  let failed: Error | undefined;
  try {
    const alone = { session: { client: one } } as unknown as Tx;
    return await together<T>(alone, () => start(alone as unknown as Db));
  } catch (error) {
    failed = error as Error;
    throw error;
  } finally {
    // As the pool does with its own queries: what failed may have left the connection unfit, e.g. with a statement whose types have changed.
    one.release(failed);
  }
}

type Client = Pick<pg.Pool, 'query'>;

/** The pool, or the one connection of a transaction. */
function clientOf(db: Db | Tx): Client {
  return (db as unknown as { session: { client: Client } }).session.client;
}
