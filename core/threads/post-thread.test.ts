import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTown, type Town } from '@/test/town';
import { postThread } from './post-thread';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
});
afterAll(() => town.database.close());

it('lets newcomers choose among tags, and names the rule when they would make one', async () => {
  const [newcomer, member] = [await town.member('Ben'), await town.member('Ann', { group: 'member' })];
  const thread = { board: 'tea', title: 'A pot of tea', body: 'pour slowly', tags: 'oolong' };
  expect(await town.refusal(newcomer, postThread, thread)).toBe('tag.may_not_make');
  expect(await town.refusal(member, postThread, thread)).toBe('');
  expect(await town.refusal(newcomer, postThread, thread)).toBe('');
});
