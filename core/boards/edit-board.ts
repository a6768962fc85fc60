import { eq, sql } from 'drizzle-orm';
import { boards } from '@/db/schema';
import { row } from '@/db/rows';
import { command, Failure, idInput, touch, hold } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { demandFreeSlug, demandParent } from './board-place';
import { boardFields } from './board-input';

const editBoardInput = boardFields.partial().extend({ boardId: idInput });

/** Changes a board or a section; the administrators'. Threads keep lying in boards only. */
export const editBoard = command({
  name: 'edit-board',
  input: editBoardInput,
  facts: async (tx, input) => {
    // One change of the tree at a time: two that each look right could make a ring.
    await hold(tx, 'boards');
    const facts = await row<{ id: number; threads: number }>(
      tx,
      sql`select id, thread_count as threads from boards where id = ${input.boardId}::bigint for no key update`,
    );
    if (!facts) throw new Failure('board.not_found');
    if (input.slug) await demandFreeSlug(tx, input.slug, facts.id);
    if (input.parentId) await demandParent(tx, input.parentId, facts.id);
    return facts;
  },
  ability: ({ threads }, input, { viewer }) => {
    const may = mustBeAdministrator(viewer);
    if (may !== true) return may;
    return input.kind === 'section' && threads > 0 ? { reason: 'board.section' } : true;
  },
  run: async ({ tx, touch: purge }, { id }, { boardId: _boardId, ...fields }) => {
    if (Object.keys(fields).length) await tx.update(boards).set(fields).where(eq(boards.id, id));
    purge(touch.boards(), touch.board(id), touch.lists());
    return { id };
  },
});
