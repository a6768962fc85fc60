import { Fragment, type ReactNode } from 'react';

type Part = (words: string) => ReactNode;

/** `<name>words</name>`, not nested. */
const TAG = /<(\w+)>(.*?)<\/\1>/g;

/**
 * A sentence with parts drawn by us, so that a link can stand where each language wants it:
 * `<Rich text={t.raw('shell.lost')} parts={{ home: (words) => <a href="/">{words}</a> }} />`. The message takes no arguments.
 */
export function Rich({ text, parts }: { text: unknown; parts: Record<string, Part> }) {
  const drawn: ReactNode[] = [];
  const message = String(text);
  let from = 0;
  for (const { 0: whole, 1: name = '', 2: words = '', index } of message.matchAll(TAG)) {
    drawn.push(message.slice(from, index), parts[name]?.(words) ?? words);
    from = index + whole.length;
  }
  drawn.push(message.slice(from));
  return drawn.map((part, place) => <Fragment key={place}>{part}</Fragment>);
}
