const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'wbr']);
const TAG = /<(\/?)([a-z][a-z0-9]*)\b[^>]*>/gi;

/** Headings divide a whole article; a few paragraphs on the front page are one piece. */
const HEADING = /<h([2-6])\b[^>]*>.*?<\/h\1>/gis;

/**
 * The first blocks of stored HTML without their headings, whole: at most `blocks` of them, and none that begins after `signs` characters. What is
 * cut stays well-formed, because stored HTML is (the renderer closes every element it opens).
 */
export function cutBlocks(stored: string, { blocks, signs }: { blocks: number; signs: number }): string {
  const html = stored.replace(HEADING, '');
  let depth = 0;
  let count = 0;
  for (const tag of html.matchAll(TAG)) {
    const isVoid = VOID.has(tag[2]!.toLowerCase());
    if (!isVoid) depth += tag[1] ? -1 : 1;
    if (depth > 0) continue;
    count += 1;
    const end = tag.index + tag[0].length;
    if (count >= blocks || end >= signs) return html.slice(0, end);
  }
  return html;
}
