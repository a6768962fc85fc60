/**
 * Hidden text: `:::hide` … `:::` for those who replied, `:::hide 50` … `:::` for a total of 50 points. What stands between is taken out before
 * anything else looks at it, so that no heading, note, link definition or word of it can come up in what everybody reads.
 */
import type { MarkdownIt } from 'markdown-it';
import { type HiddenPlace, placeholderOf } from './hidden-places';
import { closesIn, mayBeMark, openingIn } from './hide-marks';
import { type BlockState, envOf } from './parser-types';

export const MOST_HIDDEN = 10;

const CODE = /^(`{3,}|~{3,})/;

export function hideRule(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'hide', hide, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  md.renderer.rules.hidden_part = (tokens, at) => `${placeholderOf(tokens[at]!.meta as unknown as HiddenPlace)}\n`;
}

/** Only at the outermost level: inside of a quote or a list it stays text. */
function hide(state: BlockState, start: number, end: number, silent: boolean): boolean {
  const env = envOf(state);
  if (!env.hides || state.sCount[start]! - state.blkIndent >= 4) return false;
  const opening = openingAt(state, start);
  if (!opening) return false;
  if (silent) return true;
  if (state.level > 0) return false;
  if (env.hides.length >= MOST_HIDDEN) {
    env.hasTooManyHides = true;
    return false;
  }
  const last = lastLine(state, start + 1, end);
  const { isUnreadable, ...rule } = opening;
  if (isUnreadable) env.hasUnreadableHides = true;
  // What we cannot read is part of what is hidden: it may be the very secret.
  env.hides.push({ ...rule, source: state.getLines(isUnreadable ? start : start + 1, last, state.blkIndent, false) });
  const token = state.push('hidden_part', '', 0);
  token.map = [start, Math.min(last + 1, end)];
  token.meta = { place: env.hides.length, ...rule };
  state.line = token.map[1];
  return true;
}

/**
 * The line that closes, or the end of the text. Openings inside need closings of their own, and code may hold colons: whatever is doubtful
 * stays hidden.
 */
function lastLine(state: BlockState, from: number, end: number): number {
  let depth = 1;
  let code = '';
  for (let line = from; line < end; line += 1) {
    const [, fence = ''] = CODE.exec(lineAt(state, line) ?? '') ?? [];
    if (code) {
      if (fence[0] === code[0] && fence.length >= code.length) code = '';
      continue;
    }
    if (fence) code = fence;
    else if (openingAt(state, line)) depth += 1;
    else if (closesAt(state, line)) depth -= 1;
    if (depth === 0) return line;
  }
  return end;
}

const openingAt = (state: BlockState, line: number) => {
  const text = isMarkAt(state, line) ? lineAt(state, line) : null;
  return text === null ? null : openingIn(text);
};

const closesAt = (state: BlockState, line: number): boolean => isMarkAt(state, line) && closesIn(lineAt(state, line) ?? '');

const isMarkAt = (state: BlockState, line: number): boolean => mayBeMark(state.src, beginOf(state, line));

const beginOf = (state: BlockState, line: number): number => state.bMarks[line]! + state.tShift[line]!;

/** A line without its indent; null where that makes it code. */
const lineAt = (state: BlockState, line: number): string | null =>
  state.sCount[line]! - state.blkIndent >= 4 ? null : state.src.slice(beginOf(state, line), state.eMarks[line]);
