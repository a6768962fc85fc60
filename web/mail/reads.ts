/** Pages that links in mail lead to. They change nothing by themselves: whoever follows links for a reader (a scanner) does no harm. */
import { isVerificationOpen } from '@/core/accounts';
import { type MailKind, readUnsubscribeToken } from '@/core/mail';
import { currentRequest } from '@/platform/request';
import { system } from '@/platform/system';
import { type Missing, missing, neverCached } from '@/web/kernel/answer';
import { mailPorts } from './ports';

/** Whether the board can send mail. */
export const sendsMail = (): boolean => system().mailer.isOn;

/** `/verify/{token}` */
export async function verifyPage(token: string): Promise<{ token: string } | Missing> {
  neverCached();
  const { db, clock } = system();
  return (await isVerificationOpen(db.db, token, clock.now())) ? { token } : missing('email.link_gone');
}

/** `/unsubscribe/{token}`; `?done` once it is. */
export function stopMailPage(token: string): { token: string; kind: MailKind; isDone: boolean } | Missing {
  neverCached();
  const read = readUnsubscribeToken(mailPorts().key, token);
  if (!read) return missing('mail.link_wrong');
  return { token, kind: read.kind, isDone: /\?done(?:=|&|$)/.test(currentRequest().url) };
}
