/** Language, theme and reading choices: the account's, then the cookie's, then what the edge found. */
import { FACTORY_READING, parseReading, type Reading } from '@/platform/reading';
import { currentRequest, LOCALES, type Locale, THEMES, type Theme } from '@/platform/request';
import { requestCookies } from './cookies';
import { knownViewer } from './viewer';

/** Language of the page. */
export async function locale(): Promise<Locale> {
  const chosen = (await knownViewer())?.preferences.locale;
  return LOCALES.find((each) => each === chosen) ?? currentRequest().locale;
}

/** Theme of the page. */
export async function theme(): Promise<Theme> {
  const chosen = (await knownViewer())?.preferences.theme;
  return THEMES.find((each) => each === chosen) ?? currentRequest().theme;
}

/** Reading choices of the page. Guests' pages are cached without them: there the edge writes them in. */
export async function reading(): Promise<Reading> {
  const known = await knownViewer();
  if (!known) return FACTORY_READING;
  return parseReading(known.preferences.reading || requestCookies().get('reading'));
}
