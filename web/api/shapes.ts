/** What the API answers, as schemas for its description, and how views become it. */
import { z } from 'zod';
import type { BoardRowView } from '@/core/boards';
import { address } from '@/core/kernel';
import type { ProfileView } from '@/core/members';
import type { PostSourceView } from '@/core/posts';
import type { SearchHitView } from '@/core/search';
import type { ThreadRowView } from '@/core/threads';

type Link = (path: string) => string;
const words = z.record(z.string(), z.string()).describe('Text by language: zh-CN, zh-TW, ja, en');
const time = z.iso.datetime();
const count = z.int().nonnegative();
const id = z.int().positive();

/** A cursor page of something. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe('Cursor of the next page for ?cursor=, null at the end') });

export const board = z.object({
  slug: z.string(),
  url: z.url(),
  name: words,
  description: words,
  parent: z.string().nullable(),
  threads: count,
  posts: count,
  today: count,
  isArchived: z.boolean(),
});
export const thread = z.object({
  id,
  url: z.url(),
  title: z.string(),
  slug: z.string(),
  lang: z.string(),
  kind: z.enum(['discussion', 'article']),
  board: z.string().describe('Slug'),
  author: z.string(),
  views: count,
  replies: count,
  likes: count,
  tags: z.array(z.string()),
  isLocked: z.boolean(),
  readLevel: count.describe('Least read level that opens it; 0 = everybody'),
  sticky: z.int(),
  digest: z.int(),
  createdAt: time,
  lastPostedAt: time,
  lastPoster: z.string(),
});
export const post = z.object({
  id,
  url: z.url(),
  thread: id,
  floor: id,
  author: z.string(),
  body: z.string().describe('Markdown as typed, […] for what you may not read; empty when withdrawn'),
  html: z.string().describe('Safe HTML'),
  lang: z.string(),
  createdAt: time,
  editedAt: time.nullable(),
  likes: count,
  replyTo: id.nullable(),
  version: id,
  isWithdrawn: z.boolean(),
});
export const member = z.object({
  name: z.string(),
  url: z.url(),
  group: z.object({ key: z.string(), name: words, tally: z.int() }),
  title: z.string().nullable(),
  bio: z.string(),
  followers: count,
  following: count,
  threads: count,
  posts: count,
  digests: count,
  likesReceived: count,
  points: z.int().describe('Total by the formula'),
  joinedAt: time,
});
export const ledgerLine = z.object({
  id,
  rule: z.string(),
  amounts: z.object({ coins: z.int(), reputation: z.int(), contribution: z.int() }).partial(),
  at: time,
  isReversal: z.boolean(),
  post: id.nullable(),
});
export const hit = z.object({
  post: z.object({ id, url: z.url(), floor: id, author: z.string(), lang: z.string(), createdAt: time, likes: count }),
  thread: z.object({ id, url: z.url(), title: z.string(), lang: z.string(), board: z.string() }),
  excerpt: z.string(),
  marks: z.array(z.tuple([count, count])).describe('Where the words stand in the excerpt: [from, to) in UTF-16 units'),
});
/** What every refusal looks like (RFC 9457). */
export const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  reason: z.string().describe('Key of the reason, the same as on the pages'),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  fields: z.record(z.string(), z.object({ reason: z.string() })).optional(),
  instance: z.string().optional(),
});

export const boardShape = (view: BoardRowView, parent: string | null, link: Link): z.input<typeof board> => ({
  slug: view.slug,
  url: link(address.board(view.slug)),
  name: plain(view.name),
  description: plain(view.description),
  parent,
  threads: view.threads,
  posts: view.posts,
  today: view.today,
  isArchived: view.isArchived,
});

export const threadShape = (view: ThreadRowView, link: Link): z.input<typeof thread> => ({
  id: view.id,
  url: link(address.thread(view.id, view.slug)),
  title: view.title,
  slug: view.slug,
  lang: view.lang,
  kind: view.kind,
  board: view.board.slug,
  author: view.author.name,
  views: view.views,
  replies: view.replies,
  likes: view.likes,
  tags: view.tags,
  isLocked: view.isLocked,
  readLevel: view.readLevel,
  sticky: view.sticky,
  digest: view.digest,
  createdAt: view.createdAt.toISOString(),
  lastPostedAt: view.last.at.toISOString(),
  lastPoster: view.last.author.name,
});

export const postShape = (view: PostSourceView, link: Link): z.input<typeof post> => ({
  id: view.id,
  url: link(address.permalink(view.id)),
  thread: view.threadId,
  floor: view.floor,
  author: view.author.name,
  body: view.body,
  html: view.html,
  lang: view.lang,
  createdAt: view.createdAt.toISOString(),
  editedAt: view.editedAt?.toISOString() ?? null,
  likes: view.likes,
  replyTo: view.replyToId,
  version: view.version,
  isWithdrawn: view.isWithdrawn,
});

export const memberShape = (view: ProfileView, link: Link): z.input<typeof member> => ({
  name: view.name,
  url: link(address.member(view.name)),
  group: { key: view.group.key, name: plain(view.group.name), tally: view.group.tally },
  title: view.title,
  bio: view.bio,
  followers: view.followers,
  following: view.following,
  threads: view.threads,
  posts: view.posts,
  digests: view.digests,
  likesReceived: view.likesReceived,
  points: view.points,
  joinedAt: view.joinedAt.toISOString(),
});

export const hitShape = (view: SearchHitView, link: Link): z.input<typeof hit> => ({
  post: {
    id: view.id,
    url: link(address.permalink(view.id)),
    floor: view.floor,
    author: view.author.name,
    lang: view.lang,
    createdAt: view.createdAt.toISOString(),
    likes: view.likes,
  },
  thread: {
    id: view.thread.id,
    url: link(address.thread(view.thread.id, view.thread.slug)),
    title: view.thread.title,
    lang: view.thread.lang,
    board: view.board.slug,
  },
  excerpt: view.excerpt,
  marks: view.marks,
});

/** Without the languages that are not there. */
const plain = (text: Partial<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(text).filter((pair): pair is [string, string] => pair[1] !== undefined));
