/**
 * Colours for code: comments, strings, numbers, keywords, calls, tags. One pass of one pattern a family of languages, so a
 * hostile block costs what a harmless one does. Class names only, the themes give the colours. (Grammars of editors were
 * measured and refused: 200–900 ms for the first block, 80 MB, see docs/decisions/0004-markup.md.)
 */
import { escapeHtml } from './escape';
import { KEYWORDS, type Family, familyOf } from './languages';

/** Names of the groups are the classes. Every alternative that can run far also eats what it ran over. */
const NUMBER = String.raw`(?<number>\b0[xXbBoO][\da-fA-F_]+|\b\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)`;
const QUOTED = String.raw`"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?`;
const WORD = String.raw`(?<word>[A-Za-z_$][\w$-]*)`;
const PLAIN_WORD = String.raw`(?<word>[\p{L}_$][\p{L}\p{N}_$]*)`;
const BLOCK_COMMENT = String.raw`\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?`;

const PATTERNS: Record<Family, RegExp> = {
  c: new RegExp(
    String.raw`(?<comment>\/\/[^\n]*|${BLOCK_COMMENT})|(?<string>\x60(?:[^\x60\\]|\\[\s\S])*\x60?|${QUOTED})|(?<meta>^[ \t]*#[a-z]+\b|@[A-Za-z_]\w*)|${NUMBER}|${PLAIN_WORD}`,
    'gmu',
  ),
  hash: new RegExp(
    String.raw`(?<comment>(?<![\w$&])#[^\n]*)|(?<string>"""(?:[^"]|"(?!""))*(?:""")?|'''(?:[^']|'(?!''))*(?:''')?|${QUOTED})|(?<meta>@[A-Za-z_]\w*|\$\{?\w+\}?)|${NUMBER}|${PLAIN_WORD}`,
    'gmu',
  ),
  sql: new RegExp(String.raw`(?<comment>--[^\n]*|${BLOCK_COMMENT})|(?<string>'(?:[^']|'')*'?|"[^"\n]*"?)|${NUMBER}|${PLAIN_WORD}`, 'gmu'),
  markup: new RegExp(
    String.raw`(?<comment><!--(?:[^-]|-(?!->))*(?:-->)?)|(?<tag><\/?[A-Za-z][\w:-]*|\/?>)|(?<string>"[^"]*"?|'[^'\n]*'?)|(?<meta>&#?\w{1,32};|<![A-Za-z]+)|${WORD}`,
    'gm',
  ),
  css: new RegExp(
    String.raw`(?<comment>${BLOCK_COMMENT})|(?<string>${QUOTED})|(?<meta>@[\w-]+|![a-z]+)|(?<number>#[\da-fA-F]{3,8}\b|\b\d[\d.]*(?:[a-z]+|%)?)|(?<tag>--[\w-]+|[.#][A-Za-z_][\w-]*)|${WORD}`,
    'gm',
  ),
  data: new RegExp(String.raw`(?<comment>(?:^|(?<=\s))#[^\n]*|(?:^|(?<=\s))\/\/[^\n]*)|(?<string>${QUOTED})|${NUMBER}|${WORD}`, 'gm'),
  diff: /(?<meta>^(?:@@[^\n]*|diff [^\n]*|index [^\n]*|--- [^\n]*|\+\+\+ [^\n]*))|(?<inserted>^\+[^\n]*)|(?<deleted>^-[^\n]*)/gm,
  lisp: new RegExp(String.raw`(?<comment>;[^\n]*)|(?<string>"(?:[^"\\]|\\[\s\S])*"?)|${NUMBER}|${WORD}`, 'gm'),
};

/** HTML of a block of code with `span.tk-…`; plain (escaped) where the language is unknown. */
export function highlight(code: string, language: string): string {
  const family = familyOf(language);
  if (!family) return escapeHtml(code);
  const keywords = KEYWORDS[family];
  let html = '';
  let from = 0;
  for (const match of code.matchAll(PATTERNS[family])) {
    const kind = kindOf(match, code, keywords);
    if (kind === undefined || match[0] === '') continue;
    html += `${escapeHtml(code.slice(from, match.index))}<span class="tk-${kind}">${escapeHtml(match[0])}</span>`;
    from = match.index + match[0].length;
  }
  return html + escapeHtml(code.slice(from));
}

function kindOf(match: RegExpMatchArray, code: string, keywords: ReadonlySet<string>): string | undefined {
  const groups = match.groups ?? {};
  const kind = Object.keys(groups).find((name) => groups[name] !== undefined);
  if (kind !== 'word') return kind;
  if (keywords.has(match[0]) || (keywords.has('SELECT') && keywords.has(match[0].toUpperCase()))) return 'keyword';
  const next = code[(match.index ?? 0) + match[0].length];
  return next === '(' ? 'call' : next === '=' && keywords.has('=') ? 'name' : next === ':' && keywords.has(':') ? 'name' : undefined;
}
