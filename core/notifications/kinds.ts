/** What one may be told of, and what is told where unless a member chooses otherwise. */
export interface NoticeKind {
  kind: KindName;
  /** On the site; by mail. */
  site: boolean;
  mail: boolean;
  /** The mail waits so long for the notice to be read. */
  delayMinutes: number;
  /** Told though the thread or its board is muted, or what it is about has gone. */
  isLoud: boolean;
  /** One asked for it oneself: told though the thread or its board is muted, but not of what has gone. */
  isAskedFor: boolean;
  /** Told though one blocks who did it. */
  isOfficial: boolean;
}

export const KIND_NAMES = [
  'answer',
  'quote',
  'mention',
  'reply',
  'watch',
  'like',
  'follow',
  'collection',
  'points',
  'group',
  'medal',
  'reminder',
  'moderation',
] as const;
export type KindName = (typeof KIND_NAMES)[number];

/** What a notice says. Each has its sentence in every language: `notifications.say`. */
export const WHATS = [
  'answer',
  'quote',
  'mention',
  'reply',
  'watch',
  'thread',
  'like',
  'follow',
  'thread_followed',
  'thread_collected',
  'collection_followed',
  'collection_extended',
  'transfer',
  'grant',
  'rating',
  'group',
  'medal',
  'medal_refused',
  'medal_expired',
  'medal_withdrawn',
  'reminder',
  'withdrawn',
  'thread_withdrawn',
  'restored',
  'thread_restored',
  'moved',
  'digest',
  'banned',
  'unbanned',
] as const;
export type What = (typeof WHATS)[number];

const QUIET = { site: true, mail: false, delayMinutes: 2, isLoud: false, isAskedFor: false, isOfficial: false };

/** By mail goes what is said to one, what one asked to be reminded of, and what staff did; the rest can wait for the next visit. */
const SPECIAL: Partial<Record<KindName, Partial<NoticeKind>>> = {
  answer: { mail: true },
  quote: { mail: true },
  mention: { mail: true },
  reply: { mail: true, delayMinutes: 10 },
  watch: { delayMinutes: 10 },
  like: { delayMinutes: 10 },
  points: { isLoud: true },
  group: { isLoud: true },
  medal: { isLoud: true },
  reminder: { mail: true, delayMinutes: 0, isAskedFor: true },
  moderation: { mail: true, delayMinutes: 0, isLoud: true, isOfficial: true },
};

export const KINDS: readonly NoticeKind[] = KIND_NAMES.map((kind) => ({ ...QUIET, kind, ...SPECIAL[kind] }));

/** The filters of the page of notices. */
export const FILTERS = {
  replies: ['answer', 'quote', 'reply', 'watch'],
  mentions: ['mention'],
  likes: ['like'],
  follows: ['follow', 'collection'],
  system: ['points', 'group', 'medal', 'reminder', 'moderation'],
} as const satisfies Record<string, readonly KindName[]>;
export type FilterName = keyof typeof FILTERS;
