import type { Mailer } from './mailer';

/** Without SMTP_URL: the board sends nothing. */
export const noMailer: Mailer = {
  isOn: false,
  send: () => Promise.reject(new Error('this board has no mail server')),
  stop: async () => {},
};
