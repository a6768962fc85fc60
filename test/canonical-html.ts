import { Parser } from 'htmlparser2';

const BLOCKS = new Set(['p', 'h', 'ul', 'ol', 'li', 'blockquote', 'pre', 'hr', 'table', 'thead', 'tr', 'th', 'td', 'br']);
const SILENT = new Set(['tbody', 'div', 'span', 'section']);
const NO_END = new Set([...SILENT, 'img', 'input', 'br', 'hr']);

/**
 * HTML reduced to what CommonMark speaks of, so that its examples can be compared with ours: heading levels, ids, rel and
 * wrappers are left out; a picture is a link with its text, a checkbox its sign, a class of alignment its attribute.
 */
export function canonicalHtml(html: string): string {
  const parts: { kind: 'tag' | 'text' | 'code'; value: string }[] = [];
  let pre = 0;
  let links = 0;
  const say = (kind: 'tag' | 'text' | 'code', value: string): void => {
    const last = parts.at(-1);
    if (last && kind !== 'tag' && last.kind === kind) last.value += value;
    else parts.push({ kind, value });
  };
  const nameOf = (tag: string): string => (/^h[1-6]$/.test(tag) ? 'h' : tag === 's' ? 'del' : tag);
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === 'img') picture(attributes);
      else if (tag === 'input') say('text', 'checked' in attributes ? '☑' : '☐');
      if (SILENT.has(tag) || tag === 'img' || tag === 'input') return;
      pre += tag === 'pre' ? 1 : 0;
      links += tag === 'a' ? 1 : 0;
      say('tag', `<${nameOf(tag)}${told(tag, attributes)}>`);
    },
    ontext: (text) => say(pre > 0 ? 'code' : 'text', text),
    onclosetag(tag) {
      if (NO_END.has(tag)) return;
      pre -= tag === 'pre' ? 1 : 0;
      links -= tag === 'a' ? 1 : 0;
      say('tag', `</${nameOf(tag)}>`);
    },
  });
  parser.write(html);
  parser.end();
  return parts
    .map(({ kind, value }, at) => (kind === 'text' ? folded(value, isBlock(parts[at - 1]), isBlock(parts[at + 1])) : value))
    .join('');

  function picture({ src = '', alt, title }: Record<string, string>): void {
    if (links === 0 && src) say('tag', `<a href=${src}${title ? ` title=${title}` : ''}>`);
    say('text', alt || src);
    if (links === 0 && src) say('tag', '</a>');
  }
}

function told(tag: string, { href, title, start, align, class: names = '' }: Record<string, string>): string {
  const side = align ?? /to-(\w+)/.exec(names)?.[1];
  const pairs = { href, title, start, align: side, class: tag === 'code' && names ? names : undefined };
  return Object.entries(pairs)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}=${value}`))
    .join('');
}

const isBlock = (part: { value: string } | undefined): boolean =>
  part === undefined || BLOCKS.has(/^<\/?(\w+)/.exec(part.value)?.[1] ?? '');

function folded(text: string, afterBlock: boolean, beforeBlock: boolean): string {
  const line = text.replace(/[ \n]+/g, ' ');
  const start = afterBlock ? line.trimStart() : line;
  return beforeBlock ? start.trimEnd() : start;
}
