import { z } from 'zod';
import { searchPosts } from '@/core/search';
import { apiCursor } from '../api-cursor';
import { endpoint, ok } from '../endpoint';
import { hit, hitShape, pageOf } from '../shapes';

export const search = endpoint({
  name: 'search',
  method: 'GET',
  path: '/search',
  summary: 'Posts that hold these words, newest first.',
  scope: 'read',
  query: z.object({
    q: z.string().default('').describe('Words in any script; a single Han character is enough'),
    cursor: z.string().optional(),
  }),
  answer: pageOf(hit),
  run: async ({ context, query, link }) => {
    const cursors = apiCursor(`search:${query.q}`);
    const page = await searchPosts(context, { q: query.q, cursor: cursors.open(query.cursor) });
    return ok({ items: page.items.map((one) => hitShape(one, link)), next: cursors.seal(page.next) });
  },
});
