import { Parser } from 'htmlparser2';
import { DEEPEST_TREE, element, type Element } from './tree';

/** Elements of which not even the text is anybody's post. */
const DROPPED = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'iframe',
  'object',
  'embed',
  'applet',
  'svg',
  'math',
  'select',
  'textarea',
  'button',
  'audio',
  'video',
  'canvas',
  'noembed',
  'noframes',
  'xmp',
  'plaintext',
  'rp',
]);
const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr', 'meta', 'link', 'base', 'area', 'col', 'source', 'track', 'param']);

/** Reads HTML, however broken, without running or loading any of it. Blanks are folded as a browser would. */
export function readHtml(html: string): Element {
  const root = element('body');
  const open: Element[] = [root];
  let dropped = 0;
  let depth = 0;
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (DROPPED.has(tag)) dropped += 1;
      if (dropped > 0) return;
      depth += VOID.has(tag) ? 0 : 1;
      const node = element(tag, attributes);
      if (depth > DEEPEST_TREE) return;
      open.at(-1)!.children.push(node);
      if (!VOID.has(tag)) open.push(node);
    },
    ontext(text) {
      if (dropped > 0) return;
      const inPre = open.some(({ tag }) => tag === 'pre');
      open.at(-1)!.children.push(inPre ? text : text.replace(/[ \t\r\n\f]+/g, ' '));
    },
    onclosetag(tag) {
      if (DROPPED.has(tag)) dropped = Math.max(0, dropped - 1);
      else if (dropped === 0 && !VOID.has(tag)) {
        if (depth <= DEEPEST_TREE && open.length > 1) open.pop();
        depth -= 1;
      }
    },
  });
  parser.write(html);
  parser.end();
  return root;
}
