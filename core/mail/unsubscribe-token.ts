/** The link that ends one kind of mail: it names the member and the kind, and only the board can have made it. It does not run out. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { KIND_NAMES, type KindName } from '@/core/notifications';

export type MailKind = KindName | 'digest';

export interface Unsubscribing {
  memberId: number;
  kind: MailKind;
}

const MARK_BYTES = 18;
const markOf = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest().subarray(0, MARK_BYTES);

export function unsubscribeToken(key: Buffer, { memberId, kind }: Unsubscribing): string {
  const text = `${memberId}.${kind}`;
  return `${text}.${markOf(key, text).toString('base64url')}`;
}

/** What a token says; null for one that is not the board's. */
export function readUnsubscribeToken(key: Buffer, token: string): Unsubscribing | null {
  const [, memberId = '', kind = '', mark = ''] = /^(\d{1,15})\.([a-z]+)\.([\w-]{24})$/.exec(token) ?? [];
  if (!memberId || !timingSafeEqual(Buffer.from(mark, 'base64url'), markOf(key, `${memberId}.${kind}`))) return null;
  const known = kind === 'digest' ? kind : KIND_NAMES.find((each) => each === kind);
  return known ? { memberId: Number(memberId), kind: known } : null;
}
