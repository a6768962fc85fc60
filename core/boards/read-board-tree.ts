import { ask, type Context, query } from '@/core/kernel';
import { boardVisibleTo } from '@/core/permissions';
import { type BoardNode, boardNodes, postsToday, refOf, rowOf } from './board-rows';
import type { BoardRef, BoardRowView, SectionView } from './views';

export interface BoardTree {
  sections: SectionView[];
  /** Boards outside of any section. */
  loose: BoardRowView[];
  /** Every board (no sections) that the viewer may see, sub-boards too. */
  all: BoardRef[];
  /** Posts of today over all of them. */
  today: number;
  /** Threads over all of them. */
  threads: number;
}

/** The directory, in two queries. Sections without a visible board are left out. */
const treeQuery = query({
  name: 'read-board-tree',
  visible: boardVisibleTo,
  run: async (context): Promise<BoardTree> => {
    const [nodes, today] = await Promise.all([boardNodes(context), postsToday(context)]);
    const isSection = new Set(nodes.filter(({ kind }) => kind === 'section').map(({ id }) => id));
    const boards = nodes.filter(({ kind }) => kind === 'board');
    const below = (parentId: number | null): BoardRowView[] =>
      boards.filter((node) => node.parentId === parentId).map((node) => rowOf(node, nodes, today));
    return {
      sections: sectionsOf(nodes)
        .map(({ id, name }) => ({ id, name, boards: below(id) }))
        .filter((section) => section.boards.length > 0),
      loose: boards
        .filter(({ parentId }) => parentId === null || !nodes.some(({ id }) => id === parentId))
        .filter(({ parentId }) => parentId === null || !isSection.has(parentId))
        .map((node) => rowOf(node, nodes, today)),
      all: boards.map(refOf),
      today: boards.reduce((sum, { id }) => sum + (today.get(id) ?? 0), 0),
      threads: boards.reduce((sum, { threads }) => sum + threads, 0),
    };
  },
});
export const readBoardTree = (context: Context): Promise<BoardTree> => ask(context, treeQuery, undefined);

/** Sections in reading order: a section below another comes after it. */
function sectionsOf(nodes: readonly BoardNode[], parentId: number | null = null): BoardNode[] {
  const here = nodes.filter((node) => node.kind === 'section' && node.parentId === parentId);
  return here.flatMap((section) => [section, ...sectionsOf(nodes, section.id)]);
}
