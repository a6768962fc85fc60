/** A letter of parts becomes a text and an HTML page that says the same. Whatever people wrote is escaped; nothing is loaded from elsewhere. */
import { cleanLine, cutGraphemes } from '@/core/text';

/** A piece of a sentence; with a path of the board it is a link, and what people wrote is `quoted` from the sentence around it. */
export interface Part {
  text: string;
  path?: string;
  /** Something that somebody chose: a name, a title. */
  isForeign?: boolean;
}

export type Block =
  | { is: 'words'; parts: Part[] }
  | { is: 'heading'; text: string }
  | { is: 'quote'; text: string; lang?: string }
  | { is: 'button'; text: string; path: string };

export interface Letter {
  lang: string;
  siteName: string;
  subject: string;
  blocks: Block[];
  /** Why it came and how to end it. */
  footer: Part[][];
}

export interface Written {
  subject: string;
  text: string;
  html: string;
}

const LONGEST_SUBJECT = 160;

/** Writes a letter. `url` is the board's own address: links lead nowhere else. */
export function writeLetter(letter: Letter, url: string): Written {
  return { subject: cutGraphemes(cleanLine(letter.subject), LONGEST_SUBJECT), text: textOf(letter, url), html: htmlOf(letter, url) };
}

/** A sentence with its parts in place: `<who>…</who> replied in “<title>…</title>”`. */
export function partsOf(message: unknown, parts: Record<string, (words: string) => Part[]>): Part[] {
  const found: Part[] = [];
  let from = 0;
  const sentence = String(message);
  for (const { 0: whole, 1: name = '', 2: words = '', index } of sentence.matchAll(/<(\w+)>(.*?)<\/\1>/g)) {
    found.push({ text: sentence.slice(from, index) }, ...(parts[name]?.(words) ?? [{ text: words }]));
    from = index + whole.length;
  }
  return [...found, { text: sentence.slice(from) }].filter(({ text }) => text);
}

export const plainOf = (parts: Part[]): string => parts.map(({ text }) => text).join('');

function textOf({ siteName, blocks, footer }: Letter, url: string): string {
  const lines = blocks.map((block) => {
    switch (block.is) {
      case 'words':
        return plainOf(block.parts);
      case 'heading':
        return block.text;
      case 'quote':
        return block.text
          .split('\n')
          .map((line) => `> ${line}`)
          .join('\n');
      case 'button':
        return `${block.text}\n${url}${block.path}`;
    }
  });
  const small = footer.map((parts) => parts.map(({ text, path }) => (path ? `${text} ${url}${path}` : text)).join(''));
  return `${lines.join('\n\n')}\n\n-- \n${siteName}\n${url}/\n\n${small.join('\n')}\n`;
}

const INK = 'color:#1c1b19';
const STYLES = {
  body: `margin:0;padding:24px 16px;background:#faf8f3;${INK};font:16px/1.7 Georgia,'Songti SC','Hiragino Mincho ProN',serif`,
  main: 'max-width:560px;margin:0 auto',
  head: `margin:0 0 20px;padding:0 0 10px;border-bottom:3px double #8a857a;font-size:20px;${INK}`,
  heading: 'margin:28px 0 8px;font-size:17px',
  words: 'margin:0 0 12px',
  quote: 'margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #cfc9bb;color:#55514a;white-space:pre-line',
  button: 'display:inline-block;padding:10px 18px;background:#1c1b19;color:#faf8f3;text-decoration:none',
  small: 'margin:0 0 6px;font-size:13px;color:#6b665c',
} as const;

function htmlOf({ lang, siteName, subject, blocks, footer }: Letter, url: string): string {
  const body = blocks.map((block) => blockHtml(block, url)).join('\n');
  const small = footer.map((parts) => `<p style="${STYLES.small}">${partsHtml(parts, url)}</p>`).join('\n');
  return `<!doctype html>
<html lang="${escaped(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(cleanLine(subject))}</title></head>
<body style="${STYLES.body}"><div style="${STYLES.main}">
<p style="${STYLES.head}"><a href="${escaped(url)}/" style="${INK};text-decoration:none">${escaped(siteName)}</a></p>
${body}
<hr style="margin:28px 0 14px;border:0;border-top:1px solid #cfc9bb">
${small}
</div></body></html>
`;
}

function blockHtml(block: Block, url: string): string {
  switch (block.is) {
    case 'words':
      return `<p style="${STYLES.words}">${partsHtml(block.parts, url)}</p>`;
    case 'heading':
      return `<h2 style="${STYLES.heading}">${escaped(block.text)}</h2>`;
    case 'quote':
      return `<blockquote style="${STYLES.quote}"${block.lang ? ` lang="${escaped(block.lang)}"` : ''} dir="auto">${escaped(block.text)}</blockquote>`;
    case 'button':
      return `<p style="${STYLES.words}"><a href="${escaped(url + block.path)}" style="${STYLES.button}">${escaped(block.text)}</a></p>`;
  }
}

const partsHtml = (parts: Part[], url: string): string =>
  parts
    .map(({ text, path, isForeign }) => {
      const words = isForeign ? `<bdi>${escaped(text)}</bdi>` : escaped(text);
      return path ? `<a href="${escaped(url + path)}" style="${INK}">${words}</a>` : words;
    })
    .join('');

/** Controls have no place in HTML; line ends stay. */
const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
