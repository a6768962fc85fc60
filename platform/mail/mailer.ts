/** A mail as it goes out. */
export interface OutgoingMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The same at each attempt, without angle brackets. */
  messageId: string;
  headers: Record<string, string>;
}

/** Sends mail. */
export interface Mailer {
  /** False where the board has no mail server: then nothing is queued, and pages say so. */
  isOn: boolean;
  /**
   * `stopping` gives the mail up: the connection is closed.
   * @throws MailRefused, MailServerAway
   */
  send(mail: OutgoingMail, stopping?: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

/** The server will never take this mail: the address is not there, or it is no mail to it. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/** The server does not answer, or does not let us in: other mail would fare no better now. */
export class MailServerAway extends Error {
  override readonly name = 'MailServerAway';
}
