import { countLeaders } from '@/core/leaders';
import type { System } from '@/platform/system';
import { systemContext } from './system-context';

/** Counts who leads in the last days, so that no request has to. */
export async function refreshLeaders(system: System): Promise<void> {
  await countLeaders(await systemContext(system, 'job'));
}
