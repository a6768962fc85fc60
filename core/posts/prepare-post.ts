import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { type Context, Failure } from '@/core/kernel';
import { type HiddenPart, mentionCandidates, MOST_HIDDEN, type Rendered, renderMarkdown } from '@/core/markup';
import { detectLanguage, excerptOf, nameKey } from '@/core/text';
import type { PostHeading } from '@/db/schema';
import { checkBody } from './post-input';

/** A text made ready to store, before any row is locked. */
export interface PreparedPost {
  body: string;
  html: string;
  headings: PostHeading[];
  excerpt: string;
  /** What the text hides. */
  hidden: HiddenPart[];
  rendererVersion: number;
  /** The language asked for or found; undefined where the text does not tell (`+1`). */
  lang: string | undefined;
  links: number;
  images: number;
  mentions: number;
  /** Members whom the text names, by id and name key; none where nobody was looked up. */
  mentioned: { id: number; key: string }[];
  /** Posts that it quotes. */
  quoted: number[];
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
  const rendered = render(text, (name) => members.has(nameKey(name)));
  // What goes beyond the bound would lie open.
  if (rendered.hasTooManyHidden) {
    const refusal = { reason: 'post.too_many_hidden' as const, facts: { most: MOST_HIDDEN } };
    throw new Failure(refusal.reason, refusal.facts, { body: refusal });
  }
  // It would stay hidden from everybody, which is not what was meant either.
  if (rendered.hasUnreadableHidden) throw new Failure('post.hide_unreadable', {}, { body: { reason: 'post.hide_unreadable' } });
  const keys = [...new Set(rendered.mentions.map(nameKey))];
  return { ...prepared(text, rendered), mentioned: keys.flatMap((key) => (members.has(key) ? [{ id: members.get(key)!, key }] : [])) };
}

/** Renders and describes a text, e.g. one from an archive. `isMember` decides which @names are links; default: none. */
export const renderPost = (text: PostText, isMember: (name: string) => boolean = () => false): PreparedPost =>
  prepared(text, render(text, isMember));

const render = ({ body, lang, threadId }: PostText, isMember: (name: string) => boolean): Rendered =>
  renderMarkdown(body, { lang, threadId, isMember, hides: true });

function prepared({ body, lang }: PostText, rendered: Rendered): PreparedPost {
  const { html, headings, text, ownText, hidden, links, images, mentions, hiddenMentions, quotes, rendererVersion } = rendered;
  return {
    body,
    html,
    headings,
    excerpt: excerptOf(ownText, EXCERPT_LENGTH),
    hidden,
    rendererVersion,
    lang: lang ?? detectLanguage(text),
    links,
    images,
    mentions: mentions.length + hiddenMentions.length,
    mentioned: [],
    quoted: quotes,
  };
}

/** Whose the @names are, by name key; no query where nobody is mentioned. */
async function mentioned(body: string, { db }: Pick<Context, 'db'>): Promise<Map<string, number>> {
  const keys = [...new Set(mentionCandidates(body).map(nameKey))];
  if (keys.length === 0) return new Map();
  const found = await rows<{ key: string; id: number }>(
    db,
    sql`select name_key as key, id from members where name_key = any (${sql.param(keys)}::text[]) and deleted_at is null`,
  );
  return new Map(found.map(({ key, id }) => [key, id]));
}
