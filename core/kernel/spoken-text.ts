import type { Context, SiteSettings } from './context';

/** A text in the language of the page, else in the site's, else in any; '' where there is none. For facts of refusals: pages pick for themselves. */
export const spokenText = (
  { locale, settings }: Pick<Context, 'locale' | 'settings'>,
  text: Partial<Record<SiteSettings['defaultLocale'], string>>,
): string => text[locale ?? settings.defaultLocale] ?? Object.values(text)[0] ?? '';
