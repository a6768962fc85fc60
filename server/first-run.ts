/**
 * What only a new board needs: the factory's groups and rules.
 */
import { plantFactory } from '@/core/factory';
import type { System } from '@/platform/system';

/** Prepares the board. Answers the address of the one-time set-up link while nobody is administrator. */
export async function firstRun(system: System): Promise<string | undefined> {
  await plantFactory(system.db.db);
  return undefined;
}
