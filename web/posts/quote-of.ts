import { address } from '@/core/kernel';

/** A post as a Markdown quote, from its stored HTML: nothing but text and line ends is taken over. */
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", nbsp: ' ' };
const LONGEST = 1_200;

/** The quote that the reply box starts with, headed by whom it quotes: a link to the post. */
export function quoteOf({ id, html, author, floor }: { id: number; html: string; author: string; floor: number }): string {
  const text = html
    .replace(/<blockquote[\s\S]*?<\/blockquote>/g, '')
    .replace(/<\/(?:p|li|h[1-6]|pre|tr)>|<br\s*\/?>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\n{2,}/g, '\n')
    .trim();
  const lines = shortened(text)
    .split('\n')
    .map((line) => `> ${line.trim()}`);
  // A name may hold `_`, which would be emphasis.
  return [`> [${author.replaceAll('_', '\\_')} #${floor}](${address.permalink(id)})`, '>', ...lines, '', ''].join('\n');
}

/** Whole characters only. */
function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const segments = new Intl.Segmenter().segment(text.slice(0, LONGEST + 40));
  let short = '';
  for (const { segment } of segments) {
    if (short.length + segment.length > LONGEST) break;
    short += segment;
  }
  return `${short}…`;
}
