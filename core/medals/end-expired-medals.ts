import { z } from 'zod';
import { command, type Verdict } from '@/core/kernel';
import { endExpired } from './held';

/**
 * Notes which medals have run out, each once; the worker's. Nobody sees them any more since the moment at which they did:
 * this tells their holders, and gives cached pages the new count.
 */
export const endExpiredMedals = command({
  name: 'end-expired-medals',
  input: z.object({}),
  facts: async () => undefined,
  ability: (_facts, _input, { viewer }): Verdict => (viewer.kind === 'system' ? true : { reason: 'staff.required' }),
  run: async (effects) => ({ ended: await endExpired(effects) }),
});
