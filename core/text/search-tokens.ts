/**
 * Tokens of the search index. Scripts without blanks between words (Han, kana, Hangul, Thai and their like) are cut into
 * overlapping pairs; the last sign of each run is a token too, so that the prefix 字:* finds every single sign. Everything
 * else is whole words. All tokens are letters, digits and marks of the folded text, so they need no quoting, ever.
 */
import { foldForSearch } from './fold';

/** Changes whenever the same text would give other tokens: rows of an older version are made anew by `search reindex`. */
export const TOKENS_VERSION = 2;

/** Signs of these scripts, without their punctuation: Khmer ។ belongs to the script and to no word. */
const PAIRED = String.raw`(?=[\p{L}\p{N}\p{M}])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
/** A run of signs of scripts without blanks (1), or a word of other scripts (2). */
const RUNS = new RegExp(`((?:${PAIRED})+)|((?:(?!${PAIRED})[\\p{L}\\p{N}\\p{M}])+)`, 'gu');
/** Longer words are garbage or addresses; both sides are cut alike, and a token may have 2,046 bytes. */
const LONGEST_WORD = 64;
/** Positions that tsvector keeps for a lexeme and can count to. */
const MOST_POSITIONS = 4;
const LAST_POSITION = 16_383;

/** The tokens of a text in order, repeats included. */
export function searchTokens(text: string): string[] {
  const tokens: string[] = [];
  for (const { run, word } of runsOf(foldForSearch(text))) {
    if (word) tokens.push(word);
    else for (let at = 0; at < run.length; at += 1) tokens.push(run[at]! + (run[at + 1] ?? ''));
  }
  return tokens;
}

/**
 * Conditions that every text holding `query` meets: whole tokens, and prefixes (`prefix: true`) for single signs and for
 * the last word, which may be half typed. Necessary, not sufficient: decide with `foldedIncludes`.
 */
export function queryTokens(query: string): { token: string; prefix: boolean }[] {
  const found = new Map<string, boolean>();
  const folded = foldForSearch(query);
  for (const { run, word, end } of runsOf(folded)) {
    if (word) add(word, end === folded.length);
    else if (run.length === 1) add(run[0]!, true);
    else for (let at = 0; at + 1 < run.length; at += 1) add(run[at]! + run[at + 1]!, false);
  }
  return [...found].map(([token, prefix]) => ({ token, prefix }));

  function add(token: string, prefix: boolean): void {
    found.set(token, (found.get(token) ?? true) && prefix);
  }
}

/**
 * A `tsvector` literal: `'東京':1,9 '京都':2`. Positions run in the order of the text, at most four for a token, so that
 * ts_rank_cd can see nearness; the phrase operator is not to be used (positions end at 16,383), `foldedIncludes` decides.
 */
export function toTsvectorLiteral(text: string): string {
  const positions = new Map<string, number[]>();
  let at = 0;
  for (const token of searchTokens(text)) {
    at += 1;
    const known = positions.get(token);
    if (!known) positions.set(token, [Math.min(at, LAST_POSITION)]);
    else if (known.length < MOST_POSITIONS && at <= LAST_POSITION) known.push(at);
  }
  return Array.from(positions, ([token, places]) => `'${token}':${places.join(',')}`).join(' ');
}

/**
 * A `tsquery` literal, or undefined where nothing can be asked for (punctuation, emoji). `all`: every condition of
 * `queryTokens` (for exact search). `any`: one of them (for questions in whole sentences, ranked).
 */
export function toTsqueryLiteral(query: string, mode: 'all' | 'any' = 'all'): string | undefined {
  const tokens = queryTokens(query);
  if (tokens.length === 0) return undefined;
  return tokens.map(({ token, prefix }) => `'${token}'${prefix ? ':*' : ''}`).join(mode === 'all' ? ' & ' : ' | ');
}

/** A run of signs to pair, or a word, and where it ends in the folded text. */
type Run = { run: string[]; word: string; end: number };

function* runsOf(folded: string): Generator<Run> {
  for (const match of folded.matchAll(RUNS)) {
    const end = match.index + match[0].length;
    yield match[1] === undefined ? { run: [], word: cut(match[0]), end } : { run: Array.from(match[1]), word: '', end };
  }
}

/** The beginning of a word, never half a sign. */
function cut(word: string): string {
  return word.slice(0, LONGEST_WORD).replace(/[\uD800-\uDBFF]$/, '');
}
