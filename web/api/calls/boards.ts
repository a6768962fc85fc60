import { z } from 'zod';
import { type BoardRowView, readBoard, readBoardTree } from '@/core/boards';
import { execute, Failure } from '@/core/kernel';
import { postThread, readThreadCursor } from '@/core/threads';
import { apiCursor } from '../api-cursor';
import { endpoint, made, ok } from '../endpoint';
import { board, boardShape, pageOf, thread, threadShape } from '../shapes';

const cursorQuery = z.object({ cursor: z.string().optional() });

export const listBoards = endpoint({
  name: 'listBoards',
  method: 'GET',
  path: '/boards',
  summary: 'Every board that you may see, in the order of the directory.',
  scope: 'read',
  answer: pageOf(board),
  run: async ({ context, link }) => {
    const tree = await readBoardTree(context);
    const rows = [...tree.sections.flatMap(({ boards }) => boards), ...tree.loose];
    const parents = new Map<number, string>(rows.flatMap((row) => row.children.map((child) => [child.id, row.slug] as const)));
    const listed = new Set(rows.map(({ id }) => id));
    const deeper = await Promise.all(tree.all.filter(({ id }) => !listed.has(id)).map(({ slug }) => readBoard(context, slug)));
    const all: BoardRowView[] = [...rows, ...deeper.filter((one) => one !== undefined && one !== null)];
    for (const row of all) for (const child of row.children) parents.set(child.id, row.slug);
    return ok({ items: all.map((row) => boardShape(row, parents.get(row.id) ?? null, link)), next: null });
  },
});

export const listThreads = endpoint({
  name: 'listThreads',
  method: 'GET',
  path: '/boards/{board}/threads',
  summary: 'Threads of a board, newest first.',
  scope: 'read',
  query: cursorQuery,
  answer: pageOf(thread),
  run: async ({ context, params, query, link }) => {
    const found = await readBoard(context, params.board ?? '');
    if (!found) throw new Failure('board.not_found');
    const cursors = apiCursor(`threads:${found.id}`);
    const page = await readThreadCursor(context, { boardId: found.id, cursor: cursors.open(query.cursor) });
    return ok({ items: page.items.map((row) => threadShape(row, link)), next: cursors.seal(page.next) });
  },
});

export const startThread = endpoint({
  name: 'startThread',
  method: 'POST',
  path: '/boards/{board}/threads',
  summary: 'Starts a thread.',
  scope: 'write',
  status: 201,
  body: z.object({
    title: z.string().describe('2 to 80 characters'),
    body: z.string().describe('Markdown, 2 to 50,000 characters'),
    lang: z.string().optional().describe('BCP 47; guessed when left out'),
    tags: z.array(z.string()).optional().describe('At most 5'),
    kind: z.enum(['discussion', 'article']).optional(),
    readLevel: z.int().optional().describe('Least read level of a reader’s group, at most your own; 0 = everybody'),
  }),
  answer: z.object({ id: z.int(), url: z.url(), slug: z.string(), post: z.int() }),
  run: async ({ context, params, body, repeatKey, link }) => {
    const { title, body: text, lang, tags, kind, readLevel } = body;
    const { result, repeated } = await execute(
      context,
      postThread,
      { board: params.board, title, body: text, lang, tags, kind, readLevel },
      { repeatKey },
    );
    return made({ id: result.threadId, url: link(result.url), slug: result.slug, post: result.postId }, repeated);
  },
});
