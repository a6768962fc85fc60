/**
 * Once per test run: a PostgreSQL in a scratch folder (or KAWARA_TEST_DATABASE_URL) with one migrated template database.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Connection, openConnection } from '@/db/client';
import { migrate } from '@/db/migrate';
import { startPostgres } from '@/platform/postgres';
import { isAlive, runningPostmaster } from '@/platform/postgres/postmaster-file';

const PREFIX = 'kawara-test-run-';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server is, as a user who may create databases. */
    testServer: Connection;
    /** The migrated database that each test database is a copy of. */
    testTemplate: string;
  }
}

/** vitest's globalSetup; the answer is its tear-down. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const template = `kawara_template_${process.pid}`;
  await statement(server.connection, `CREATE DATABASE ${template}`);
  await migrate(inDatabase(server.connection, template));
  project.provide('testServer', server.connection);
  project.provide('testTemplate', template);
  return async () => {
    await dropAll(server.connection);
    await server.stop();
  };
}

async function startServer(): Promise<{ connection: Connection; stop(): Promise<void> }> {
  const given = process.env.KAWARA_TEST_DATABASE_URL;
  if (given) return { connection: { connectionString: given }, stop: async () => {} };
  sweep();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const postgres = await startPostgres({ dataDir: folder, log: { info: () => {}, warn: () => {} } });
  const stop = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { connection: { ...postgres.connection, database: 'postgres' }, stop };
}

/** Ends the servers of runs that were killed: nobody else would. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue;
    const folder = join(tmpdir(), name);
    const postmaster = runningPostmaster(join(folder, 'postgres'));
    if (postmaster) process.kill(postmaster.pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The databases of this run; a server of somebody's own keeps no trace. */
async function dropAll(connection: Connection): Promise<void> {
  const client = await openConnection(connection, 'kawara tests');
  const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE datname LIKE $1', [
    `kawara\\_t%\\_${process.pid}%`,
  ]);
  for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  await client.end();
}

async function statement(connection: Connection, sql: string): Promise<void> {
  const client = await openConnection(connection, 'kawara tests');
  await client.query(sql).finally(() => client.end());
}

/** The same server, another database. */
export function inDatabase(connection: Connection, database: string): Connection {
  if (!connection.connectionString) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}
