/** Which language and theme a visitor gets before anybody knows who they are. */
import { LOCALES, THEMES, type Locale, type Theme } from '../platform/request';

/** Longest Accept-Language that is looked at; browsers send under 100 characters. */
const LONGEST = 500;
const REMEMBERED = 500;
const remembered = new Map<string, Locale | null>();

/** Language by cookie `lang`, then Accept-Language, then the site's default. */
export function negotiateLocale(cookie: string | undefined, acceptLanguage: string | undefined, fallback: Locale): Locale {
  const chosen = cookie && asLocale(cookie);
  if (chosen) return chosen;
  if (!acceptLanguage || acceptLanguage.length > LONGEST) return fallback;
  let wanted = remembered.get(acceptLanguage);
  if (wanted === undefined) {
    wanted = readAcceptLanguage(acceptLanguage);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(acceptLanguage, wanted);
  }
  return wanted ?? fallback;
}

/** Theme by cookie `theme`. */
export function negotiateTheme(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? 'auto';
}

function asLocale(text: string): Locale | undefined {
  return LOCALES.find((locale) => locale === text);
}

/** The first of our languages in order of weight; of equal weights the one named first. */
function readAcceptLanguage(header: string): Locale | null {
  let best: Locale | null = null;
  let weight = 0;
  for (const part of header.split(',')) {
    const [range = '', ...parameters] = part.split(';');
    const quality = weightOf(parameters);
    if (quality <= weight) continue;
    const locale = fromRange(range.trim().toLowerCase());
    if (!locale) continue;
    best = locale;
    weight = quality;
  }
  return best;
}

function weightOf(parameters: string[]): number {
  for (const parameter of parameters) {
    const [name, value] = parameter.split('=');
    if (name?.trim().toLowerCase() !== 'q') continue;
    const quality = Number(value);
    return quality >= 0 && quality <= 1 ? quality : 0;
  }
  return 1;
}

/**
 * Chinese is told apart by script first, then by place: zh-Hant, zh-HK and zh-MO read traditional characters,
 * zh-Hans-HK does not. Cantonese (yue) is written in traditional characters unless it says otherwise.
 */
function fromRange(range: string): Locale | undefined {
  const [language, ...subtags] = range.split('-');
  if (language === 'ja' || language === 'en') return language;
  if (language !== 'zh' && language !== 'yue' && language !== 'cmn') return undefined;
  if (subtags.includes('hans')) return 'zh-CN';
  if (subtags.includes('hant') || subtags.some((tag) => tag === 'tw' || tag === 'hk' || tag === 'mo')) return 'zh-TW';
  return language === 'yue' && !subtags.includes('cn') ? 'zh-TW' : 'zh-CN';
}
