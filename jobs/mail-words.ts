/** The words of mail in the four languages. Only what mail says is read here; pages have their own. */
import { createTranslator } from 'use-intl/core';
import type { MailLocale, MailPorts, MailWords } from '@/core/mail';
import enMail from '@/locales/en/mail.json';
import enNotifications from '@/locales/en/notifications.json';
import enPoints from '@/locales/en/points.json';
import jaMail from '@/locales/ja/mail.json';
import jaNotifications from '@/locales/ja/notifications.json';
import jaPoints from '@/locales/ja/points.json';
import cnMail from '@/locales/zh-CN/mail.json';
import cnNotifications from '@/locales/zh-CN/notifications.json';
import cnPoints from '@/locales/zh-CN/points.json';
import twMail from '@/locales/zh-TW/mail.json';
import twNotifications from '@/locales/zh-TW/notifications.json';
import twPoints from '@/locales/zh-TW/points.json';
import type { System } from '@/platform/system';

const MESSAGES: Record<MailLocale, object> = {
  'zh-CN': { mail: cnMail, notifications: cnNotifications, points: cnPoints },
  'zh-TW': { mail: twMail, notifications: twNotifications, points: twPoints },
  ja: { mail: jaMail, notifications: jaNotifications, points: jaPoints },
  en: { mail: enMail, notifications: enNotifications, points: enPoints },
};

const made = new Map<MailLocale, MailWords>();

function wordsOf(locale: MailLocale): MailWords {
  let words = made.get(locale);
  if (!words) {
    const t = createTranslator({ locale, messages: MESSAGES[locale] as never, timeZone: 'UTC' });
    words = Object.assign((key: string, values?: object) => t(key as never, values as never) as string, {
      raw: (key: string): unknown => t.raw(key as never),
    });
    made.set(locale, words);
  }
  return words;
}

/** What mail needs of this process. */
export const mailPorts = ({ env, mailer, secrets }: System): MailPorts => ({
  isOn: mailer.isOn,
  url: env.url,
  key: secrets.key('unsubscribe'),
  words: wordsOf,
});
