import type { Context, Pages } from '@/core/kernel';
import type { PostRowView } from './views';
/** A member's replies, newest first. */
export async function readMemberReplies(_context: Context, _input: { memberId: number; page?: number }): Promise<{ rows: PostRowView[]; pages: Pages }> { throw new Error('coming'); }
