/** What a rendering begins with: its options, the text as it is parsed, and the parser for it. */
import { hasTooManyNotes } from './footnote-rule';
import { type Parser, parserFor } from './markdown-parser';
import type { RenderEnv } from './parser-types';

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
  /** Makes `:::hide` … `:::` hidden parts; without it they stay text. */
  hides?: boolean;
}

/** Signs that are kept in the source but have no place in HTML or XML. */
const UNDRAWABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udfff]/gu;

/** A source as it is parsed. */
export const drawable = (source: string): string => source.replace(UNDRAWABLE, '');

/** The parser for a text. */
export const parserOf = (text: string): Parser => parserFor({ notes: !hasTooManyNotes(text) });

/** What one rendering starts with; `key` begins its ids. */
export function envFor(key: string, { headingBase = 2, threadId, origin, isMember, hides }: RenderOptions): RenderEnv {
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
    quotes: new Set(),
    floors: new Set(),
    headings: [],
    hides: hides ? [] : null,
    hasTooManyHides: false,
    hasUnreadableHides: false,
    links: 0,
    images: 0,
  };
}

/** A key from a text: FNV-1a, 32 bits. */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
