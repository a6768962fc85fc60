import { countGraphemes } from './graphemes';
import { nameSkeleton } from './name-skeleton';
import { isReservedName } from './reserved-names';

export type NameVerdict =
  | {
      ok: true;
      /** NFC, as it is shown. */ name: string;
      /** Case folded, for finding by name. */ key: string;
      /** Must be unique. */ skeleton: string;
    }
  | { ok: false; reason: 'name.invalid' | 'name.too_short' | 'name.too_long' | 'name.reserved' };

const SHORTEST = 2;
const LONGEST = 20;
/** More code units than 20 of the letters below can have; longer input is not even looked at. */
const MOST_UNITS = 120;

/**
 * Judges a name for registration (C1, threat 19): 2–20 letters, digits, `_` and `-`, of scripts in everyday use, none of
 * which can be mixed up with another, not reserved (unless the administrator's own command says `allowReserved`). The caller keeps `skeleton` unique.
 */
export function checkName(input: string, options: { allowReserved?: boolean } = {}): NameVerdict {
  if (input.length > MOST_UNITS) return { ok: false, reason: 'name.too_long' };
  const name = input.normalize('NFC');
  const length = countGraphemes(name);
  if (length < SHORTEST) return { ok: false, reason: 'name.too_short' };
  if (length > LONGEST) return { ok: false, reason: 'name.too_long' };
  if (!isWritten(name)) return { ok: false, reason: 'name.invalid' };
  const skeleton = nameSkeleton(name);
  if (!options.allowReserved && isReservedName(name, skeleton)) return { ok: false, reason: 'name.reserved' };
  return { ok: true, name, key: nameKey(name), skeleton };
}

/** The form in which a name is looked up: NFC, without case. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

/** Latin as Europe, Vietnam and Turkey write it; phonetic and medieval letters only imitate others. */
const LATIN =
  'a-zA-Z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u012b\\u012e-\\u0130\\u0134-\\u0137\\u0139-\\u013e\\u0141-\\u0148\\u014a-\\u017e\\u018f\\u01a0\\u01a1\\u01af\\u01b0\\u01cd-\\u01dc\\u01de-\\u01e3\\u01e6-\\u01f0\\u01f4\\u01f5\\u01f8-\\u021b\\u021e\\u021f\\u0226-\\u0233\\u0259\\u1e00-\\u1e99\\u1e9e\\u1ea0-\\u1ef9';
const DIGITS = '0-9_-';
/** Signs of everyday Han; 々 〇 ヶ ー belong to names. */
const HAN = '\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{323af}';
const KANA = '\\u3041-\\u3096\\u309d\\u309e\\u30a1-\\u30fa\\u30fc-\\u30fe';
const HANGUL = '\\uac00-\\ud7a3';
const BOPOMOFO = '\\u3105-\\u312f';

/** A name keeps to one of these. The East Asian scripts go with Latin; the others stand alone, for they imitate it. */
const WRITINGS = [
  `${LATIN}${HAN}${KANA}`,
  `${LATIN}${HAN}${HANGUL}`,
  `${LATIN}${HAN}${BOPOMOFO}`,
  ...[
    'Arabic',
    'Armenian',
    'Bengali',
    'Cyrillic',
    'Devanagari',
    'Ethiopic',
    'Georgian',
    'Greek',
    'Gujarati',
    'Gurmukhi',
    'Hebrew',
    'Kannada',
    'Khmer',
    'Lao',
    'Malayalam',
    'Myanmar',
    'Oriya',
    'Sinhala',
    'Tamil',
    'Telugu',
    'Thaana',
    'Thai',
    'Tibetan',
  ].map((script) => `\\p{Script=${script}}`),
].map((letters) => new RegExp(`^[${letters}${DIGITS}]+$`, 'u'));

/** Letters and the marks that belong to them, no other signs of those scripts. */
const LETTERS = /^[\p{L}\p{M}0-9_\-\u3007]+$/u;

function isWritten(name: string): boolean {
  if (!LETTERS.test(name) || !/[\p{L}\u3007]|\d{2}/u.test(name) || /^[-_]+$/.test(name)) return false;
  // Full width, ligatures, Roman numerals and mathematical letters are other letters in disguise.
  if (name.normalize('NFKC') !== name) return false;
  if (/\p{M}{3}/u.test(name)) return false;
  return WRITINGS.some((writing) => writing.test(name));
}
