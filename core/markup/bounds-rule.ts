import type { MarkdownIt } from 'markdown-it';
import { envOf, type BlockState } from './parser-types';

/** Quotes and lists in one another beyond this are shown flat: no reader follows further, and no stack may overflow. */
const DEEPEST = 10;
/** Columns of a table; the parser fills short rows up to the head, and a head of 10,000 would make millions of cells. */
const WIDEST = 100;

/**
 * Beyond the depth the rules for quotes and lists no longer apply, so their markers stay as text. (The parser's own limit,
 * maxNesting, drops what lies deeper: words would vanish.)
 */
export function boundsRule(md: MarkdownIt): void {
  wrap(md, 'table', (original) => (state, start, end, silent) => columnsOf(state, start) <= WIDEST && original(state, start, end, silent));
  for (const name of ['blockquote', 'list']) {
    wrap(md, name, (original) => (state, start, end, silent) => {
      const env = envOf(state);
      if (env.depth >= DEEPEST) return false;
      env.depth += 1;
      const done = original(state, start, end, silent);
      env.depth -= 1;
      return done;
    });
  }
}

type BlockRule = (state: BlockState, start: number, end: number, silent: boolean) => boolean;

/** Puts a rule around one of the parser's own, with the same place and the same blocks that it may end. */
function wrap(md: MarkdownIt, name: string, around: (original: BlockRule) => BlockRule): void {
  const rule = md.block.ruler.__rules__.find((each) => each.name === name);
  if (rule) md.block.ruler.at(name, around(rule.fn), { alt: rule.alt });
}

function columnsOf(state: BlockState, line: number): number {
  let count = 0;
  const end = state.eMarks[line] ?? 0;
  for (let at = state.src.indexOf('|', state.bMarks[line]); at >= 0 && at < end && count <= WIDEST; at = state.src.indexOf('|', at + 1))
    count += 1;
  return count;
}
