import { Parser } from 'htmlparser2';

const TAGS = new Set([
  'p',
  'br',
  'hr',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'em',
  'strong',
  'del',
  'sup',
  'code',
  'pre',
  'span',
  'blockquote',
  'ul',
  'ol',
  'li',
  'a',
  'img',
  'div',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'section',
]);
const ATTRIBUTES = new Set(['href', 'title', 'rel', 'id', 'src', 'alt', 'loading', 'decoding', 'start', 'class', 'tabindex', 'data-hide']);

/** What a post's HTML must never hold, in words; empty where all is well. Read by a tokenizer, not by the renderer's eyes. */
export function harmsIn(html: string): string[] {
  const harms: string[] = [];
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (!TAGS.has(tag)) harms.push(`<${tag}>`);
      for (const [name, value] of Object.entries(attributes)) {
        if (!ATTRIBUTES.has(name)) harms.push(`${name} on <${tag}>`);
        if (name === 'data-hide' && !(tag === 'div' && /^\d{1,2} (?:reply|points) \d{1,9}$/.test(value)))
          harms.push(`data-hide="${value}"`);
        if (name === 'src' && !/^\/uploads\/[\w./-]+$/.test(value)) harms.push(`src="${value}"`);
        if (name === 'href' && leadsAway(value)) harms.push(`href="${value}"`);
        if (name === 'href' && isForeign(value) && attributes.rel !== 'nofollow ugc noopener') harms.push(`no rel on ${value}`);
      }
    },
  });
  parser.write(html);
  parser.end();
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|[\ud800-\udfff]/u.test(html)) harms.push('a sign that XML refuses');
  return harms;
}

const isForeign = (address: string): boolean =>
  URL.canParse(address, 'http://board.invalid/') && new URL(address, 'http://board.invalid/').origin !== 'http://board.invalid';

/** Judged as a browser would, by its own URL parser. */
function leadsAway(address: string): boolean {
  if (!URL.canParse(address, 'http://board.invalid/')) return false;
  return !['http:', 'https:', 'mailto:'].includes(new URL(address, 'http://board.invalid/').protocol);
}
