/** Everything that a group may be allowed; held everywhere by the group, or granted and denied board by board. */
export const RIGHTS = [
  'board.see',
  'thread.start',
  'post.reply',
  'post.edit',
  'post.withdraw',
  'post.like',
  'member.follow',
  // Check-in, tasks, applying for medals.
  'merit.take',
  'tag.make',
  'profile.website',
  'points.transfer',
  'collection.make',
  'member.title',
  'post.rate',
  'thread.read_level',
  'post.hide',
  'online.hide',
] as const;
export type Right = (typeof RIGHTS)[number];

const READS: Right[] = ['board.see'];
const NEWCOMER: Right[] = [
  ...READS,
  'thread.start',
  'post.reply',
  'post.edit',
  'post.withdraw',
  'post.like',
  'member.follow',
  'merit.take',
];
const MEMBER: Right[] = [...NEWCOMER, 'tag.make', 'profile.website', 'points.transfer'];
const REGULAR: Right[] = [...MEMBER, 'collection.make'];
const SENIOR: Right[] = [...REGULAR, 'member.title', 'post.rate'];
const GOLD: Right[] = [...SENIOR, 'thread.read_level', 'post.hide'];

/** Groups that do not hold everything (PRODUCT, factory groups); elders and staff do. */
const LESS: Record<string, Right[]> = {
  guest: READS,
  restricted: READS,
  unverified: READS,
  muted: READS,
  banned: [],
  newcomer: NEWCOMER,
  member: MEMBER,
  regular: REGULAR,
  senior: SENIOR,
  gold: GOLD,
};

/** Rights that a factory group is made with. */
export const factoryRights = (groupKey: string): Right[] => [...(LESS[groupKey] ?? RIGHTS)];
