/** `POST /preferences`: language, theme and reading choices, for guests too; kept in cookies, and on the account of a member. */
import { execute, isMember } from '@/core/kernel';
import { editPreferences } from '@/core/members';
import { DENSITIES, FACES, LEADINGS, parseReading, type Reading, serializeReading, SIZES } from '@/platform/reading';
import { currentRequest, LOCALES, THEMES } from '@/platform/request';
import { cookieLine, endCookieLine, requestCookies } from '@/web/kernel/cookies';
import { form } from '@/web/kernel/form';
import type { Fields } from '@/web/kernel/kept';
import { nextPath } from '@/web/kernel/next-path';
import { textOf } from '@/web/kernel/read-fields';
import { knownViewer } from '@/web/kernel/viewer';

interface Chosen {
  lang?: string;
  theme?: string;
  reading?: string;
}

const YEAR = 365 * 86_400;

/** Fields, each by itself or together: `lang`, `theme`, `size`, `face`, `leading`, `indent`, `density`, `next`. What is unknown is left alone. */
export const preferencesForm = form<Chosen>({
  page: (_params, fields) => nextPath(textOf(fields, 'next')),
  perform: async (context, fields) => {
    const chosen = await choicesIn(fields);
    const input = { locale: chosen.lang, theme: chosen.theme, reading: chosen.reading };
    if (isMember(context.viewer) && Object.keys(chosen).length) await execute(context, editPreferences, input);
    return chosen;
  },
  place: (_chosen, fields) => nextPath(textOf(fields, 'next')),
  cookies: (chosen) => Object.entries(chosen).map(([name, value]) => choiceLine(name, value as string)),
});

async function choicesIn(fields: Fields): Promise<Chosen> {
  const chosen: Chosen = {};
  const lang = LOCALES.find((each) => each === textOf(fields, 'lang'));
  const theme = THEMES.find((each) => each === textOf(fields, 'theme'));
  if (lang) chosen.lang = lang;
  if (theme) chosen.theme = theme;
  const reading = readingIn(fields);
  // Only what was asked changes: the page that the form stood on may not have known the rest.
  if (Object.keys(reading).length) chosen.reading = serializeReading({ ...parseReading(await presentReading()), ...reading });
  return chosen;
}

async function presentReading(): Promise<string | undefined> {
  return (await knownViewer())?.preferences.reading || requestCookies().get('reading');
}

function readingIn(fields: Fields): Partial<Reading> {
  const given = (name: string) => textOf(fields, name);
  const indent = given('indent');
  const chosen = {
    size: SIZES.find((each) => String(each) === given('size')),
    face: FACES.find((each) => each === given('face')),
    leading: LEADINGS.find((each) => String(each) === given('leading')),
    indent: indent === undefined ? undefined : indent === '1',
    density: DENSITIES.find((each) => each === given('density')),
  };
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}

/** Script of ours reads them, to show a choice before the server has answered. */
function choiceLine(name: string, value: string): string {
  const { secure } = currentRequest();
  return value && value !== 'auto' ? cookieLine(name, value, { maxAge: YEAR, readable: true, secure }) : endCookieLine(name, secure);
}
