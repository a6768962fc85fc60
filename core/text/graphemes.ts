/**
 * Characters as readers count them. `Intl.Segmenter` is right but slow, and spreading it over a long post costs gigabytes:
 * so it is walked in a loop, and only over the parts that need it.
 */
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Two or more characters that never join with one another: ASCII, kana, Han, full-width forms. */
const SIMPLE_RUN = /[\t\n\x20-\x7e\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff9d]{2,}/g;

/**
 * Number of graphemes. With `stopAfter` counting ends once the number is larger than that: a limit of 80 need not read a
 * megabyte. The answer is then `stopAfter + 1` or a little more.
 */
export function countGraphemes(text: string, stopAfter = Infinity): number {
  let count = 0;
  let from = 0;
  for (const run of text.matchAll(SIMPLE_RUN)) {
    // The first of a run may belong to a sign before it, the last to one behind it; between any two others is a boundary.
    const end = run.index + run[0].length;
    count += segments(text.slice(from, run.index + 1), stopAfter - count) + run[0].length - 2;
    from = end - 1;
    if (count > stopAfter) return count;
  }
  return count + segments(text.slice(from), stopAfter - count);
}

function segments(text: string, stopAfter: number): number {
  if (text.length < 2) return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) {
    count += 1;
    if (count > stopAfter) break;
  }
  return count;
}

/** The first `count` graphemes of a text, never half of one. */
export function cutGraphemes(text: string, count: number): string {
  if (text.length <= count) return text;
  let left = count;
  for (const { index } of segmenter.segment(text)) {
    if (left <= 0) return text.slice(0, index);
    left -= 1;
  }
  return text;
}

/** The graphemes of a short text (a title, a name); for posts use the functions that stop. */
export function graphemesOf(text: string): string[] {
  const all: string[] = [];
  for (const { segment } of segmenter.segment(text)) all.push(segment);
  return all;
}

/** One line of at most `length` graphemes; a cut is marked by an ellipsis, which counts. */
export function excerptOf(text: string, length: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (countGraphemes(line, length) <= length) return line;
  return `${cutGraphemes(line, Math.max(length - 1, 0)).trimEnd()}…`;
}
