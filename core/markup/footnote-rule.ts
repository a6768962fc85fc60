import type { MarkdownIt } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { envOf } from './parser-types';

/** The plug-in copies all tokens for every note, so their number is bounded; a thesis has fewer. */
const MOST_NOTES = 200;
const MOST_MARKS = 600;
const REFERENCE = /\[\^[^\s\]]{1,60}\]/y;

/** Footnotes `[^1]` with `[^1]: …`. No inline notes `^[…]`: they nest without end and GFM has none. */
export function footnoteRule(md: MarkdownIt): void {
  md.use(footnotes);
  md.inline.ruler.disable('footnote_inline');
  const reference = md.inline.ruler.__rules__.find((rule) => rule.name === 'footnote_ref')?.fn;
  md.inline.ruler.at('footnote_ref', (state, silent) => {
    // The plug-in looks for the closing bracket as far as the text goes, from every opening one.
    REFERENCE.lastIndex = state.pos;
    const env = envOf(state);
    if (!REFERENCE.test(state.src) || env.noteMarks >= MOST_MARKS || reference?.(state, silent) !== true) return false;
    if (!silent) env.noteMarks += 1;
    return true;
  });
  const rules = md.renderer.rules;
  rules.footnote_block_open = () => '<section class="footnotes">\n<hr>\n<ol>\n';
  rules.footnote_block_close = () => '</ol>\n</section>\n';
}

/** Whether a text has so many notes that it is rendered without them. */
export function hasTooManyNotes(source: string): boolean {
  let count = 0;
  for (const _ of source.matchAll(/^[ \t>]{0,12}\[\^[^\s\]]{1,60}\]:/gm)) {
    count += 1;
    if (count > MOST_NOTES) return true;
  }
  return false;
}
