/** The few sentences that only the script says, in the language of the page. */
import en from '@/locales/en/browser.json';
import ja from '@/locales/ja/browser.json';
import zhCN from '@/locales/zh-CN/browser.json';
import zhTW from '@/locales/zh-TW/browser.json';

type Words = typeof en;
const all: Record<string, Words> = { 'zh-CN': zhCN, 'zh-TW': zhTW, ja, en };

/** Language of the interface. */
export const language = (): string => {
  const { lang } = document.documentElement;
  if (/^zh-(TW|HK|MO|Hant)/i.test(lang)) return 'zh-TW';
  return (
    Object.keys(all).find((one) => one === lang) ??
    (/^zh/i.test(lang) ? 'zh-CN' : (Object.keys(all).find((one) => lang.startsWith(one)) ?? 'en'))
  );
};

/** A sentence with its `{places}` filled in. */
export function word(key: keyof Words, facts: Record<string, string | number> = {}): string {
  return (all[language()] ?? en)[key].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
}
