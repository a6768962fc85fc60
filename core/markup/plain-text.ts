import type { Token } from './parser-types';

/** What a reader would read of a line: words, code and the texts of pictures. */
export function textOf(children: readonly Token[]): string {
  let text = '';
  for (const token of children) {
    if (token.type === 'text' || token.type === 'code_inline' || token.type === 'text_special') text += token.content;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n';
    else if (token.type === 'image') text += textOf(token.children ?? []);
    else if (token.type === 'task_mark') text += token.meta?.done ? '☑' : '☐';
  }
  return text;
}

/** The text of a whole post, a line a block: for search, excerpts, language and reading time. */
export function plainTextOf(tokens: readonly Token[]): string {
  const lines: string[] = [];
  for (const token of tokens) {
    if (token.type === 'inline') lines.push(textOf(token.children ?? []));
    else if (token.type === 'fence' || token.type === 'code_block') lines.push(token.content.trimEnd());
  }
  return lines.join('\n');
}

/** The same without quotes: one's own words. Of a post that only quotes, the quotes. */
export function ownTextOf(tokens: readonly Token[]): string {
  let depth = 0;
  const own = tokens.filter(({ type }) => {
    if (type === 'blockquote_open') depth += 1;
    else if (type === 'blockquote_close') depth -= 1;
    return depth === 0;
  });
  return plainTextOf(own) || plainTextOf(tokens);
}
