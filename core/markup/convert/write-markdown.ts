/** Writes a tree as Markdown. Blocks are lists of lines; what is inside a quote or a list gets its prefix as it is closed. */
import { maySendTo } from '../addresses';
import { escapeInline, escapeLineStart } from './escape-markdown';
import { rawText, type Element, type Node } from './tree';

/** Quotes and lists in one another; the renderer shows no more (see bounds-rule). */
const DEEPEST = 10;

const BLOCKS = new Set([
  'body',
  'html',
  'div',
  'p',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'aside',
  'nav',
  'center',
  'address',
  'details',
  'summary',
  'figure',
  'figcaption',
  'fieldset',
  'form',
  'dl',
  'dt',
  'dd',
  'blockquote',
  'ul',
  'ol',
  'li',
  'menu',
  'pre',
  'hr',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);

/** Markdown of a tree; '' where nothing is left. */
export function writeMarkdown(root: Element): string {
  return blocksOf(root.children, 0).join('\n\n');
}

/** The blocks among some nodes; what stands between them is a paragraph. */
function blocksOf(nodes: readonly Node[], depth: number): string[] {
  const blocks: string[] = [];
  let line: Node[] = [];
  const flush = (): void => {
    const paragraph = paragraphOf(line);
    if (paragraph !== '') blocks.push(paragraph);
    line = [];
  };
  for (const node of nodes) {
    if (typeof node === 'string' || !holdsBlock(node)) line.push(node);
    else {
      flush();
      blocks.push(...blockOf(node, depth));
    }
  }
  flush();
  return blocks;
}

/** A block, or something inline that has a block in it (`<b><p>…`), which then counts for what it holds. */
function holdsBlock(node: Element): boolean {
  return BLOCKS.has(node.tag) || node.children.some((child) => typeof child !== 'string' && holdsBlock(child));
}

function blockOf(node: Element, depth: number): string[] {
  if (/^h[1-6]$/.test(node.tag)) {
    const text = inlineOf(node.children)
      .replace(/[\s\0]+/g, ' ')
      .trim();
    return text ? [`${'#'.repeat(Number(node.tag[1]))} ${text}`] : [];
  }
  if (node.tag === 'hr') return ['---'];
  if (node.tag === 'pre') return [fence(node)];
  if (node.tag === 'table') return tableOf(node);
  if (depth < DEEPEST && node.tag === 'blockquote') return quote(node, depth);
  if (depth < DEEPEST && (node.tag === 'ul' || node.tag === 'ol' || node.tag === 'menu')) return list(node, depth);
  return blocksOf(node.children, depth);
}

function quote(node: Element, depth: number): string[] {
  const author = node.attributes.author;
  const blocks = blocksOf(node.children, depth + 1);
  if (author) blocks.unshift(`**${escapeInline(author)}**`);
  return blocks.length > 0 ? [prefixed(blocks.join('\n\n'), '> ', '> ')] : [];
}

function list(node: Element, depth: number): string[] {
  const items = node.children.filter((child): child is Element => typeof child !== 'string' && child.tag === 'li');
  const lines = items.map((item, at) => {
    const mark = node.tag === 'ol' ? `${at + 1}. ` : '- ';
    return prefixed(blocksOf(item.children, depth + 1).join('\n\n'), mark, ' '.repeat(mark.length));
  });
  return lines.length > 0 ? [lines.join('\n')] : blocksOf(node.children, depth + 1);
}

function prefixed(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, at) => (at === 0 ? first : line === '' ? rest.trimEnd() : rest) + line)
    .join('\n');
}

function fence(node: Element): string {
  const code = rawText(node).replace(/^\n/, '').trimEnd();
  const ticks = '`'.repeat(Math.max(3, longestRun(code) + 1));
  const inner = node.children.find((child): child is Element => typeof child !== 'string' && child.tag === 'code');
  const language =
    /(?:lang|language)-([\w+#-]{1,20})/.exec(inner?.attributes.class ?? node.attributes.class ?? '')?.[1] ?? node.attributes.lang ?? '';
  return `${ticks}${/^[\w+#-]{1,20}$/.test(language) ? language : ''}\n${code}\n${ticks}`;
}

const longestRun = (text: string): number => Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length).slice(0, 10_000));

function tableOf(node: Element): string[] {
  const rows = rowsOf(node).map((row) =>
    row.children
      .filter((cell): cell is Element => typeof cell !== 'string' && (cell.tag === 'td' || cell.tag === 'th'))
      .map((cell) =>
        inlineOf(cell.children)
          .replace(/[\s\0]+/g, ' ')
          .trim()
          .replaceAll('|', '\\|'),
      ),
  );
  const width = Math.min(30, Math.max(0, ...rows.map((row) => row.length)));
  if (width === 0)
    return blocksOf(
      node.children.filter((child) => typeof child === 'string'),
      0,
    );
  const line = (cells: string[]): string => `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  return [[line(rows[0]!), line(Array.from({ length: width }, () => '---')), ...rows.slice(1).map(line)].join('\n')];
}

function rowsOf(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.tag === 'tr') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.tag) ? rowsOf(child) : [];
  });
}

// ---------------------------------------------------------------- inside a line

/** Stands for a line break that was asked for; no source holds it (see to-markdown). */
const BREAK = '\0';

function paragraphOf(nodes: readonly Node[]): string {
  const lines = inlineOf(nodes)
    .replace(/^[ \t\n\0]+/, '')
    .split('\n')
    .map((line) => {
      const text = escapeLineStart(
        line
          .replace(/^[ \t]+/, '')
          .replaceAll(BREAK, '')
          .trimEnd(),
      );
      return line.endsWith(BREAK) && text !== '' ? `${text}  ` : text;
    });
  return lines.join('\n').trimEnd();
}

function inlineOf(nodes: readonly Node[]): string {
  return nodes.map((node) => (typeof node === 'string' ? escapeInline(node) : inlineElement(node))).join('');
}

function inlineElement(node: Element): string {
  switch (node.tag) {
    case 'br':
      return `${BREAK}\n`;
    case 'strong':
    case 'b':
      return marked(inlineOf(node.children), '**');
    case 'em':
    case 'i':
    case 'cite':
      return marked(inlineOf(node.children), '*');
    case 'del':
    case 's':
    case 'strike':
      return marked(inlineOf(node.children), '~~');
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt':
      return codeSpan(rawText(node));
    case 'a':
      return link(node);
    case 'img':
      return image(node);
    case 'rt':
      return `(${inlineOf(node.children)})`;
    default:
      return inlineOf(node.children);
  }
}

/** Marks stand at the words, blanks outside; over line breaks they would mark nothing. */
function marked(text: string, mark: string): string {
  const inner = text.trim();
  if (inner === '' || inner.includes('\n\n')) return text;
  const at = text.indexOf(inner);
  return `${text.slice(0, at)}${mark}${inner}${mark}${text.slice(at + inner.length)}`;
}

function codeSpan(code: string): string {
  const text = code.replace(/\n/g, ' ');
  if (text.trim() === '') return '';
  const ticks = '`'.repeat(longestRun(text) + 1);
  const blank = /^`|`$/.test(text) ? ' ' : '';
  return `${ticks}${blank}${text}${blank}${ticks}`;
}

function link(node: Element): string {
  const text = inlineOf(node.children).replace(/[\s\0]+/g, ' ');
  const address = addressOf(node.attributes.href || rawText(node));
  if (address === undefined) return text;
  return `[${text.trim() || escapeInline(address)}](${address})`;
}

function image(node: Element): string {
  const address = addressOf(node.attributes.src ?? '');
  const alt = escapeInline((node.attributes.alt ?? '').replace(/\s+/g, ' ')).replaceAll(']', '\\]');
  return address === undefined ? alt : `![${alt}](${address})`;
}

/** An address as it may stand between parentheses, or undefined where it leads nowhere we go. */
function addressOf(value: string): string | undefined {
  const plain = value.trim().replace(/[\u0000-\u001f\u007f]/g, '');
  const address = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(plain) ? `mailto:${plain}` : /^www\./i.test(plain) ? `http://${plain}` : plain;
  if (address === '' || address.length > 2_000 || !maySendTo(address)) return undefined;
  return address.replace(/[\s<>()\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
