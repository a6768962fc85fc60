import type { HiddenPlace } from './hidden-places';
import { mayOpen } from './hide-marks';
import type { Token } from './parser-types';
import { drawable, envFor, parserOf } from './render-env';

/** Stands in a source for what its reader may not see. */
export const HIDDEN_MARK = '[…]';

/** Whether a source may have hidden parts; never no where it has. */
export const mayHaveHidden = (body: string): boolean => mayOpen(drawable(body));

/**
 * A source without its hidden parts, each become a mark; those that `mayRead` allows stay. Decided by the very parser that renders, so that the
 * two never differ. Pure, linear.
 */
export function withoutHidden(body: string, mayRead: (part: HiddenPlace) => boolean = () => false): string {
  if (!mayHaveHidden(body)) return body;
  const lines = body.split(/\r\n?|\n/);
  // No control character that is dropped ends a line, so lines have the same numbers in both.
  const text = drawable(body).replace(/\r\n?/g, '\n');
  const env = envFor('k', { hides: true });
  const tokens: Token[] = [];
  const parser = parserOf(text);
  parser.block.parse(text, parser, env, tokens);
  const kept: string[] = [];
  let from = 0;
  for (const { type, map, meta } of tokens) {
    if (type !== 'hidden_part' || !map || mayRead(meta as unknown as HiddenPlace)) continue;
    kept.push(...lines.slice(from, map[0]), HIDDEN_MARK);
    from = map[1];
  }
  return [...kept, ...lines.slice(from)].join('\n');
}

/** How many hidden parts a source has. */
export function countHidden(body: string): number {
  let count = 0;
  withoutHidden(body, () => (count += 1) > 0);
  return count;
}
