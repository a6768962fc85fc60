import { textToMarkdown } from './escape-markdown';
import { readBbcode } from './read-bbcode';
import { readHtml } from './read-html';
import { writeMarkdown } from './write-markdown';

export type SourceFormat = 'markdown' | 'bbcode' | 'text' | 'html';

/** Text of another board as Markdown (archive import). Never throws; what cannot be said in Markdown keeps its words. */
export function toMarkdown(body: string, format: SourceFormat): string {
  const source = body.replaceAll('\0', '').replace(/\r\n?/g, '\n');
  if (format === 'bbcode') return writeMarkdown(readBbcode(source));
  if (format === 'html') return writeMarkdown(readHtml(source));
  return format === 'text' ? textToMarkdown(source) : source;
}
