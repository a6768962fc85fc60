/** Who asks: one prepared query a request, so that a session, a right or a ban that ended has ended now. */
import type { Viewer } from '@/core/kernel';
import { guestViewer } from '@/core/groups';
import { type KnownViewer, noteSeen, resolveViewer } from '@/core/sessions';
import { currentRequest } from '@/platform/request';
import { system } from '@/platform/system';
import { requestCookies } from './cookies';
import { sessionIdIn } from './session';

const MEMO = 'viewer';
/** `last_seen_at` is good to a minute. */
const SEEN_EVERY_MS = 60_000;

/** The member behind the request with session and preferences; null for guests. */
export function knownViewer(): Promise<KnownViewer | null> {
  const { memo } = currentRequest();
  let asked = memo.get(MEMO) as Promise<KnownViewer | null> | undefined;
  if (!asked) memo.set(MEMO, (asked = find()));
  return asked;
}

/** Who asks; a guest without a session. */
export async function viewer(): Promise<Viewer> {
  const known = await knownViewer();
  return known?.viewer ?? guestViewer(system().db.db);
}

async function find(): Promise<KnownViewer | null> {
  const sid = await sessionIdIn(requestCookies());
  if (!sid) return null;
  const { db, clock, log } = system();
  const now = clock.now();
  const known = await resolveViewer(db.db, sid, now);
  if (known && now.getTime() - known.session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    // Nobody waits for it, and a page is right without it.
    noteSeen(db.db, known, now).catch((error: unknown) => log.warn({ err: error }, 'could not note who was seen'));
  }
  return known;
}
