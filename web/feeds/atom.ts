import type { Feed, FeedEntry } from '@/core/feeds';
import { xml } from './xml';

export interface AtomHead {
  title: string;
  /** Language of the title. */
  lang: string;
  /** Public origin without trailing slash. */
  origin: string;
  /** Path of the feed and of the page it follows. */
  self: string;
  page: string;
  /** Words for a deleted author. */
  nobody: string;
  /** Now: the age of an empty feed. */
  now: Date;
}

/** A feed as Atom (RFC 4287). Every address is absolute; ids never change with a title. */
export function atom(feed: Feed, head: AtomHead): string {
  const { origin } = head;
  return [
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(head.lang)}" xml:base="${xml(origin)}/">`,
    `<id>${xml(origin + head.self)}</id>`,
    `<title>${xml(head.title)}</title>`,
    `<updated>${(feed.updatedAt ?? head.now).toISOString()}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xml(origin + head.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(origin + head.page)}"/>`,
    '<generator>Kawara</generator>',
    ...feed.entries.map((entry) => entryOf(entry, head)),
    '</feed>',
  ].join('\n');
}

function entryOf(entry: FeedEntry, { origin, nobody }: AtomHead): string {
  const id = entry.floor === 1 ? `/t/${entry.threadId}` : `/p/${entry.postId}`;
  const author = entry.author.name;
  return [
    `<entry xml:lang="${xml(entry.lang)}">`,
    `<id>${xml(origin + id)}</id>`,
    `<title>${xml(entry.floor === 1 ? entry.title : `${entry.title} #${entry.floor}`)}</title>`,
    `<link rel="alternate" type="text/html" href="${xml(origin + entry.url)}"/>`,
    `<published>${entry.createdAt.toISOString()}</published><updated>${entry.updatedAt.toISOString()}</updated>`,
    `<author><name>${xml(author || nobody)}</name>${author ? `<uri>${xml(`${origin}/u/${encodeURIComponent(author)}`)}</uri>` : ''}</author>`,
    `<category term="${xml(entry.board.slug)}"/>`,
    `<summary>${xml(entry.excerpt)}</summary>`,
    `<content type="html">${xml(entry.html)}</content>`,
    '</entry>',
  ].join('');
}
