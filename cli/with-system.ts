import { plantFactory } from '@/core/factory';
import { readEnv } from '@/platform/env';
import { makeLog } from '@/platform/log';
import { startSystem } from '@/platform/start-system';
import type { System } from '@/platform/system';

/**
 * Does `work` with the board's system: joins the database of a running board, or starts it and stops it afterwards;
 * migrates it if needed. Only warnings are logged, and to standard error.
 */
export async function withSystem<T>(work: (system: System) => Promise<T>): Promise<T> {
  const env = readEnv();
  const level = env.logLevel === 'info' ? 'warn' : env.logLevel;
  const system = await startSystem(env, {
    log: makeLog({ level, to: 'stderr', readable: process.stderr.isTTY === true }),
    role: 'command',
  });
  try {
    // The board may never have been started.
    await plantFactory(system.db.db);
    return await work(system);
  } finally {
    await system.stop();
  }
}
