import nodemailer from 'nodemailer';
import { type Mailer, MailRefused, MailServerAway } from './mailer';

/** How long a server may take, in ms. */
export interface Patience {
  /** To take the connection, and to greet: one that does not is away. */
  connect: number;
  /** To answer a step. The last one takes long where mail is looked through before it is accepted; whoever hangs up then sends it twice. */
  answer: number;
  /** Over all. Below the time after which another process takes the mail for given up (5 minutes, `core/mail/post-box.ts`). */
  whole: number;
}

export const PATIENCE: Patience = { connect: 8_000, answer: 120_000, whole: 180_000 };

/** Sends by SMTP. Connections are kept for a while, so that a hundred mails are not a hundred handshakes. */
export function smtpMailer({ url, from, patience = PATIENCE }: { url: string; from: string; patience?: Patience }): Mailer {
  const transport = nodemailer.createTransport(
    {
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: patience.connect,
      greetingTimeout: patience.connect,
      dnsTimeout: patience.connect,
      socketTimeout: patience.answer,
      idleTimeout: patience.connect,
      // Whoever gives up hangs up at once: a mail that is half sent is none.
      socketCloseTimeout: 0,
      // Nothing in a mail may make this process read a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    isOn: true,
    send: async ({ to, subject, text, html, messageId, headers }, stopping) => {
      const mail = { to: { name: '', address: to }, subject, text, html, messageId: `<${messageId}>`, headers };
      await within(patience.whole, stopping, (signal) => transport.sendMail({ ...mail, signal })).catch((error: unknown) => {
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

/** Gives the work up when it takes too long, or when it is to stop; then it is really over. */
async function within(ms: number, stopping: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const giveUp = new AbortController();
  const stop = () => giveUp.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stop();
  }, ms);
  stopping?.addEventListener('abort', stop, { once: true });
  if (stopping?.aborted) stop();
  try {
    await work(giveUp.signal);
  } catch (error) {
    throw isLate ? Object.assign(new Error('the mail server took too long'), { code: 'ETIMEDOUT' }) : error;
  } finally {
    clearTimeout(timer);
    stopping?.removeEventListener('abort', stop);
  }
}
