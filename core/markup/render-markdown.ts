import { excerptOf, readingMinutes } from '@/core/text';
import type { HiddenPlace } from './hidden-places';
import type { HiddenSource } from './parser-types';
import { ownTextOf, plainTextOf } from './plain-text';
import { drawable, envFor, hashOf, parserOf, type RenderOptions } from './render-env';
import { sanitize } from './sanitize';
import { withoutHidden } from './without-hidden';

/** Goes up whenever the same source would give other HTML: rows of an older version are rendered again. */
export const RENDERER_VERSION = 3;

export type { RenderOptions } from './render-env';

const EXCERPT = 140;
/** What one hidden part holds. */
export interface HiddenPart extends HiddenPlace {
  html: string;
}

export interface Rendered {
  html: string;
  /** In order; levels never skip and are never 1. */
  headings: { id: string; level: number; text: string }[];
  /** Everything a reader reads, a line a block: for search and language. */
  text: string;
  /** The text without its quotes: what a line about the post begins with. */
  ownText: string;
  excerpt: string;
  /** Names behind @, NFC, each once. */
  mentions: string[];
  /** Floors behind #, each once (only with `threadId`). */
  floors: number[];
  /** What was taken out of `html`, `text`, `headings`, `mentions` and all that is made of them; only with `hides`. */
  hidden: HiddenPart[];
  /** Names behind @ in hidden parts. */
  hiddenMentions: string[];
  /** There are more hidden parts than a post may have: the rest is text. */
  hasTooManyHidden: boolean;
  /** An opening says behind `hide` what nobody can read: what it opens is shown to nobody else. */
  hasUnreadableHidden: boolean;
  /** Posts that its quotes name by a link, each once. */
  quotes: number[];
  /** Links other than mentions, floors and posts of the board; a foreign picture is one. Those of hidden parts count. */
  links: number;
  /** Pictures, shown or turned into links, in hidden parts too. */
  images: number;
  minutes: number;
  rendererVersion: number;
}

/** Markdown to safe HTML (PRODUCT B6), in time linear in the source. Never throws, whatever the source. */
export function renderMarkdown(source: string, options: RenderOptions = {}): Rendered {
  const text = drawable(source);
  // Ids are public, so they are made of what everybody reads: a hidden word must not be guessed by them.
  const key = options.postKey?.replace(/[^a-z0-9-]/gi, '').slice(0, 40) || hashOf(options.hides ? withoutHidden(text) : text);
  const env = envFor(key, options);
  const parser = parserOf(text);
  const tokens = parser.parse(text, env);
  const html = sanitize(parser.renderer.render(tokens, parser.options, env));
  const plain = plainTextOf(tokens);
  const ownText = ownTextOf(tokens);
  const parts = (env.hides ?? []).map((part, at) => renderPart(part, at + 1, { ...options, postKey: `${env.key}-x${at + 1}` }));
  const sum = (name: 'links' | 'images'): number => parts.reduce((total, { rendered }) => total + rendered[name], env[name]);
  return {
    html,
    headings: env.headings,
    text: plain,
    ownText,
    excerpt: excerptOf(ownText, EXCERPT),
    mentions: [...env.mentions],
    floors: [...env.floors],
    hidden: parts.map(({ part }) => part),
    hiddenMentions: parts.flatMap(({ rendered }) => rendered.mentions),
    hasTooManyHidden: env.hasTooManyHides,
    hasUnreadableHidden: env.hasUnreadableHides,
    links: sum('links'),
    images: sum('images'),
    quotes: [...env.quotes],
    minutes: readingMinutes(plain, options.lang),
    rendererVersion: RENDERER_VERSION,
  };
}

/** A hidden part is a text of its own: nothing of it reaches what stands around it. */
function renderPart({ source, ...rule }: HiddenSource, place: number, options: RenderOptions) {
  const rendered = renderMarkdown(source, { ...options, hides: false });
  return { rendered, part: { place, ...rule, html: rendered.html } };
}
