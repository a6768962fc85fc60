import type { Context } from '@/core/kernel';
import { RENDERER_VERSION, renderMarkdown } from '@/core/markup';
import { detectLanguage, excerptOf } from '@/core/text';
import type { PostHeading } from '@/db/schema';
import { checkBody } from './post-input';

/** A text made ready to store, before any row is locked. */
export interface PreparedPost {
  body: string;
  html: string;
  headings: PostHeading[];
  excerpt: string;
  rendererVersion: number;
  /** The language asked for or found; undefined where the text does not tell (`+1`). */
  lang: string | undefined;
  links: number;
  images: number;
  mentions: number;
}

const EXCERPT_LENGTH = 200;

/** Checks, renders and describes a post's text. @throws Failure with the field `body` */
export async function preparePost(input: { body: string; lang?: string }, context: Pick<Context, 'settings'>): Promise<PreparedPost> {
  checkBody(input.body, context.settings);
  return renderPost(input.body, input.lang);
}

/** Renders and describes a text that is already on the board, or comes from an archive. */
export async function renderPost(body: string, lang?: string): Promise<PreparedPost> {
  const rendered = await renderMarkdown(body);
  return {
    body,
    html: rendered.html,
    headings: rendered.headings,
    excerpt: excerptOf(rendered.text, EXCERPT_LENGTH),
    rendererVersion: RENDERER_VERSION,
    lang: lang ?? detectLanguage(rendered.text),
    links: rendered.links,
    images: rendered.images,
    mentions: rendered.mentions,
  };
}
