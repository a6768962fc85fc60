import nodemailer from 'nodemailer';
import { type Mailer, MailRefused, MailServerAway } from './mailer';

/** A server that hangs holds a mail no longer than this at any step, and no longer than the second over all. */
const STEP_MS = 8_000;
const WHOLE_MS = 10_000;

/** Sends by SMTP. Connections are kept for a while, so that a hundred mails are not a hundred handshakes. */
export function smtpMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = nodemailer.createTransport(
    {
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: STEP_MS,
      greetingTimeout: STEP_MS,
      socketTimeout: STEP_MS,
      dnsTimeout: STEP_MS,
      // Nothing in a mail may make this process read a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    isOn: true,
    send: async ({ to, subject, text, html, messageId, headers }) => {
      const mail = { to: { name: '', address: to }, subject, text, html, messageId: `<${messageId}>`, headers };
      await within(WHOLE_MS, transport.sendMail(mail)).catch((error: unknown) => {
        throw judged(error);
      });
    },
    stop: async () => transport.close(),
  };
}

/** Codes of nodemailer that speak of the server, not of the mail. */
const AWAY = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'EAUTH', 'ETLS', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

function judged(error: unknown): Error {
  const { code, responseCode, message = '' } = (error ?? {}) as { code?: string; responseCode?: number; message?: string };
  if (code && AWAY.has(code)) return new MailServerAway(message);
  return responseCode && responseCode >= 500 ? new MailRefused(message) : error instanceof Error ? error : new Error(String(error));
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(Object.assign(new Error('the mail server took too long'), { code: 'ETIMEDOUT' })), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
