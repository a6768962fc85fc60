import type { Context } from '@/core/kernel';
/** A post's source for the edit form, with what the viewer may do; undefined = not found. */
export interface EditableView {
  id: number; threadId: number; slug: string; floor: number; page: number; version: number;
  /** Only for floor 1. */
  title: string | null;
  body: string; lang: string; tags: string[]; isMine: boolean;
  mayEdit: { allowed: true } | { allowed: false; reason: string; facts?: Record<string, string | number> };
  mayWithdraw: { allowed: true } | { allowed: false; reason: string; facts?: Record<string, string | number> };
}
export async function readEditable(_context: Context, _id: number): Promise<EditableView | undefined> { throw new Error('coming'); }
