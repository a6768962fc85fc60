/** `@name` and `#12`: links to a member and to a floor of this thread. Never in code, links or picture texts. */
import type { MarkdownIt } from 'markdown-it';
import { cutGraphemes, graphemesOf } from '@/core/text';
import { envOf, type InlineState } from './parser-types';

/** Longest name in graphemes (C1), and in code units more than that can have. */
const LONGEST_NAME = 20;
/** More links of a kind than this in one post stay text: nobody reads them, and each costs as much as a line of text. */
const MOST_LINKS = 300;
const RUN = /[\p{L}\p{M}\p{N}_-]{1,120}/uy;
/** A letter or sign before the @ makes it part of an address (a@b); Han and kana do not. */
const JOINED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_.+=&@/\\-]$/u;

export function mentionRule(md: MarkdownIt): void {
  md.inline.ruler.after('text', 'mention', mention);
  md.inline.ruler.after('mention', 'floor', floor);
}

/** Every name that the @ signs of a text may mean, longest first for each, so that the caller can look all of them up at once. */
export function mentionCandidates(source: string, most = 400): string[] {
  const found = new Set<string>();
  for (const { index } of source.matchAll(/@/g)) {
    for (const name of namesAt(source, index, true)) {
      if (found.size >= most) return [...found];
      found.add(name);
    }
  }
  return [...found];
}

/** Names that begin behind the @ at `at`: the whole run, then (CJK text has no blanks) ever shorter beginnings of it. */
function namesAt(source: string, at: number, shorter: boolean): string[] {
  if (JOINED.test(source.slice(Math.max(0, at - 2), at))) return [];
  RUN.lastIndex = at + 1;
  const run = RUN.exec(source)?.[0] ?? '';
  const signs = graphemesOf(cutGraphemes(run, LONGEST_NAME + 1));
  if (!shorter) return signs.length <= LONGEST_NAME ? [run.replace(/[-_]+$/, '')].filter((name) => name.length > 1) : [];
  const names: string[] = [];
  for (let length = Math.min(signs.length, LONGEST_NAME); length >= 2; length -= 1) names.push(signs.slice(0, length).join(''));
  return names;
}

function mention(state: InlineState, silent: boolean): boolean {
  if (state.src[state.pos] !== '@' || state.linkLevel > 0) return false;
  const env = envOf(state);
  const { isMember } = env;
  if (env.ownLinks >= MOST_LINKS) return false;
  const names = namesAt(state.src, state.pos, isMember !== undefined);
  const name = isMember ? names.find((each) => isMember(each.normalize('NFC'))) : names[0];
  if (name === undefined) return false;
  if (!silent) {
    const shown = name.normalize('NFC');
    link(state, { href: `/u/${encodeURIComponent(shown)}`, className: 'mention', text: `@${name}`, meta: { mention: shown } });
  }
  state.pos += 1 + name.length;
  return true;
}

const FLOOR = /#([1-9]\d{0,6})(?![\p{L}\p{N}_-])/uy;

function floor(state: InlineState, silent: boolean): boolean {
  const { threadId, ownLinks } = envOf(state);
  if (ownLinks >= MOST_LINKS || state.src[state.pos] !== '#' || state.linkLevel > 0 || threadId === undefined) return false;
  const before = state.src.slice(Math.max(0, state.pos - 1), state.pos);
  FLOOR.lastIndex = state.pos;
  const match = FLOOR.exec(state.src);
  if (!match || !/^$|[\s、。，．：；！？（「『【《〈“(]/u.test(before)) return false;
  if (!silent) {
    link(state, { href: `/t/${threadId}?floor=${match[1]}`, className: 'floor', text: match[0], meta: { floor: Number(match[1]) } });
  }
  state.pos += match[0].length;
  return true;
}

function link(
  state: InlineState,
  { href, className, text, meta }: { href: string; className: string; text: string; meta: { mention?: string; floor?: number } },
): void {
  envOf(state).ownLinks += 1;
  const open = state.push('link_open', 'a', 1);
  open.attrSet('class', className);
  open.attrSet('href', href);
  open.meta = meta;
  state.push('text', '', 0).content = text;
  state.push('link_close', 'a', -1);
}
