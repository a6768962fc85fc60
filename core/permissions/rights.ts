/** Everything that a group may be allowed; held everywhere by the group, or granted and denied board by board. */
const RIGHTS = ['board.see', 'thread.start', 'post.reply', 'post.edit', 'post.withdraw', 'post.like', 'member.follow', 'tag.make'] as const;
export type Right = (typeof RIGHTS)[number];

const READS: Right[] = ['board.see'];
const NEWCOMER: Right[] = [...READS, 'thread.start', 'post.reply', 'post.edit', 'post.withdraw', 'post.like', 'member.follow'];
const MEMBER: Right[] = [...NEWCOMER, 'tag.make'];

/** Groups that hold less than a full member (PRODUCT, factory groups); the others hold all. */
const LESS: Record<string, Right[]> = {
  guest: READS,
  restricted: READS,
  unverified: READS,
  muted: READS,
  banned: [],
  newcomer: NEWCOMER,
};

/** Rights that a factory group is made with. */
export const factoryRights = (groupKey: string): Right[] => [...(LESS[groupKey] ?? MEMBER)];
