import { type ClaimedMail, claimMails, markFailed, markLate, markSent } from '@/core/mail';
import type { System } from '@/platform/system';

/** So many are under way at once: a process that dies leaves no more than these in doubt. */
const AT_ONCE = 2;
/** A turn ends after so many, so that stopping does not wait for a long queue. */
const A_TURN = 200;

/** Sends mail that is due. No transaction is open meanwhile; a server that is away ends the turn, and everything waits. */
export async function sendMails(system: System): Promise<void> {
  const { db, mailer, clock } = system;
  if (!mailer.isOn) return;
  for (let sent = 0; sent < A_TURN; sent += AT_ONCE) {
    const claimed = await claimMails(db.db, { now: clock.now(), most: AT_ONCE });
    const isAway = (await Promise.all(claimed.map((mail) => sendOne(system, mail)))).includes('away');
    if (isAway || claimed.length < AT_ONCE) return;
  }
}

async function sendOne({ db: { db }, mailer, clock, log }: System, mail: ClaimedMail): Promise<'done' | 'away'> {
  if (!mail.isReachable) {
    await markFailed(db, mail, 'the address is no longer theirs, or they are not to be written to');
    return 'done';
  }
  try {
    await mailer.send(mail);
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
