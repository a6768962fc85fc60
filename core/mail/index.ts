/**
 * Mail: a queue in the database, so that neither a restart nor a dead or hanging mail server loses or doubles anything, and nobody who
 * posts waits for it. Never to addresses that were not proven, to the banned or to the deleted; what comes again can be ended by one click.
 */
export { type Block, type Letter, writeLetter } from './letter';
export { type ClaimedMail, claimMails, markFailed, markLate, markSent } from './post-box';
export { type MailLocale, mailLocale, type MailPorts, type MailWords } from './ports';
export { queueDigests } from './queue-digests';
export { queueMail } from './queue-mail';
export { queueNotices } from './queue-notices';
export { stopMail } from './stop-mail';
export { type MailKind, readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token';
