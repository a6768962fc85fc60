/**
 * What a process of ours is made of. Next bundles this module for its pages while the server loads its own copy, so the
 * one system lives on `globalThis`; it is made in `start-system.ts`, which pages never import.
 */
import type { Database } from '@/db/client';
import type { Bus } from './bus';
import type { Env } from './env';
import type { Limiter } from './limiter';
import type { Log } from './log';
import type { Mailer } from './mail';
import type { Secrets } from './secrets';
import type { Storage } from './storage';

export interface System {
  env: Env;
  db: Database;
  log: Log;
  bus: Bus;
  limiter: Limiter;
  mailer: Mailer;
  secrets: Secrets;
  /** Uploaded files. */
  storage: Storage;
  clock: { now(): Date };
  /** Names this process among its siblings; new at each start. */
  processId: string;
  /** Lets go of everything: bus, database, and the embedded PostgreSQL unless somebody else uses it. */
  stop(): Promise<void>;
}

const key = Symbol.for('kawara.system');
type Holder = { [key]?: System };

/** The system of this process. Throws before it is made: pages are only ever made by our own server. */
export function system(): System {
  const made = (globalThis as Holder)[key];
  if (!made) throw new Error('no system: start it with startSystem()');
  return made;
}

/** Makes `made` the system of this process; undefined when it has stopped. */
export function installSystem(made: System | undefined): void {
  (globalThis as Holder)[key] = made;
}
