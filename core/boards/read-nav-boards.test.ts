import { beforeAll, describe, expect, it } from 'vitest';
import { editBoard, readNavBoards } from '@/core/boards';
import { forgetMemos, type Viewer } from '@/core/kernel';
import { seesBoardsAs } from '@/core/permissions';
import { openTown, type Town } from '@/test/town';

let town: Town;
let eve: Viewer;
let ann: Viewer;
let keeper: Viewer;
let tea: number;

beforeAll(async () => {
  town = await openTown();
  tea = await town.board('tea');
  await town.board('coffee');
  eve = await town.member('Eve', { group: 'administrator' });
  ann = await town.member('Ann', { group: 'regular' });
  keeper = await town.member('Keeper', { group: 'regular', moderates: [tea] });
});

const seen = async (viewer: Viewer) => (await readNavBoards(town.context(viewer))).map(({ slug }) => slug);
/** As the bus does it in every process once a command's touches are published. */
const hear = () => forgetMemos(town.published.splice(0));

describe('the boards in the masthead', () => {
  it('are kept for those who see the same, and gone for all others as soon as one is made private', async () => {
    for (const viewer of [town.guest, ann, keeper, eve]) expect(await seen(viewer)).toEqual(['tea', 'coffee']);
    await town.run(eve, editBoard, { boardId: tea, isPrivate: true });
    hear();
    for (const viewer of [town.guest, ann]) expect(await seen(viewer)).toEqual(['coffee']);
    for (const viewer of [keeper, eve]) expect(await seen(viewer)).toEqual(['tea', 'coffee']);
  });

  it('tell those apart who see different boards', () => {
    const names = [town.guest, ann, keeper, eve].map(seesBoardsAs);
    expect(new Set(names).size).toBe(4);
    // A ban takes away what an office gave.
    expect(seesBoardsAs({ ...eve, isBanned: true })).not.toBe(seesBoardsAs(eve));
    expect(seesBoardsAs({ ...keeper, isBanned: true })).toBe(seesBoardsAs({ ...ann, isBanned: true }));
  });
});
