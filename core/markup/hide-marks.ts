/**
 * How the marks of hidden text are read. They are written by hand, and input methods leave wide signs, blanks of other widths and signs that
 * nobody sees: none of them is a reason to show what was to be hidden.
 */
import type { HiddenRule } from './hidden-places';

const MOST_POINTS = 999_999_999;

const BLANK = String.raw`[\t\p{Zs}\p{Zl}\p{Zp}\u2800]`;
const UNSEEN = String.raw`(?![\t\n\r\p{Zl}\p{Zp}])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]`;
const COLONS = ':：﹕︓︰∶';

const BLANKS = new RegExp(BLANK, 'gu');
const UNSEENS = new RegExp(UNSEEN, 'gu');
const WIDE = /[！-～]/g;
const OTHER_COLONS = /[﹕︓︰∶]/g;

/** The text as its marks are read: one kind of blank, of colon, of letter and of digit, and nothing unseen. Line ends stay. */
const plainly = (text: string): string =>
  text
    .replace(UNSEENS, '')
    .replace(BLANKS, ' ')
    .replace(OTHER_COLONS, ':')
    .replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** Whatever begins with `:::hide` and is no longer word; what stands behind it is looked at afterwards. */
const OPENS = /^ *:{3,} *hide(?![a-z])(.*)$/i;
const CLOSES = /^ *:{3,} *$/;
const PERHAPS = /^ *:{3,} *hide(?![a-z])/im;
const COLON = new RegExp(`[${COLONS}]`);
const BEGINS = new RegExp(`(?:${BLANK}|${UNSEEN})*[${COLONS}]`, 'uy');

/** Whether a line of `text` that begins at `at` can be a mark at all; spares the others a copy. */
export function mayBeMark(text: string, at: number): boolean {
  BEGINS.lastIndex = at;
  return BEGINS.test(text);
}

/** Whether a text may have an opening somewhere; never no where it has. */
export const mayOpen = (text: string): boolean => COLON.test(text) && PERHAPS.test(plainly(text));

interface Opening extends HiddenRule {
  /** What follows `hide` says nothing that we know, so nobody is given it. */
  isUnreadable: boolean;
}

/** What a line opens; null where it opens nothing. Whatever is doubtful is hidden from everybody but author and staff. */
export function openingIn(line: string): Opening | null {
  const [, rest] = OPENS.exec(plainly(line)) ?? [];
  if (rest === undefined) return null;
  if (rest.trim() === '') return { rule: 'reply', least: 0, isUnreadable: false };
  const [, least] = /^ +([1-9]\d{0,8}) *$/.exec(rest) ?? [];
  return { rule: 'points', least: least ? Number(least) : MOST_POINTS, isUnreadable: !least };
}

/** Whether a line closes what was opened. */
export const closesIn = (line: string): boolean => CLOSES.test(plainly(line));
