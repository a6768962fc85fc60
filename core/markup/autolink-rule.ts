/** Bare addresses become links: https://… and http://… where they stand, www.… afterwards. No mail addresses, no bare domains. */
import type { MarkdownIt } from 'markdown-it';
import { addressEnd } from './addresses';
import type { CoreState, InlineState, Token } from './parser-types';

export function autolinkRule(md: MarkdownIt): void {
  md.inline.ruler.after('text', 'bare_address', bareAddress);
  md.core.ruler.push('www_address', wwwAddresses);
}

/** At the colon of `https://`: what stands before is still pending text. */
function bareAddress(state: InlineState, silent: boolean): boolean {
  if (state.linkLevel > 0 || !state.src.startsWith('://', state.pos)) return false;
  const scheme = /(?<![A-Za-z0-9_])https?$/i.exec(state.src.slice(Math.max(0, state.pos - 6), state.pos))?.[0];
  if (scheme === undefined) return false;
  const start = state.pos - scheme.length;
  const end = addressEnd(state.src, state.pos + 3);
  if (end === state.pos + 3) return false;
  const address = state.md.normalizeLink(state.src.slice(start, end));
  if (!state.md.validateLink(address)) return false;
  if (!silent) {
    if (!state.pending.endsWith(scheme)) return false;
    state.pending = state.pending.slice(0, -scheme.length);
    state.push('link_open', 'a', 1).attrSet('href', address);
    state.push('text', '', 0).content = state.src.slice(start, end);
    state.push('link_close', 'a', -1);
  }
  state.pos = end;
  return true;
}

const WWW = /(?<![A-Za-z0-9_.@/-])www\.(?=[a-z0-9])/gi;

function wwwAddresses(state: CoreState): void {
  for (const block of state.tokens) {
    if (block.type !== 'inline' || !block.children || !/www\./i.test(block.content)) continue;
    let depth = 0;
    block.children = block.children.flatMap((token) => {
      depth += token.type === 'link_open' ? 1 : token.type === 'link_close' ? -1 : 0;
      return token.type === 'text' && depth === 0 ? withLinks(state, token) : [token];
    });
  }
}

function withLinks(state: CoreState, token: Token): Token[] {
  const parts: Token[] = [];
  const text = token.content;
  let from = 0;
  const add = (content: string): void => {
    if (content !== '') parts.push(Object.assign(new state.Token('text', '', 0), { content, level: token.level }));
  };
  for (const match of text.matchAll(WWW)) {
    if (match.index < from) continue;
    const end = addressEnd(text, match.index);
    const address = state.md.normalizeLink(`http://${text.slice(match.index, end)}`);
    if (end <= match.index + 5 || !state.md.validateLink(address)) continue;
    add(text.slice(from, match.index));
    const open = new state.Token('link_open', 'a', 1);
    open.attrSet('href', address);
    parts.push(open);
    add(text.slice(match.index, end));
    parts.push(new state.Token('link_close', 'a', -1));
    from = end;
  }
  if (from === 0) return [token];
  add(text.slice(from));
  return parts;
}
