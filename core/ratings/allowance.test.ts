import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { forgetMemos } from '@/core/kernel';
import { postReply } from '@/core/posts';
import { ratePost, readRatingForm } from '@/core/ratings';
import { postThread, readThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';

let town: Town;
let boardId: number;
let threadId: number;
let postId: number;

beforeAll(async () => {
  town = await openTown();
  boardId = await town.board('tea');
  const ann = await town.member('Ann', { group: 'member' });
  ({ threadId } = await town.run(ann, postThread, { board: 'tea', title: 'First pot', body: 'Have tea.' }));
  ({ id: postId } = await town.run(ann, postReply, { threadId, body: 'Another cup.' }));
});

it('is offered, formed and taken by one rule: a right without points to give is none', async () => {
  const regular = await town.member('Regular', { group: 'regular' });
  await rows(
    town.database.db,
    sql`insert into board_grants select ${boardId}::bigint, id, 'post.rate', true from groups where key = 'regular'`,
  );
  const offered = async () => {
    forgetMemos(['points']);
    const page = await readThread(town.context(regular), threadId);
    const { may } = (await readRatingForm(town.context(regular), postId))!;
    return [page!.posts.find(({ id }) => id === postId)!.mayRate, may === true || may.reason];
  };
  expect(await offered()).toEqual([false, 'rating.nothing_to_give']);
  expect(await town.refusal(regular, ratePost, { postId, currency: 'reputation', amount: 1, reason: 'Well said' })).toBe(
    'rating.nothing_to_give',
  );
  await rows(town.database.db, sql`update groups set rating_most = 1, rating_daily = 2 where key = 'regular'`);
  expect(await offered()).toEqual([true, true]);
  const off = { settings: { ...town.settings, ratingCurrencies: [] } };
  expect((await readRatingForm(town.context(regular, off), postId))!.may).toEqual({ reason: 'rating.off', facts: { board: 'tea' } });
  expect(await town.refusal(regular, ratePost, { postId, currency: 'reputation', amount: 1, reason: 'Well said' })).toBe('');
});
