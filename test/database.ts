/**
 * A real database for a test file: a copy of the migrated template, gone at the end of the file.
 */
import { afterAll, inject } from 'vitest';
import { type Database, openConnection, openDatabase } from '@/db/client';
import { inDatabase } from './database-server';

const open: (() => Promise<void>)[] = [];
let count = 0;

// Registered while the file is read: hooks that are made later than that are not heard.
afterAll(async () => {
  while (open.length > 0) await open.pop()?.();
});

/** A migrated, empty database of its own: at the top of a file, in `beforeAll` or in a test. */
export async function testDatabase(): Promise<Database> {
  const server = inject('testServer');
  const template = inject('testTemplate');
  const name = `${template.replace('template', 't')}_${process.pid}_${(count += 1)}`;
  const admin = async (sql: string) => {
    const client = await openConnection(server, 'kawara tests');
    await client.query(sql).finally(() => client.end());
  };
  await admin(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const database = openDatabase(inDatabase(server, name), { max: 8 });
  open.push(async () => {
    await database.close();
    await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  return database;
}
