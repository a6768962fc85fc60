import { type MailPorts } from '@/core/mail';
import { system } from '@/platform/system';
import { translator } from '@/web/kernel/messages';

/** What mail needs of this process. */
export function mailPorts(): MailPorts {
  const { env, mailer, secrets } = system();
  return { isOn: mailer.isOn, url: env.url, key: secrets.key('unsubscribe'), words: translator };
}
