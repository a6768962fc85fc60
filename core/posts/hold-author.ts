import type { Tx } from '@/db/client';
import { hold, type Context } from '@/core/kernel';

/**
 * Where waits between posts are counted, one member's posts go one after the other, or two at once would both find the last
 * one old enough. The member's row is not locked for it: that would be out of the lock order.
 */
export async function holdAuthor(tx: Tx, { limits, viewer }: Context): Promise<void> {
  if (limits && viewer.id) await hold(tx, 'posting', viewer.id);
}
