import type { Context } from '@/core/kernel';
/** Where a post stands. */
export interface PostPlace { id: number; threadId: number; slug: string; floor: number; page: number; isWithdrawn: boolean; url: string }
export async function readPost(_context: Context, _id: number): Promise<PostPlace | undefined> { throw new Error('coming'); }
