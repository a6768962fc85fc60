export type { Mailer, OutgoingMail } from './mailer';
export { noMailer } from './no-mailer';
export { smtpMailer } from './smtp-mailer';
