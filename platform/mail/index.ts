export { type Mailer, MailRefused, MailServerAway, type OutgoingMail } from './mailer';
export { noMailer } from './no-mailer';
export { smtpMailer } from './smtp-mailer';
