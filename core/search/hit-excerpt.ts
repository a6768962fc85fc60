import { excerptOf, foldedIncludes, foldedMarks, graphemesOf } from '@/core/text';

const LENGTH = 120;
/** Signs before the hit that an excerpt shows. */
const LEAD = 24;
const WINDOW = 2_000;
/** Long posts are looked through this far for the place to show. */
const MOST_WINDOWS = 30;

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** What a reader reads of stored HTML, in one line. */
export function plainOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_all, name: string) => ENTITIES[name]!)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A line of the text around its first hit, and where the terms stand in it. */
export function hitExcerpt(plain: string, terms: readonly string[]): { excerpt: string; marks: [number, number][] } {
  const excerpt = around(plain, terms);
  return { excerpt, marks: foldedMarks(excerpt, terms) };
}

function around(plain: string, terms: readonly string[]): string {
  const head = plain.slice(0, WINDOW);
  for (let window = 0; window < MOST_WINDOWS; window += 1) {
    // Windows overlap, so that a hit on a border is whole in one of them.
    const from = window * (WINDOW - 200);
    const part = plain.slice(from, from + WINDOW);
    if (part === '') break;
    if (!terms.some((term) => foldedIncludes(part, term))) continue;
    const [first] = foldedMarks(part, terms);
    if (first) return cut(plain, from + first[0]);
  }
  return excerptOf(head, LENGTH);
}

/** Some signs before the hit, and as many after it as fit; never half a grapheme. */
function cut(plain: string, at: number): string {
  const before = graphemesOf(plain.slice(Math.max(0, at - 4 * LEAD), at));
  const lead = before.slice(-LEAD).join('');
  const isCut = at > lead.length;
  return excerptOf(`${isCut ? '…' : ''}${lead.trimStart()}${plain.slice(at, at + 4 * LENGTH)}`, LENGTH);
}
