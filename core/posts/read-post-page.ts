import type { Context, CursorPage } from '@/core/kernel';
import type { MemberRef } from '@/core/members/views';
/** A post as the API gives it. A tombstone has empty body and html. */
export interface PostSourceView {
  id: number; threadId: number; floor: number; author: MemberRef; body: string; html: string; lang: string;
  createdAt: Date; editedAt: Date | null; likes: number; replyToId: number | null; isWithdrawn: boolean; version: number;
}
/** Posts of a thread by floor; undefined = no such thread. @throws Failure `input.cursor` */
export async function readPostPage(_context: Context, _input: { threadId: number; cursor?: string | null; limit?: number }): Promise<CursorPage<PostSourceView> | undefined> { throw new Error('coming'); }
