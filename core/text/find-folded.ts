import { foldForSearch } from './fold';
import { graphemesOf } from './graphemes';

/** Whether a text holds a query as it stands, letter for letter in the folded form; the last word of a search. */
export function foldedIncludes(text: string, query: string): boolean {
  return oneLine(foldForSearch(text)).includes(oneLine(foldForSearch(query)).trim());
}

/**
 * Where a short text (an excerpt, a title) holds any of the terms: [from, to) in UTF-16 units of the text itself, in order
 * and without overlap.
 */
export function foldedMarks(text: string, terms: readonly string[]): [number, number][] {
  const { folded, places } = foldWithPlaces(text);
  const marks: [number, number][] = [];
  for (const term of terms) {
    const wanted = oneLine(foldForSearch(term)).trim();
    if (wanted === '') continue;
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
      const last = places[at + wanted.length - 1]!;
      marks.push([places[at]!.from, last.to]);
    }
  }
  return joined(marks.sort((a, b) => a[0] - b[0]));
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');

function foldWithPlaces(text: string): { folded: string; places: { from: number; to: number }[] } {
  let folded = '';
  const places: { from: number; to: number }[] = [];
  let from = 0;
  for (const grapheme of graphemesOf(text)) {
    const to = from + grapheme.length;
    const part = oneLine(foldForSearch(grapheme));
    if (!(part === ' ' && folded.endsWith(' '))) {
      folded += part;
      for (let unit = 0; unit < part.length; unit += 1) places.push({ from, to });
    }
    from = to;
  }
  return { folded, places };
}

function joined(marks: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [from, to] of marks) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
