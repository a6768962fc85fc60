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

/** Rights that a board may grant or deny to a group: what is done in a board. */
const BOARD_RIGHTS: readonly Right[] = [
  'board.see',
  'thread.start',
  'post.reply',
  'post.edit',
  'post.withdraw',
  'post.like',
  'post.rate',
  'thread.read_level',
  'post.hide',
];
/** Open boards are open to everybody; who sees a private one is said there. */
const SITE_RIGHTS: readonly Right[] = RIGHTS.filter((right) => right !== 'board.see');

/** Columns of the grid: of the site, or of a board. */
export const gridRights = (where: 'site' | 'board'): readonly Right[] => (where === 'site' ? SITE_RIGHTS : BOARD_RIGHTS);

/** Groups of the site staff hold everything everywhere: nobody can lock them out. */
export const holdsAll = (groupKey: string): boolean => groupKey === 'administrator' || groupKey === 'super-moderator';

/** What may be given to a group: site staff hold everything as it is, guests and the banned may at most see. */
export function givableRights(groupKey: string, where: 'site' | 'board'): readonly Right[] {
  if (holdsAll(groupKey)) return [];
  if (groupKey === 'guest' || groupKey === 'banned') return where === 'site' ? [] : ['board.see'];
  return gridRights(where);
}
