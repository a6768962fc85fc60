import { boards } from '@/db/schema';
import { command, touch } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { demandFreeSlug, demandParent } from './board-place';
import { boardFields } from './board-input';

const postBoardInput = boardFields.partial().required({ slug: true, name: true });

/** Makes a board or a section; the administrators'. */
export const postBoard = command({
  name: 'post-board',
  input: postBoardInput,
  facts: async (tx, input) => {
    await demandFreeSlug(tx, input.slug);
    if (input.parentId) await demandParent(tx, input.parentId);
  },
  ability: (_facts, _input, { viewer }) => mustBeAdministrator(viewer),
  run: async ({ tx, context, touch: purge }, _facts, input) => {
    const [made] = await tx
      .insert(boards)
      .values({ ...input, createdAt: context.now() })
      .returning({ id: boards.id, slug: boards.slug });
    purge(touch.boards(), touch.lists());
    return made!;
  },
});
