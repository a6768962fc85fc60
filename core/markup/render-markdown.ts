import { excerptOf, readingMinutes } from '@/core/text';
import { hasTooManyNotes } from './footnote-rule';
import { parserFor } from './markdown-parser';
import type { RenderEnv } from './parser-types';
import { plainTextOf } from './plain-text';
import { sanitize } from './sanitize';

/** Goes up whenever the same source would give other HTML: rows of an older version are rendered again. */
export const RENDERER_VERSION = 1;

const EXCERPT = 140;
/** Colouring more code than this in one post is not worth the bytes. */
const COLOURED = 20_000;

export interface RenderOptions {
  /** BCP 47 tag of the text; only the reading time depends on it. */
  lang?: string;
  /** Begins all ids of this post ([a-z0-9-]); must differ between posts of one page. Default: a hash of the source. */
  postKey?: string;
  /** The level of the first heading: 2 (default) is right wherever the page has one h1. */
  headingBase?: 2 | 3 | 4 | 5;
  /** Makes #12 a link to that floor; without it #12 stays text. */
  threadId?: number | string;
  /** The board's own origin (https://board.example): its addresses become relative and are not foreign. */
  origin?: string;
  /** Whether a name (NFC) is a member's. Without it every well-formed @name is a link. See `mentionCandidates`. */
  isMember?: (name: string) => boolean;
}

export interface Rendered {
  html: string;
  /** In order; levels never skip and are never 1. */
  headings: { id: string; level: number; text: string }[];
  /** Everything a reader reads, a line a block: for search and language. */
  text: string;
  excerpt: string;
  /** Names behind @, NFC, each once. */
  mentions: string[];
  /** Floors behind #, each once (only with `threadId`). */
  floors: number[];
  /** Posts that its quotes name by a link, each once. */
  quotes: number[];
  /** Links other than mentions, floors and posts of the board; a foreign picture is one. */
  links: number;
  /** Pictures, shown or turned into links. */
  images: number;
  minutes: number;
  rendererVersion: number;
}

/** Signs that are kept in the source but have no place in HTML or XML. */
const UNDRAWABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udfff]/gu;

/** Markdown to safe HTML (PRODUCT B6), in time linear in the source. Never throws, whatever the source. */
export function renderMarkdown(source: string, options: RenderOptions = {}): Rendered {
  const text = source.replace(UNDRAWABLE, '');
  const env = envFor(text, options);
  const parser = parserFor({ notes: !hasTooManyNotes(text) });
  const tokens = parser.parse(text, env);
  const html = sanitize(parser.renderer.render(tokens, parser.options, env));
  const plain = plainTextOf(tokens);
  return {
    html,
    headings: env.headings,
    text: plain,
    excerpt: excerptOf(plain, EXCERPT),
    mentions: [...env.mentions],
    floors: [...env.floors],
    quotes: [...env.quotes],
    links: env.links,
    images: env.images,
    minutes: readingMinutes(plain, options.lang),
    rendererVersion: RENDERER_VERSION,
  };
}

function envFor(source: string, { postKey, headingBase = 2, threadId, origin, isMember }: RenderOptions): RenderEnv {
  const key = postKey?.replace(/[^a-z0-9-]/gi, '').slice(0, 40) || hashOf(source);
  return {
    key,
    docId: key,
    threadId,
    origin,
    isMember,
    headingBase,
    depth: 0,
    colourable: COLOURED,
    ownLinks: 0,
    noteMarks: 0,
    mentions: new Set(),
    floors: new Set(),
    headings: [],
    quotes: new Set(),
    links: 0,
    images: 0,
  };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
