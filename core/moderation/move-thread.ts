import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { row, rows } from '@/db/rows';
import { address, audit, command, type Context, Failure, idInput } from '@/core/kernel';
import { boardVisibleTo, demandMember, mayModerate } from '@/core/permissions';
import { type DeskThread, lockThread } from './lock-thread';
import { reasonInput } from './reason-input';

const moveThreadInput = z.object({
  threadId: idInput,
  /** Slug of the board that it moves to. */
  board: z.string({ message: 'input.required' }).min(1, { message: 'input.required' }).max(200, { message: 'input.unknown_choice' }),
  reason: reasonInput,
});
export type MoveThreadInput = z.input<typeof moveThreadInput>;

interface Facts extends DeskThread {
  target: { id: number; kind: 'section' | 'board' };
}

/**
 * Moves a thread to another board; for whoever tends both. Addresses of thread and posts name no board, so they go on; what was earned
 * by the old board's rules stays earned.
 */
export const moveThread = command({
  name: 'move-thread',
  input: moveThreadInput,
  limit: { points: 60, seconds: 60 },
  prepare: (_input, context) => demandMember(context.viewer),
  facts: async (tx, input, context): Promise<Facts> => {
    const thread = await lockThread(tx, context, input.threadId);
    return { ...thread, target: await boardOf(tx, context, input.board) };
  },
  ability: ({ boardId, target }, _input, { viewer }) => {
    const may = mayModerate(viewer, boardId);
    const mayThere = may === true ? mayModerate(viewer, target.id) : may;
    if (mayThere !== true) return mayThere;
    if (target.kind === 'section') return { reason: 'board.section' };
    return target.id === boardId ? { reason: 'thread.same_board' } : true;
  },
  run: async (effects, { id: threadId, boardId: fromBoardId, authorId, title, slug, posts, target }, { reason }) => {
    await rows(effects.tx, sql`update threads set board_id = ${target.id}::bigint where id = ${threadId}::bigint`);
    await audit(effects, { action: 'thread.move', object: `thread:${threadId}`, facts: { from: fromBoardId, to: target.id, reason } });
    effects.emit({ name: 'thread.moved', facts: { threadId, fromBoardId, boardId: target.id, authorId, title, posts, reason } });
    return { threadId, boardId: target.id, url: address.thread(threadId, slug) };
  },
});

async function boardOf(tx: Tx, context: Context, slug: string): Promise<Facts['target']> {
  const found = await row<Facts['target']>(
    tx,
    sql`select b.id, b.kind from boards b where b.slug = ${slug} and ${boardVisibleTo(context)}`,
  );
  if (!found) throw new Failure('board.not_found', {}, { board: { reason: 'board.not_found' } });
  return found;
}
