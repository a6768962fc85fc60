/** Who asks. Resolved once a request by `web/kernel/viewer.ts`; the command line and importers act as `SYSTEM`. */
export interface Viewer {
  kind: 'guest' | 'member' | 'system';
  /** Member id; 0 for guests and the system. */
  id: number;
  name: string;
  groupId: number;
  groupKey: string;
  groupKind: 'ladder' | 'staff' | 'special';
  /** Rights held everywhere. */
  rights: ReadonlySet<string>;
  /** 阅读权限: threads up to this level are theirs to read. */
  readLevel: number;
  /** Boards this member moderates. */
  moderates: readonly number[];
  isBanned: boolean;
  /** When they joined; guests: the epoch. */
  joinedAt: Date;
  /** Whom and what they want folded away (D6); absent where there is nothing of the kind, as for every guest. */
  folds?: Folds;
}

/** Reading choices that fold posts and threads; see `core/blocks`. */
export interface Folds {
  /** Names of blocked members by their ids. */
  blocked: ReadonlyMap<number, string>;
  /** Muted words as typed. */
  words: readonly string[];
}

export const isMember = (viewer: Viewer): boolean => viewer.kind === 'member';
export const isAdministrator = (viewer: Viewer): boolean => viewer.kind === 'system' || viewer.groupKey === 'administrator';
/** Administrators and super moderators: staff of every board. */
export const isSiteStaff = (viewer: Viewer): boolean => isAdministrator(viewer) || viewer.groupKey === 'super-moderator';

/** No thread asks for more. */
export const MOST_READ_LEVEL = 255;

export const SYSTEM: Viewer = {
  kind: 'system',
  id: 0,
  name: '',
  groupId: 0,
  groupKey: 'system',
  groupKind: 'staff',
  rights: new Set(),
  readLevel: MOST_READ_LEVEL,
  moderates: [],
  isBanned: false,
  joinedAt: new Date(0),
};
