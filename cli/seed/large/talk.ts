/** Threads and posts of a large board, made as they are asked for: no more than a batch is ever held. */
import { RENDERER_VERSION } from '@/core/markup';
import { tokensOf } from '@/core/search';
import { excerptOf, slugOf } from '@/core/text';
import type { BulkPost, BulkThread } from '@/importers/bulk';
import type { Chance } from '../chance';
import type { Paragraph, Talk } from './material';
import type { PlannedThread } from './plan';

export interface Speakers {
  people: readonly number[];
  talks: readonly Talk[];
  chance: Chance;
}

const DAY_MS = 86_400_000;
const excerpts = new WeakMap<Paragraph, string>();

/** A thread, without its posts; `views` grow with its length. */
export function makeThread(
  { people, talks, chance }: Speakers,
  planned: PlannedThread,
  ids: { id: number; boardId: number; firstPostId: number },
  number: number,
): { thread: BulkThread; talk: Talk } {
  const talk = chance.pick(talks);
  // The number keeps titles apart: a corpus has fewer than a large board.
  const title = `${chance.pick(talk.titles)}${number >= talk.titles.length ? ` ${number}` : ''}`;
  const views = Math.floor(planned.posts * (4 + 30 * chance.number()) + 100 * chance.number());
  const thread = {
    ...ids,
    authorId: people[chance.skewed(people.length)]!,
    title,
    slug: slugOf(title),
    lang: talk.lang,
    kind: 'discussion' as const,
    views,
    likes: 0,
    readLevel: 0,
    createdAt: planned.createdAt,
  };
  return { thread, talk };
}

/** One post of a thread: one to four paragraphs, by somebody, some time after the one before. */
export function makePost(
  { people, chance }: Speakers,
  { thread, talk }: { thread: BulkThread; talk: Talk },
  place: { id: number; floor: number; before: Date; now: Date },
): BulkPost {
  const { id, floor, before, now } = place;
  const parts = Array.from({ length: floor === 1 ? 3 + chance.below(4) : 1 + chance.below(4) }, () => chance.pick(talk.paragraphs));
  const body = parts.map((part) => part.body).join('\n\n');
  const later = before.getTime() + Math.floor(chance.number() ** 3 * DAY_MS);
  return {
    id,
    threadId: thread.id,
    boardId: thread.boardId,
    floor,
    authorId: floor === 1 ? thread.authorId : people[chance.skewed(people.length)]!,
    replyToId: null,
    body,
    html: parts.map(({ html }) => html).join('\n'),
    rendererVersion: RENDERER_VERSION,
    headings: [],
    excerpt: excerptFor(parts[0]!),
    lang: talk.lang,
    likes: 0,
    importedLikes: 0,
    createdAt: floor === 1 ? thread.createdAt : new Date(Math.min(later, now.getTime() - 1_000)),
    tokens: tokensOf({ floor, title: thread.title, body }),
  };
}

function excerptFor(part: Paragraph): string {
  let known = excerpts.get(part);
  if (known === undefined) excerpts.set(part, (known = excerptOf(part.body, 200)));
  return known;
}

/** Who likes a post: mostly nobody, now and then many; never its author, nobody twice. */
export function likersOf({ people, chance }: Speakers, post: BulkPost): number[] {
  const wish = chance.number() < 0.75 ? 0 : chance.skewed(Math.min(40, people.length));
  const likers = new Set<number>();
  for (let turn = 0; turn < wish; turn += 1) likers.add(chance.pick(people));
  likers.delete(post.authorId);
  return [...likers];
}
