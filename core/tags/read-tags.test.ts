import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/core/kernel';
import { withdrawPost } from '@/core/posts';
import { postThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';
import { readTags } from './read-tags';

let town: Town;
let editor: Viewer;
let keeper: Viewer;

beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  const cellar = await town.board('cellar', { is_private: true });
  editor = await town.member('Eve', { group: 'administrator' });
  keeper = await town.member('Keeper', { group: 'member', moderates: [cellar] });
});

const start = (board: string, tags: string[]) => town.run(editor, postThread, { board, title: 'A pot', body: 'Have some.', tags });
const seenBy = (viewer: Viewer) => readTags(town.context(viewer));

describe('tags', () => {
  it('are counted over what the viewer may see, so that a private board does not show in a figure', async () => {
    await start('tea', ['green']);
    await start('tea', ['green', 'black']);
    for (let n = 0; n < 3; n += 1) await start('cellar', ['black', 'vintage']);
    const { postId } = await start('cellar', ['black']);
    await town.run(editor, withdrawPost, { postId });

    const outside = [
      { name: 'green', threads: 2 },
      { name: 'black', threads: 1 },
    ];
    expect(await seenBy(town.guest)).toEqual(outside);
    expect(await seenBy(await town.member('Ann'))).toEqual(outside);
    const inside = [
      { name: 'black', threads: 4 },
      { name: 'vintage', threads: 3 },
      { name: 'green', threads: 2 },
    ];
    expect(await seenBy(keeper)).toEqual(inside);
    expect(await seenBy(editor)).toEqual(inside);
  });
});
