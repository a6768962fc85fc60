/** The parser: markdown-it without raw HTML, with what PRODUCT B6 asks. Made once, on first use. */
import MarkdownIt from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import { maySendTo } from './addresses';
import { autolinkRule } from './autolink-rule';
import { boundsRule } from './bounds-rule';
import { documentRule } from './document-rule';
import { escapeHtml } from './escape';
import { footnoteRule } from './footnote-rule';
import { hideRule } from './hide-rule';
import { highlight } from './highlight';
import { mentionRule } from './mention-rule';
import { envOf } from './parser-types';

export type Parser = InstanceType<typeof MarkdownIt>;

/** Bounds the inline parser (links in links); blocks are bounded by `boundsRule` before that. */
const MAX_NESTING = 40;

const parsers = new Map<boolean, Parser>();

/** The parser with or without footnotes (a text with too many of them is rendered without). */
export function parserFor({ notes }: { notes: boolean }): Parser {
  let parser = parsers.get(notes);
  if (!parser) parsers.set(notes, (parser = makeParser(notes)));
  return parser;
}

function makeParser(notes: boolean): Parser {
  const md = new MarkdownIt('default', { html: false, linkify: false, typographer: false, breaks: false, maxNesting: MAX_NESTING });
  md.validateLink = maySendTo;
  md.use(cjkFriendly).use(autolinkRule).use(mentionRule).use(boundsRule).use(hideRule).use(documentRule);
  if (notes) md.use(footnoteRule);
  drawing(md);
  return md;
}

/** How tokens become HTML where the defaults do not do. */
function drawing(md: Parser): void {
  const { rules } = md.renderer;
  // Pages show the line ends of the source (white-space: pre-line), so a <br> brings none of its own.
  rules.hardbreak = () => '<br>';
  rules.s_open = () => '<del>';
  rules.s_close = () => '</del>';
  rules.task_mark = (tokens, at) => `<span class="task-mark">${tokens[at]!.meta?.done ? '☑' : '☐'}</span>`;
  // What scrolls sideways must be reachable by keyboard.
  rules.table_open = () => '<div class="table-scroll" tabindex="0">\n<table>\n';
  rules.table_close = () => '</table>\n</div>\n';
  rules.code_block = (tokens, at) => `<pre tabindex="0"><code>${escapeHtml(tokens[at]!.content)}</code></pre>\n`;
  rules.fence = (tokens, at, _options, env) => {
    const { content, info } = tokens[at]!;
    const language = md.utils.unescapeAll(info).trim().split(/\s/, 1)[0] ?? '';
    const state = envOf({ env: env ?? {} });
    state.colourable -= content.length;
    const html = state.colourable >= 0 ? highlight(content, language) : escapeHtml(content);
    return `<pre tabindex="0"><code${language ? ` class="language-${escapeHtml(language.slice(0, 40))}"` : ''}>${html}</code></pre>\n`;
  };
}
