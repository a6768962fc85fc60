/** Notices, their choices, mail and proving an address. */
import { askVerification, verifyEmail } from '@/core/accounts';
import { type MailPorts, stopMail, unsubscribeToken } from '@/core/mail';
import { editChoices, markNotices, openNotice } from '@/core/notifications';
import { EVERYBODY, type Row, row, SIGNED_OUT } from './scene';

const ports: MailPorts = {
  isOn: true,
  url: 'http://localhost:3000',
  key: Buffer.alloc(32, 7),
  words: () => Object.assign((key: string) => key, { raw: (key: string) => key }),
};

export const NOTICES: Row[] = [
  row('mark-notices', markNotices, () => ({}), SIGNED_OUT),
  // Nobody has another's notice.
  row('open-notice', openNotice, () => ({ noticeId: 999_999 }), { ...EVERYBODY('page.not_found'), ...SIGNED_OUT }),
  row('edit-notice-choices', editChoices, () => ({ digest: 'off', kinds: [{ kind: 'like', site: false, mail: false }] }), SIGNED_OUT),
  row('ask-verification', askVerification(ports), () => ({}), { ...EVERYBODY('email.none'), ...SIGNED_OUT, banned: 'member.banned' }),
  row('verify-email', verifyEmail, () => ({ token: 'nobody’s' }), EVERYBODY('email.link_gone')),
  row('stop-mail', stopMail(ports), ({ author }) => ({ token: unsubscribeToken(ports.key, { memberId: author.id, kind: 'like' }) }), {}),
  row('stop-mail [a link that is not the board’s]', stopMail(ports), () => ({ token: '1.like.nothing' }), EVERYBODY('mail.link_wrong')),
];
