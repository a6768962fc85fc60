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
