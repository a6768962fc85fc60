import type { Context } from '@/core/kernel';
import type { RevisionView } from './views';
/** Former texts of a post and its present one, newest first; undefined = not found. */
export async function readRevisions(_context: Context, _id: number): Promise<{ threadId: number; slug: string; title: string; floor: number; page: number; revisions: RevisionView[] } | undefined> { throw new Error('coming'); }
