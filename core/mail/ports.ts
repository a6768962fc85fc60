/** What mail needs of the outside. */
import { sql } from 'drizzle-orm';
import type { SiteSettings } from '@/core/kernel';

export type MailLocale = SiteSettings['defaultLocale'];

/** The words of a language, e.g. `t('mail.open')`. */
export interface MailWords {
  (key: string, values?: Record<string, string | number | Date>): string;
  /** The message as written, with its parts. */
  raw: (key: string) => unknown;
}

export interface MailPorts {
  /** False where the board has no mail server: nothing is queued. */
  isOn: boolean;
  /** The board's own address without a slash at the end; links lead nowhere else. */
  url: string;
  /** Signs the links that end a kind of mail. */
  key: Buffer;
  words: (locale: MailLocale) => MailWords;
}

const LOCALES: readonly MailLocale[] = ['zh-CN', 'zh-TW', 'ja', 'en'];

/** SQL: language of member `m`: the chosen one, else what the page spoke when they last came in; null where neither is known. */
export const spokenTo = sql`coalesce(m.locale, m.settings->>'spoken')`;

/** A member's language; the site's where it is not known. */
export const mailLocale = (chosen: string | null | undefined, { defaultLocale }: SiteSettings): MailLocale =>
  LOCALES.find((each) => each === chosen) ?? defaultLocale;
