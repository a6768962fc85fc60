import { sweepAvatars } from '@/core/members';
import type { System } from '@/platform/system';

/** Pictures that were replaced, or whose member has gone. */
export const sweepUnusedAvatars = async ({ db: { db }, clock, storage, log }: System): Promise<void> => {
  const swept = await sweepAvatars({ db, now: clock.now }, storage);
  if (swept > 0) log.info({ files: swept }, 'pictures that nobody shows were removed');
};
