/** A token that members' forms carry: it stands in where a browser sends no Origin. Bound to the session, never stored. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { system } from '@/platform/system';
import { knownViewer } from './viewer';

const tokenOf = (handle: string): string => createHmac('sha256', system().secrets.key('csrf')).update(handle).digest('base64url');

/** Value of the field `csrf`; null for guests, whose pages are the same for all. */
export async function csrfToken(): Promise<string | null> {
  const known = await knownViewer();
  return known ? tokenOf(known.session.handle) : null;
}

/** Whether a form carries the token of the session it came with. */
export async function isCsrfRight(given: string | undefined): Promise<boolean> {
  const right = await csrfToken();
  if (!right || !given || given.length !== right.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(right));
}
