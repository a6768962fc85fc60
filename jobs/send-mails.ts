import { type ClaimedMail, claimMails, markFailed, markLate, markSent } from '@/core/mail';
import type { System } from '@/platform/system';

/** So many are under way at once: a process that dies leaves no more than these in doubt. */
const AT_ONCE = 2;

/** When a turn ends, in ms. */
export interface Turn {
  /** No mail is begun after so long: the next turn is near. */
  turn: number;
  /** A mail under way when the process is to stop may still arrive for so long; then it is given up, and tried again later. */
  grace: number;
}

/** Stopping has 20 s for everything (`server/stop.ts`), of which answers under way may take ten. */
export const TURN: Turn = { turn: 4_000, grace: 4_000 };

/**
 * Sends mail that is due. No transaction is open meanwhile; a server that is away ends the turn, and everything waits. The process that is to stop
 * waits for neither a long queue nor a server that hangs.
 */
export async function sendMails(system: System, stopping?: AbortSignal, { turn, grace }: Turn = TURN): Promise<void> {
  const { db, mailer, clock } = system;
  if (!mailer.isOn) return;
  const hangUp = new AbortController();
  let patience: NodeJS.Timeout | undefined;
  const stop = () => void (patience = setTimeout(() => hangUp.abort(), grace));
  stopping?.addEventListener('abort', stop, { once: true });
  try {
    for (const begun = performance.now(); !stopping?.aborted && performance.now() - begun < turn;) {
      const claimed = await claimMails(db.db, { now: clock.now(), most: AT_ONCE });
      const isAway = (await Promise.all(claimed.map((mail) => sendOne(system, mail, hangUp.signal)))).includes('away');
      if (isAway || claimed.length < AT_ONCE) return;
    }
  } finally {
    clearTimeout(patience);
    stopping?.removeEventListener('abort', stop);
  }
}

async function sendOne({ db: { db }, mailer, clock, log }: System, mail: ClaimedMail, hangUp: AbortSignal): Promise<'done' | 'away'> {
  if (!mail.isReachable) {
    await markFailed(db, mail, 'the address is no longer theirs, or they are not to be written to');
    return 'done';
  }
  try {
    await mailer.send(mail, hangUp);
  } catch (error) {
    const { name, message } = error as Error;
    log.warn({ err: error, mail: mail.id }, 'a mail could not be sent');
    if (name === 'MailRefused') await markFailed(db, mail, message);
    else await markLate(db, mail, { now: clock.now(), error: message });
    return name === 'MailServerAway' ? 'away' : 'done';
  }
  await markSent(db, mail, clock.now());
  return 'done';
}
