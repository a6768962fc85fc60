import { Parser, jaModel, zhHansModel, zhHantModel } from 'budoux';
import { countGraphemes } from './graphemes';

const models = { ja: jaModel, 'zh-CN': zhHansModel, 'zh-TW': zhHantModel };
const parsers = new Map<string, Parser>();

/** Where a title may stand upright (design, Home): CJK and short. */
const LONGEST_VERTICAL = 24;
/** Signs that may not begin a line, and signs that may not end one. */
const NOT_FIRST = /^[\p{Pe}\p{Pf}、。，．・：；？！!?,.:;）」』】〉》”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…‥%％]/u;
const NOT_LAST = /[\p{Ps}\p{Pi}「『（【〈《“‘]$/u;

/**
 * A title in at most `maxLines` lines that end where phrases end (BudouX), as even as they can be; undefined where the
 * title cannot stand upright (not CJK, or more than 24 characters) and is set in one horizontal line.
 */
export function phraseSplit(title: string, lang: string, maxLines: number): string[] | undefined {
  const model = models[lang as keyof typeof models];
  const length = countGraphemes(title, LONGEST_VERTICAL);
  if (!model || length > LONGEST_VERTICAL || length === 0) return undefined;
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(title) || /[A-Za-z]{6,}/.test(title)) return undefined;
  let parser = parsers.get(lang);
  if (!parser) parsers.set(lang, (parser = new Parser(model)));
  return evenLines(glued(parser.parse(title)), Math.max(1, maxLines)).map((line) => line.trim());
}

/** Joins phrases that strict line breaking would not let part. */
function glued(phrases: string[]): string[] {
  const result: string[] = [];
  for (const phrase of phrases) {
    const last = result.at(-1);
    const parted = last !== undefined && /[A-Za-z0-9]$/.test(last) && /^[A-Za-z0-9]/.test(phrase);
    if (last !== undefined && (NOT_FIRST.test(phrase) || NOT_LAST.test(last) || parted)) result[result.length - 1] = last + phrase;
    else result.push(phrase);
  }
  return result;
}

/** The division into at most `most` lines whose longest line is shortest; fewer lines where that is as good. */
function evenLines(phrases: string[], most: number): string[] {
  if (most === 1 || phrases.length < 2) return [phrases.join('')];
  let best = [phrases.join('')];
  for (let first = 1; first < phrases.length; first += 1) {
    const lines = [phrases.slice(0, first).join(''), ...evenLines(phrases.slice(first), most - 1)];
    if (longest(lines) < longest(best)) best = lines;
  }
  return best;
}

const longest = (lines: string[]): number => Math.max(...lines.map((line) => line.length));
