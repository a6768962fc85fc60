import type { Context } from '@/core/kernel';
import type { SearchResults } from './views';
/** @throws Failure `input.cursor` */
export async function searchPosts(_context: Context, _input: { q: string; cursor?: string | null; limit?: number }): Promise<SearchResults> { throw new Error('coming'); }
