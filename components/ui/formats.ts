/**
 * Numbers and times in the reader's language and zone. `Intl` objects are dear to make, so they are kept per language and zone.
 */
export interface Formats {
  /** With separators: 18,204. */
  number: (value: number) => string;
  /** Exact below 10,000, short above (1.2万, 12k). */
  short: (value: number) => string;
  /** 2026年11月23日 星期一 */
  day: (at: Date) => string;
  /** 2024年4月12日 */
  date: (at: Date) => string;
  /** 09:00 */
  clock: (at: Date) => string;
  /** 2024年4月12日 09:00 */
  full: (at: Date) => string;
  /** Fits a column: 10:20 today, 11-20 this year, 2024-04 before. */
  compact: (at: Date, now: Date) => string;
  /** A language by its name: 日语 for `ja`; the code itself when nobody knows it. */
  language: (code: string) => string;
  /** The lunar date (农历), for Chinese; null elsewhere. */
  lunar: (at: Date) => string | null;
}

const EXACT_BELOW = 10_000;
const kept = new Map<string, Formats>();

/** Formats of a language (BCP 47) and a time zone (IANA). */
export function formatsFor(locale: string, timeZone: string): Formats {
  const key = `${locale} ${timeZone}`;
  let formats = kept.get(key);
  if (!formats) kept.set(key, (formats = makeFormats(locale, timeZone)));
  return formats;
}

function makeFormats(locale: string, timeZone: string): Formats {
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, hourCycle: 'h23', ...options });
  const number = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, {
    notation: 'compact',
    maximumFractionDigits: 1,
    roundingMode: 'trunc',
  } as Intl.NumberFormatOptions);
  const day = date({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
  const plain = date({ year: 'numeric', month: 'long', day: 'numeric' });
  const full = date({ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' });
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const lunar = locale.startsWith('zh') ? new Intl.DateTimeFormat(`${locale}-u-ca-chinese`, { timeZone, dateStyle: 'long' }) : null;
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  return {
    number: (value) => number.format(value),
    short: (value) => (value < EXACT_BELOW ? number.format(value) : compact.format(value).replace('K', 'k')),
    day: (at) => day.format(at),
    date: (at) => plain.format(at),
    clock: (at) => split(parts, at).time,
    full: (at) => full.format(at),
    compact: (at, now) => fit(split(parts, at), split(parts, now)),
    language: (code) => nameOf(languages, code),
    lunar: (at) => lunar?.format(at).replace(/^\d+/, '') ?? null,
  };
}

function nameOf(languages: Intl.DisplayNames, code: string): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

interface Clock {
  day: string;
  time: string;
}

function split(format: Intl.DateTimeFormat, at: Date): Clock {
  const of = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return { day: `${of.year}-${of.month}-${of.day}`, time: `${of.hour}:${of.minute}` };
}

function fit(at: Clock, now: Clock): string {
  if (at.day === now.day) return at.time;
  return at.day.slice(0, 4) === now.day.slice(0, 4) ? at.day.slice(5) : at.day.slice(0, 7);
}
