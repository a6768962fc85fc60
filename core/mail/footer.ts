import type { Part } from './letter';
import type { MailPorts, MailWords } from './ports';
import { type MailKind, unsubscribeToken } from './unsubscribe-token';

/** Why a mail came, and how to end its kind. */
export function footerOf(
  t: MailWords,
  { key }: Pick<MailPorts, 'key'>,
  { memberId, kind }: { memberId: number; kind: MailKind },
): Part[][] {
  const name = t(`notifications.kind.${kind}`);
  return [
    [{ text: t('mail.why', { kind: name }) }],
    [{ text: t('mail.unsubscribe'), path: `/unsubscribe/${unsubscribeToken(key, { memberId, kind })}` }],
    [{ text: t('mail.choose'), path: '/settings/notices' }],
  ];
}
