import type { Locale } from './frame';

/** A text kept in several languages, e.g. a board's name. */
export type LocalizedText = Partial<Record<Locale, string>>;

/** Where to look when a text is missing in the reader's language: nearest script first. */
const NEAREST: Record<Locale, readonly Locale[]> = {
  'zh-CN': ['zh-CN', 'zh-TW', 'ja', 'en'],
  'zh-TW': ['zh-TW', 'zh-CN', 'ja', 'en'],
  ja: ['ja', 'en', 'zh-TW', 'zh-CN'],
  en: ['en', 'zh-CN', 'zh-TW', 'ja'],
};

/** The best of a text's languages for a reader, and which one it is. Empty when there is none. */
export function pickText(text: LocalizedText | null | undefined, locale: Locale): { text: string; lang: Locale } {
  for (const lang of NEAREST[locale]) {
    const found = text?.[lang];
    if (found) return { text: found, lang };
  }
  return { text: '', lang: locale };
}

/** Draws a localized text; marks its language when it is not the page's. */
export function Localized({ text, locale }: { text: LocalizedText | null | undefined; locale: Locale }) {
  const found = pickText(text, locale);
  return found.lang === locale ? <>{found.text}</> : <span lang={found.lang}>{found.text}</span>;
}
