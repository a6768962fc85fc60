import { z } from 'zod';
import { execute, Failure, toId } from '@/core/kernel';
import { postReply, readPostPage } from '@/core/posts';
import { readThreadRow, threadRefusal } from '@/core/threads';
import { apiCursor } from '../api-cursor';
import { endpoint, made, ok } from '../endpoint';
import { pageOf, post, postShape, thread, threadShape } from '../shapes';

/** A malformed id is the id of nothing. */
function threadId(text: string | undefined): number {
  const id = toId(text);
  if (id === undefined) throw new Failure('thread.not_found');
  return id;
}

export const readThread = endpoint({
  name: 'readThread',
  method: 'GET',
  path: '/threads/{id}',
  summary: 'A thread with its figures.',
  scope: 'read',
  answer: thread,
  run: async ({ context, params, link }) => {
    const id = threadId(params.id);
    const row = await readThreadRow(context, id);
    if (!row) throw await threadRefusal(context, id);
    return ok(threadShape(row, link));
  },
});

export const listPosts = endpoint({
  name: 'listPosts',
  method: 'GET',
  path: '/threads/{id}/posts',
  summary: 'Posts of a thread by floor. A withdrawn one keeps its floor, without its text; hidden parts are there for who may read them.',
  scope: 'read',
  query: z.object({ cursor: z.string().optional() }),
  answer: pageOf(post),
  run: async ({ context, params, query, link }) => {
    const id = threadId(params.id);
    const cursors = apiCursor(`posts:${id}`);
    const page = await readPostPage(context, { threadId: id, cursor: cursors.open(query.cursor) });
    if (!page) throw await threadRefusal(context, id);
    return ok({ items: page.items.map((one) => postShape(one, link)), next: cursors.seal(page.next) });
  },
});

export const reply = endpoint({
  name: 'reply',
  method: 'POST',
  path: '/threads/{id}/posts',
  summary: 'Replies to a thread.',
  scope: 'write',
  status: 201,
  body: z.object({
    body: z.string().describe('Markdown, 2 to 50,000 characters'),
    lang: z.string().optional(),
    replyTo: z.int().optional().describe('Post of the same thread that this answers'),
  }),
  answer: z.object({ id: z.int(), floor: z.int(), url: z.url(), thread: z.int() }),
  run: async ({ context, params, body, repeatKey, link }) => {
    const input = { threadId: threadId(params.id), body: body.body, lang: body.lang, replyToId: body.replyTo };
    const { result, repeated } = await execute(context, postReply, input, { repeatKey });
    return made({ id: result.id, floor: result.floor, url: link(result.url), thread: result.threadId }, repeated);
  },
});
