import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Context } from '@/core/kernel';
import { mentionCandidates, renderMarkdown } from '@/core/markup';
import { detectLanguage, excerptOf, nameKey } from '@/core/text';
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

export interface PostText {
  body: string;
  lang?: string;
  /** Makes #12 a link to that floor. */
  threadId?: number;
}

const EXCERPT_LENGTH = 200;

/** Checks, renders and describes a post's text. @throws Failure with the field `body` */
export async function preparePost(text: PostText, context: Pick<Context, 'settings' | 'db'>): Promise<PreparedPost> {
  checkBody(text.body, context.settings);
  const members = await mentioned(text.body, context);
  return renderPost(text, (name) => members.has(nameKey(name)));
}

/** Renders and describes a text, e.g. one from an archive. `isMember` decides which @names are links; default: none. */
export function renderPost({ body, lang, threadId }: PostText, isMember: (name: string) => boolean = () => false): PreparedPost {
  const { html, headings, text, links, images, mentions, rendererVersion } = renderMarkdown(body, { lang, threadId, isMember });
  return {
    body,
    html,
    headings,
    excerpt: excerptOf(text, EXCERPT_LENGTH),
    rendererVersion,
    lang: lang ?? detectLanguage(text),
    links,
    images,
    mentions: mentions.length,
  };
}

/** Which of the @names belong to somebody, by name key; no query where nobody is mentioned. */
async function mentioned(body: string, { db }: Pick<Context, 'db'>): Promise<Set<string>> {
  const keys = [...new Set(mentionCandidates(body).map(nameKey))];
  if (keys.length === 0) return new Set();
  const found = await rows<{ key: string }>(
    db,
    sql`select name_key as key from members where name_key = any (${sql.param(keys)}::text[]) and deleted_at is null`,
  );
  return new Set(found.map(({ key }) => key));
}
