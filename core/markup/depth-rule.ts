import type { MarkdownIt } from 'markdown-it';
import { envOf } from './parser-types';

/** Quotes and lists in one another beyond this are shown flat: no reader follows further, and no stack may overflow. */
const DEEPEST = 10;

/**
 * Beyond the depth the rules for quotes and lists no longer apply, so their markers stay as text. (The parser's own limit,
 * maxNesting, drops what lies deeper: words would vanish.)
 */
export function depthRule(md: MarkdownIt): void {
  for (const name of ['blockquote', 'list']) {
    const original = md.block.ruler.__rules__.find((rule) => rule.name === name);
    if (!original) continue;
    const { fn, alt } = original;
    md.block.ruler.at(name, (state, start, end, silent) => {
      const env = envOf(state);
      if (env.depth >= DEEPEST) return false;
      env.depth += 1;
      const done = fn(state, start, end, silent);
      env.depth -= 1;
      return done;
    }, { alt });
  }
}
