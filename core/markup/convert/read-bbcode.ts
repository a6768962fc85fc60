import { DEEPEST_TREE, element, type Element } from './tree';

/** What a tag of BBCode is in HTML; '' = only its content counts. */
const TAGS: Record<string, string> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  u: '',
  s: 'del',
  strike: 'del',
  del: 'del',
  sup: '',
  sub: '',
  color: '',
  colour: '',
  size: '',
  font: '',
  backcolor: '',
  align: 'div',
  center: 'div',
  left: 'div',
  right: 'div',
  justify: 'div',
  indent: 'div',
  float: 'div',
  p: 'div',
  quote: 'blockquote',
  list: 'ul',
  ol: 'ol',
  ul: 'ul',
  li: 'li',
  url: 'a',
  email: 'a',
  img: 'img',
  hr: 'hr',
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h5',
  h6: 'h6',
  table: 'table',
  tr: 'tr',
  td: 'td',
  th: 'th',
  spoiler: 'div',
  hide: 'div',
  free: 'div',
  media: 'a',
  flash: 'a',
  audio: 'a',
  video: 'a',
  youtube: '',
  user: '',
  member: '',
  attach: 'skip',
  attachimg: 'skip',
  code: 'pre',
  php: 'pre',
  html: 'pre',
  noparse: 'raw',
  nobbcode: 'raw',
  icode: 'code',
  tt: 'code',
};
const TAG = /\[(\/?)([a-z][a-z0-9]{0,11}|\*)(?:[ =]([^[\]\n]{0,500}))?\]/gi;
/** Tags whose content is taken as it stands. */
const VERBATIM = new Set(['pre', 'raw', 'img', 'skip', 'code']);

/** Reads BBCode as Discuz, phpBB and their like write it. Tags that nobody knows stay text. */
export function readBbcode(source: string): Element {
  const root = element('body');
  const open: Element[] = [root];
  const endOf = closingTags(source);
  let from = 0;
  const say = (text: string): void => void (text !== '' && open.at(-1)!.children.push(text));
  TAG.lastIndex = 0;
  for (let match = TAG.exec(source); match; match = TAG.exec(source)) {
    const [whole, slash, name, value = ''] = match;
    const tag = name === '*' ? 'li' : TAGS[name!.toLowerCase()];
    if (tag === undefined) continue;
    say(source.slice(from, match.index));
    from = match.index + whole.length;
    if (slash) {
      if (tag !== '' && !close(open, tag)) say(whole);
    } else if (VERBATIM.has(tag)) {
      const end = endOf(name!, from);
      // Nothing closes it: the tag is a word like others.
      if (end < 0) say(whole);
      else {
        verbatim(open.at(-1)!, { tag, content: source.slice(from, end), value });
        from = end + name!.length + 3;
        TAG.lastIndex = from;
      }
    } else if (tag !== '') begin(open, tag, value);
  }
  say(source.slice(from));
  return root;
}

function begin(open: Element[], tag: string, value: string): void {
  const given = value.trim().replace(/^["']|["']$/g, '');
  if (tag === 'li') close(open, 'li', ['ul', 'ol']);
  const node = element(tag === 'ul' && /^[1aAiI]$/.test(given) ? 'ol' : tag);
  if (tag === 'a') node.attributes.href = given.split(',')[0] ?? '';
  if (tag === 'blockquote' && given) node.attributes.author = given.split(/[;,]| pid=/)[0]!.replace(/["']/g, '');
  open.at(-1)!.children.push(node);
  if (tag !== 'hr' && open.length < DEEPEST_TREE) open.push(node);
}

/** Ends the nearest open element of that kind and all within it; false where none is open. */
function close(open: Element[], tag: string, within: string[] = []): boolean {
  for (let at = open.length - 1; at > 0; at -= 1) {
    const own = open[at]!.tag;
    if (own === tag || (tag === 'ul' && own === 'ol')) {
      open.length = at;
      return true;
    }
    if (within.includes(own)) return false;
  }
  return false;
}

function verbatim(parent: Element, { tag, content, value }: { tag: string; content: string; value: string }): void {
  if (tag === 'skip') return;
  if (tag === 'raw') parent.children.push(content);
  else if (tag === 'img') parent.children.push(element('img', { src: content.trim(), alt: '' }));
  else parent.children.push({ tag, attributes: { lang: value }, children: [content] });
}

/** Finds where a closing tag begins, or -1. What is not found once is never looked for again: text is read forwards. */
function closingTags(source: string): (name: string, from: number) => number {
  const missing = new Set<string>();
  return (name, from) => {
    const key = name.toLowerCase();
    if (missing.has(key)) return -1;
    const pattern = new RegExp(`\\[/${key}\\]`, 'gi');
    pattern.lastIndex = from;
    const end = pattern.exec(source)?.index ?? -1;
    if (end < 0) missing.add(key);
    return end;
  };
}
