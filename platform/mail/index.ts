export type { Mailer, OutgoingMail } from './mailer';
export { noMailer } from './no-mailer';
export { PATIENCE, type Patience, smtpMailer } from './smtp-mailer';
