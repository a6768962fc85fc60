/** What is done to the finished tokens of a post: headings, pictures, links, task lists, tables. */
import type { MarkdownIt } from 'markdown-it';
import { isForeign, isOwnPicture, withoutOrigin } from './addresses';
import { envOf, type CoreState, type RenderEnv, type Token } from './parser-types';
import { textOf } from './plain-text';

const LOWEST_HEADING = 6;

export function documentRule(md: MarkdownIt): void {
  md.core.ruler.push('headings', headings);
  md.core.ruler.push('pictures', pictures);
  md.core.ruler.push('links', links);
  md.core.ruler.push('tasks', tasks);
  md.core.ruler.push('cells', cells);
}

/**
 * Levels follow the writer's order and never skip: whatever level comes first is `headingBase`, one that is deeper than the
 * last goes down one step, and so no page of posts can skip a level either (CONTRACT). There is never an h1.
 */
function headings(state: CoreState): void {
  const env = envOf(state);
  const open: number[] = [];
  state.tokens.forEach((token, at) => {
    if (token.type !== 'heading_open') return;
    const source = Number(token.tag.slice(1));
    while (open.length > 0 && open.at(-1)! >= source) open.pop();
    open.push(source);
    const level = Math.min(env.headingBase + open.length - 1, LOWEST_HEADING);
    const id = `h-${env.key}-${env.headings.length + 1}`;
    token.tag = `h${level}`;
    token.attrSet('id', id);
    const close = state.tokens.slice(at, at + 3).find(({ type }) => type === 'heading_close');
    if (close) close.tag = token.tag;
    env.headings.push({ id, level, text: textOf(state.tokens[at + 1]?.children ?? []).trim() });
  });
}

/** Pictures of the board are shown, others become links; inside a link a picture that is not ours is only its text. */
function pictures(state: CoreState): void {
  const env = envOf(state);
  for (const block of state.tokens) {
    if (!block.children?.some(({ type }) => type === 'image')) continue;
    let depth = 0;
    block.children = block.children.flatMap((token) => {
      depth += token.type === 'link_open' ? 1 : token.type === 'link_close' ? -1 : 0;
      return token.type === 'image' ? picture(state, { token, env, inLink: depth > 0 }) : [token];
    });
  }
}

function picture(state: CoreState, { token, env, inLink }: { token: Token; env: RenderEnv; inLink: boolean }): Token[] {
  env.images += 1;
  const source = withoutOrigin(String(token.attrGet('src') ?? ''), env.origin);
  if (isOwnPicture(source)) {
    token.attrSet('src', source);
    token.attrSet('loading', 'lazy');
    token.attrSet('decoding', 'async');
    return [token];
  }
  const text = new state.Token('text', '', 0);
  text.content = textOf(token.children ?? []) || source;
  if (inLink || source === '') return [text];
  const open = new state.Token('link_open', 'a', 1);
  open.attrSet('href', source);
  const title = token.attrGet('title');
  if (title) open.attrSet('title', title);
  return [open, text, new state.Token('link_close', 'a', -1)];
}

/** A post of the board by its own address. */
const PERMALINK = /^\/p\/([1-9]\d{0,14})$/;

/** Counts links that a reader could be led away by, marks those that leave the board, and collects mentions, floors and quoted posts. */
function links(state: CoreState): void {
  const env = envOf(state);
  let depth = 0;
  for (const block of state.tokens) {
    if (block.type === 'blockquote_open') depth += 1;
    if (block.type === 'blockquote_close') depth -= 1;
    linksIn(block.children ?? [], env, depth > 0);
  }
}

function linksIn(tokens: readonly Token[], env: RenderEnv, isQuote: boolean): void {
  for (const token of tokens) {
    if (token.type !== 'link_open') continue;
    const { mention, floor } = (token.meta ?? {}) as { mention?: string; floor?: number };
    if (mention !== undefined) env.mentions.add(mention);
    if (floor !== undefined) env.floors.add(floor);
    if (mention !== undefined || floor !== undefined) continue;
    const address = withoutOrigin(String(token.attrGet('href') ?? ''), env.origin);
    token.attrSet('href', address);
    const post = PERMALINK.exec(address)?.[1];
    if (post && isQuote) env.quotes.add(Number(post));
    if (!post) env.links += 1;
    if (isForeign(address)) token.attrSet('rel', 'nofollow ugc noopener');
  }
}

const TASK = /^\[([ xX])\](?=[ \t])/;

/** `- [x] done`: a mark that is text, since a box that cannot be ticked is no control. */
function tasks(state: CoreState): void {
  state.tokens.forEach((item, at) => {
    if (item.type !== 'list_item_open' || state.tokens[at + 1]?.type !== 'paragraph_open') return;
    const inline = state.tokens[at + 2];
    const first = inline?.children?.[0];
    const match = first?.type === 'text' ? TASK.exec(first.content) : null;
    if (!inline?.children || !first || !match) return;
    const mark = new state.Token('task_mark', '', 0);
    mark.meta = { done: match[1] !== ' ' };
    first.content = first.content.slice(match[0].length);
    inline.children.unshift(mark);
    item.attrJoin('class', 'task');
  });
}

/** Alignment as a class: the policy allows no style attributes. */
function cells(state: CoreState): void {
  for (const token of state.tokens) {
    if (token.type !== 'th_open' && token.type !== 'td_open') continue;
    const side = /text-align:\s*(left|center|right)/.exec(String(token.attrGet('style') ?? ''))?.[1];
    token.attrs = side ? [['class', `to-${side}`]] : null;
  }
}
