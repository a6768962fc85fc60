import { execute } from '@/core/kernel';
import { endExpiredMedals } from '@/core/medals';
import type { System } from '@/platform/system';
import { systemContext } from './system-context';

/** Notes which medals have run out, so that their holders are told. */
export async function endMedals(system: System): Promise<void> {
  await execute(await systemContext(system, 'job'), endExpiredMedals, {});
}
