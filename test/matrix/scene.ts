/**
 * What the rights matrix is made of: the kinds of viewers, the scene that a cell acts on, and the refusals that many rows share.
 * A concept's rows stand in a file of its own beside this one; `index.ts` lists them.
 */
import type { Db } from '@/db/client';
import type { AccountPorts } from '@/core/accounts';
import type { Command, Viewer } from '@/core/kernel';
import type { Town } from '@/test/town';

export const VIEWERS = ['guest', 'newcomer', 'member', 'author', 'moderator', 'otherModerator', 'administrator', 'banned'] as const;
export type ViewerName = (typeof VIEWERS)[number];

/** What a cell acts on: made anew for each, by the author. */
export interface Scene {
  boardId: number;
  viewer: Viewer;
  threadId: number;
  firstPostId: number;
  replyId: number;
  /** A public collection of the author's, with the thread in it. */
  collectionId: number;
  author: Viewer;
  stranger: Viewer;
  /** Somebody on whom nothing else rests: made anew for each cell. */
  bystander: Viewer;
  unique: string;
  /** What `arrange` of a row added, by name. */
  more: Record<string, number>;
  /** For rows that must prepare what they act on. */
  db: Db;
}

export interface Row {
  /** The command's name, and in brackets what is special about the case. */
  name: string;
  // Commands differ in all four types; the table only hands them on.
  order: (scene: Scene) => Command<never, unknown, unknown, unknown>;
  /** What only this row needs of the scene, e.g. a rating to take back. */
  arrange?: (scene: Scene, town: Town) => Promise<Record<string, number>>;
  input: (scene: Scene) => unknown;
  refused: Partial<Record<ViewerName, string>>;
}

export const hasher: AccountPorts['hasher'] = {
  hash: async (password) => `hash of ${password}`,
  verify: async (hash, password) => hash === `hash of ${password}`,
  unfitting: async () => 'none',
};
export const row = (name: string, order: unknown, input: Row['input'], refused: Row['refused']): Row => ({
  name,
  order: () => order as ReturnType<Row['order']>,
  input,
  refused,
});

export const SIGNED_OUT = { guest: 'session.required' } as const;
export const WRITERS = { ...SIGNED_OUT, banned: 'member.banned' } as const;
export const NOT_MINE = { ...WRITERS, newcomer: 'post.not_yours', member: 'post.not_yours', otherModerator: 'post.not_yours' } as const;
export const STAFF_ONLY = {
  ...SIGNED_OUT,
  ...Object.fromEntries(
    (['newcomer', 'member', 'author', 'moderator', 'otherModerator', 'banned'] as const).map((name) => [name, 'staff.required']),
  ),
};
export const EVERYBODY = (reason: string) => Object.fromEntries(VIEWERS.map((name) => [name, reason]));
export const PASSWORD = 'Ink-and-paper-9917';
