/**
 * What a search compares: width, case, accents, hiragana and katakana, and the written forms of Han characters are made
 * the same. Every grapheme folds by itself, so a piece of a text is found in the text.
 */
import { foldHan } from './han-fold';

/** The form of a text that search compares (STACK decision 6). Not for showing. */
export function foldForSearch(text: string): string {
  if (/^[\x20-\x7e\n]*$/.test(text)) return text.toLowerCase();
  const plain = text.normalize('NFKC').toLowerCase().replace(UNSEEN, '').replace(ACCENTED, withoutAccents);
  return plain.replace(CJK, foldSign);
}

/** Joiners, variation selectors, soft hyphens: they choose a shape, not a sign. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;

/** Latin, Greek and Cyrillic; elsewhere a mark makes another letter (が, क्ष). */
const ACCENTED = /[\u00c0-\u024f\u0300-\u036f\u0370-\u052f\u1e00-\u1fff]/g;
/** Letters that Unicode does not take apart. */
const WHOLE: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ſ: 's',
  ς: 'σ',
};

function withoutAccents(letter: string): string {
  return WHOLE[letter] ?? letter.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}

const CJK = /[\u30a1-\u30f6\u30fd\u30fe]|\p{Script=Han}/gu;

function foldSign(sign: string): string {
  const code = sign.codePointAt(0)!;
  // Katakana stand 0x60 above their hiragana.
  if (code >= 0x30a1 && code <= 0x30fe) return String.fromCharCode(code - 0x60);
  return foldHan(sign);
}
