/**
 * Hidden text: `:::hide` … `:::` for those who replied, `:::hide 50` … `:::` for a total of 50 points. What stands between is taken out before
 * anything else looks at it, so that no heading, note, link definition or word of it can come up in what everybody reads.
 */
import type { MarkdownIt } from 'markdown-it';
import { type HiddenPlace, type HiddenRule, placeholderOf } from './hidden-places';
import { type BlockState, envOf } from './parser-types';

export const MOST_HIDDEN = 10;

/** Written by hand, so a blank, more colons or a capital are no reason to show what was to be hidden. */
const OPENS = /^:{3,}[ \t]*hide(?:[ \t]+([1-9]\d{0,8}))?[ \t]*$/i;
const CLOSES = /^:{3,}[ \t]*$/;
const CODE = /^(`{3,}|~{3,})/;
const COLON = 0x3a;

export function hideRule(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'hide', hide, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  md.renderer.rules.hidden_part = (tokens, at) => `${placeholderOf(tokens[at]!.meta as unknown as HiddenPlace)}\n`;
}

/** Only at the outermost level: inside of a quote or a list it stays text. */
function hide(state: BlockState, start: number, end: number, silent: boolean): boolean {
  const env = envOf(state);
  if (!env.hides || state.sCount[start]! - state.blkIndent >= 4) return false;
  const opening = markOf(state, start, OPENS);
  if (!opening) return false;
  if (silent) return true;
  if (state.level > 0) return false;
  if (env.hides.length >= MOST_HIDDEN) {
    env.hasTooManyHides = true;
    return false;
  }
  const last = lastLine(state, start + 1, end);
  const least = Number(opening[1] ?? 0);
  const rule: HiddenRule = { rule: least ? 'points' : 'reply', least };
  env.hides.push({ ...rule, source: state.getLines(start + 1, last, state.blkIndent, false) });
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
    const [, fence = ''] = markOf(state, line, CODE) ?? [];
    if (code) {
      if (fence[0] === code[0] && fence.length >= code.length) code = '';
      continue;
    }
    if (fence) code = fence;
    else if (markOf(state, line, OPENS)) depth += 1;
    else if (markOf(state, line, CLOSES)) depth -= 1;
    if (depth === 0) return line;
  }
  return end;
}

function markOf(state: BlockState, line: number, pattern: RegExp): RegExpExecArray | null {
  const begin = state.bMarks[line]! + state.tShift[line]!;
  if (pattern !== CODE && state.src.charCodeAt(begin) !== COLON) return null;
  if (state.sCount[line]! - state.blkIndent >= 4) return null;
  return pattern.exec(state.src.slice(begin, state.eMarks[line]));
}
