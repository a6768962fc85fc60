/**
 * The only place that opens connections to PostgreSQL.
 */
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import * as schema from './schema';

/** Where a database is: what `pg` takes, from the embedded supervisor or from DATABASE_URL. */
export type Connection = Pick<pg.PoolConfig, 'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database'>;

/** The typed client; queries outside of a transaction go through the pool. */
export type Db = NodePgDatabase<typeof schema>;
/** The typed client inside one transaction. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export interface Database {
  db: Db;
  pool: pg.Pool;
  /** For connections that live outside the pool: locks and listeners. */
  connection: Connection;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Most connections at once. */
  max?: number;
  /** A statement that takes longer is cancelled; 0 for none (imports, index builds). */
  statementTimeoutMs?: number;
  /** Told of a connection that broke while idle; the pool replaces it by itself. */
  onIdleError?: (error: Error) => void;
  applicationName?: string;
}

/** Opens a pool. Connections are made when first needed; a lost database is noticed by the query that meets it. */
export function openDatabase(connection: Connection, options: DatabaseOptions = {}): Database {
  const { max = 8, statementTimeoutMs = 15_000, onIdleError = () => {}, applicationName = 'kawara' } = options;
  const pool = new pg.Pool({
    ...connection,
    max,
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementTimeoutMs || undefined,
    // A transaction whose process hangs must not hold its row locks for ever.
    idle_in_transaction_session_timeout: statementTimeoutMs ? 30_000 : undefined,
    keepAlive: true,
    // Statements that were started together go out together (`together` in rows.ts).
    pipeline: true,
  } as pg.PoolConfig);
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', onIdleError);
  // The pool hears a connection only while it is idle or runs a query of its own; whoever holds it learns of its end by their query.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = drizzle(pool, { schema, logger: { logQuery: tellObserver } });
  let closing: Promise<void> | undefined;
  return { db, pool, connection, close: () => (closing ??= pool.end()) };
}

/** Opens one connection of its own, outside of any pool: for session locks and LISTEN. */
export async function openConnection(connection: Connection, applicationName: string): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, application_name: applicationName, connectionTimeoutMillis: 15_000, keepAlive: true });
  // Without a listener a connection that breaks while idle would end the process; whoever cares hears `end`.
  client.on('error', () => {});
  await client.connect();
  return client;
}

// On globalThis: Next bundles a copy of this module for its pages, and whoever counts queries means all of them.
const key = Symbol.for('kawara.queryObserver');
type Holder = { [key]?: ((sql: string) => void) | undefined };

/** Has `observer` told of every statement that goes through drizzle, for tests that count queries; undefined ends it. */
export function observeQueries(observer: ((sql: string) => void) | undefined): void {
  (globalThis as Holder)[key] = observer;
}

/** Tells the observer of one statement. */
export function tellObserver(sql: string): void {
  (globalThis as Holder)[key]?.(sql);
}
