import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { row, rows } from '@/db/rows';
import { command, type Viewer } from '@/core/kernel';
import { recompute, restorePoints, reversePoints } from '@/core/points';
import { postReply, withdrawPost } from '@/core/posts';
import { pageRatings, ratePost, readRatingForm, readRatings, withdrawRating } from '@/core/ratings';
import { recount } from '@/core/stats';
import { postThread, readThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';

let town: Town;
let boardId: number;
let ann: Viewer;
let elder: Viewer;
let keeper: Viewer;
let threadId: number;
let postId: number;

beforeAll(async () => {
  town = await openTown();
  boardId = await town.board('tea');
  ann = await town.member('Ann', { group: 'member' });
  keeper = await town.member('Keeper', { group: 'member', moderates: [boardId] });
  ({ threadId } = await town.run(ann, postThread, { board: 'tea', title: 'First pot', body: 'Have tea.' }));
});

let count = 0;
beforeEach(async () => {
  town.clock.now = null;
  count += 1;
  elder = await town.member(`Elder${count}`, { group: 'elder' });
  ({ id: postId } = await town.run(ann, postReply, { threadId, body: `Another cup ${count}.` }));
});

const give = (amount: unknown = 2, more: object = {}) => ({ postId, currency: 'reputation', amount, reason: 'Well said', ...more });
const reputationOf = async ({ id }: Viewer) =>
  (await row<{ reputation: number }>(town.database.db, sql`select reputation from members where id = ${id}::bigint`))!.reputation;
/** The town gives groups by hand, whatever the total; balances are the ledger's. */
const clean = async () => {
  const wrong = await recompute(town.context(town.guest), { mend: false });
  expect(wrong.filter(({ figure }) => figure !== 'group_id')).toEqual([]);
  expect((await recount(town.context(town.guest))).lines).toEqual([]);
};

/** What the desk will do with a post that was withdrawn: only its points matter here. */
const move = (back: boolean) =>
  command({
    name: 'move-cause',
    input: z.null(),
    facts: async () => null,
    ability: () => true,
    run: async (effects) => (back ? reversePoints : restorePoints)(effects, `post:${postId}`),
  });
describe('rating a post (E7)', () => {
  it('gives the author points with a reason, which stands under the post for everybody', async () => {
    const before = await reputationOf(ann);
    const result = await town.run(elder, ratePost, give(3));
    expect(result).toMatchObject({ postId, amount: 3, left: 27 });
    expect(await reputationOf(ann)).toBe(before + 3);
    expect(
      await row(
        town.database.db,
        sql`select rule, cause, actor_id as actor, note from ledger_transactions where id = (select transaction_id from ratings where id = ${result.ratingId}::bigint)`,
      ),
    ).toEqual({ rule: 'rating', cause: `post:${postId}`, actor: elder.id, note: 'Well said' });
    const page = await readThread(town.context(town.guest), threadId);
    expect(page?.posts.find(({ id }) => id === postId)?.ratings).toMatchObject({
      count: 1,
      sums: { reputation: 3 },
      newest: [{ rater: { name: elder.name }, amounts: { reputation: 3 }, reason: 'Well said' }],
    });
    expect(page?.first.ratings).toBeNull();
    expect(town.published).toContain(`thread:${threadId}`);
    await clean();
  });

  it('shows the newest three, and all of them on a page of their own', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const rater = await town.member(`Rater${turn}`, { group: 'gold' });
      await town.run(rater, ratePost, give(turn + 1, { currency: turn % 2 ? 'coins' : 'reputation', reason: `No. ${turn}` }));
    }
    const shown = (await pageRatings(town.context(town.guest), [postId])).get(postId)!;
    expect(shown).toMatchObject({ count: 4, sums: { reputation: 4, coins: 6 } });
    expect(shown.newest.map(({ reason }) => reason)).toEqual(['No. 3', 'No. 2', 'No. 1']);
    const all = (await readRatings(town.context(town.guest), { postId }))!;
    expect(all.ratings.map(({ reason, mayWithdraw }) => [reason, mayWithdraw])).toEqual([3, 2, 1, 0].map((turn) => [`No. ${turn}`, false]));
    expect((await readRatings(town.context(keeper), { postId }))!.ratings.every(({ mayWithdraw }) => mayWithdraw)).toBe(true);
  });

  it.each([
    ['0', 'rating.zero'],
    ['1.5', 'input.invalid'],
    [1.5, 'input.invalid'],
    ['1e3', 'input.invalid'],
    ['', 'input.invalid'],
    ['999999999999', 'input.invalid'],
    [Number.MAX_SAFE_INTEGER, 'input.invalid'],
    [null, 'input.invalid'],
    ['-1', 'rating.negative'],
    ['7', 'rating.too_much'],
    ['999999999', 'rating.too_much'],
  ])('refuses %s', async (amount, reason) => {
    expect(await town.refusal(elder, ratePost, give(amount))).toBe(reason);
    expect((await readRatings(town.context(elder), { postId }))?.ratings).toEqual([]);
  });

  it('takes digits as an input method leaves them, and takes points only from the hands of staff', async () => {
    expect(await town.run(elder, ratePost, give('＋２'))).toMatchObject({ amount: 2 });
    const before = await reputationOf(ann);
    expect(await town.run(keeper, ratePost, give('−10'))).toMatchObject({ amount: -10, left: 90 });
    expect(await reputationOf(ann)).toBe(before - 10);
  });

  it('wants a reason of 1 to 80 characters and a currency that is open to it', async () => {
    expect(await town.refusal(elder, ratePost, give(1, { reason: ' \u200b ' }))).toBe('input.required');
    expect(await town.refusal(elder, ratePost, give(1, { reason: undefined }))).toBe('input.required');
    expect(await town.refusal(elder, ratePost, give(1, { reason: '好'.repeat(81) }))).toBe('input.too_long');
    expect(await town.refusal(elder, ratePost, give(1, { currency: 'contribution' }))).toBe('input.unknown_choice');
    expect(await town.refusal(elder, ratePost, give(1, { currency: 'karma' }))).toBe('input.unknown_choice');
    expect(await town.refusal(elder, ratePost, give(1, { reason: '👨‍👩‍👧'.repeat(80) }))).toBe('');
  });

  it('is refused on one’s own post, twice, on a tombstone, on nothing and to lower groups', async () => {
    expect(await town.refusal(keeper, ratePost, give(1))).toBe('');
    expect(await town.refusal(keeper, ratePost, give(1))).toBe('rating.again');
    const own = await town.run(elder, postReply, { threadId, body: 'Mine.' });
    expect(await town.refusal(elder, ratePost, give(1, { postId: own.id }))).toBe('rating.own');
    expect(await town.refusal(await town.member(`Low${count}`, { group: 'regular' }), ratePost, give(1))).toBe('group.may_not');
    await town.run(ann, withdrawPost, { postId });
    expect(await town.refusal(elder, ratePost, give(1))).toBe('post.withdrawn');
    expect(await town.refusal(elder, ratePost, give(1, { postId: 999_999 }))).toBe('post.not_found');
  });

  it('heeds the board’s grants', async () => {
    const denied = await town.board('quiet');
    await rows(
      town.database.db,
      sql`insert into board_grants (board_id, group_id, "right", is_allowed) values (${denied}::bigint, ${elder.groupId}::bigint, 'post.rate', false)`,
    );
    const there = await town.run(ann, postThread, { board: 'quiet', title: 'Silence', body: 'Shhh, quiet.' });
    expect(await town.refusal(elder, ratePost, give(1, { postId: there.postId }))).toBe('group.may_not');
    expect((await readRatingForm(town.context(elder), there.postId))?.may).toMatchObject({ reason: 'group.may_not' });
    expect(await readRatingForm(town.context(elder), postId)).toMatchObject({ may: true, most: 6, left: 30, mayTake: false });
  });

  it('keeps to the day’s allowance, the site’s day, also when a hundred ask at once', async () => {
    const posts = await Promise.all(
      Array.from({ length: 100 }, (_, at) => town.run(ann, postReply, { threadId, body: `Cup ${count}.${at}` })),
    );
    const seen = await Promise.all(posts.map(({ id }) => town.refusal(elder, ratePost, give(4, { postId: id }))));
    expect(seen.filter((reason) => reason === '')).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(['', 'rating.daily']));
    expect(await town.refusal(elder, ratePost, give(2))).toBe('');
    expect(await town.refusal(elder, ratePost, give(1, { postId: posts.at(-1)!.id }))).toBe(
      seen.at(-1) === '' ? 'rating.again' : 'rating.daily',
    );
    // Midnight in Shanghai is 16:00 UTC.
    town.clock.now = new Date(new Date().setUTCHours(16, 0, 1, 0) + 86_400_000);
    const left = posts.find((_, at) => seen[at] !== '')!;
    expect(await town.refusal(elder, ratePost, give(6, { postId: left.id }))).toBe('');
    await clean();
  });

  it('is refused where the author has no room for more, and nothing moves', async () => {
    await rows(town.database.db, sql`update members set reputation = reputation + 1999999999 where id = ${ann.id}::bigint`);
    const before = await reputationOf(ann);
    expect(await town.refusal(elder, ratePost, give(6))).toBe('points.full');
    expect(await reputationOf(ann)).toBe(before);
    await rows(town.database.db, sql`update members set reputation = reputation - 1999999999 where id = ${ann.id}::bigint`);
    await clean();
  });

  it('counts once when the same post is rated a hundred times at once', async () => {
    const seen = await Promise.all(Array.from({ length: 100 }, () => town.refusal(elder, ratePost, give(1))));
    expect(seen.filter((reason) => reason === '')).toHaveLength(1);
    expect(new Set(seen)).toEqual(new Set(['', 'rating.again']));
    await clean();
  });
});

describe('taking a rating back', () => {
  const start = async () => ({ before: await reputationOf(ann), ...(await town.run(elder, ratePost, give(4))) });

  it('is the rater’s for an hour, then the staff’s', async () => {
    const { before, ratingId } = await start();
    expect(await town.refusal(ann, withdrawRating, { ratingId })).toBe('rating.not_yours');
    town.clock.now = new Date(Date.now() + 61 * 60_000);
    expect(await town.refusal(elder, withdrawRating, { ratingId })).toBe('rating.too_late');
    expect(await town.refusal(keeper, withdrawRating, { ratingId })).toBe('');
    expect(await reputationOf(ann)).toBe(before);
    expect(await town.refusal(keeper, withdrawRating, { ratingId })).toBe('rating.not_found');
    await clean();
  });

  it('counts once, leaves room for another, and gives nothing of the day’s allowance back: the coins may be spent', async () => {
    const { before, ratingId } = await start();
    const seen = await Promise.all(Array.from({ length: 20 }, () => town.refusal(elder, withdrawRating, { ratingId })));
    expect(seen.filter((reason) => reason === '')).toHaveLength(1);
    expect(await reputationOf(ann)).toBe(before);
    expect(await town.run(elder, ratePost, give(5))).toMatchObject({ left: 21 });
    await clean();
  });

  it('does not make more of a day than its allowance, given and taken over and over', async () => {
    for (const left of [24, 18, 12, 6, 0]) {
      const { ratingId, ...rated } = await town.run(elder, ratePost, give(6));
      expect(rated).toMatchObject({ left });
      await town.run(elder, withdrawRating, { ratingId });
    }
    expect(await town.refusal(elder, ratePost, give(1))).toBe('rating.daily');
    await clean();
  });

  it('goes and comes with the post', async () => {
    const { before } = await start();
    await town.run(ann, withdrawPost, { postId });
    expect(await reputationOf(ann)).toBe(before);
    await town.run(ann, move(false), null);
    expect(await reputationOf(ann)).toBe(before + 4);
  });

  it('is right when the post was withdrawn in between, and stays so when it is restored', async () => {
    const { before, ratingId } = await start();
    await town.run(ann, withdrawPost, { postId });
    await town.run(elder, withdrawRating, { ratingId });
    expect(await reputationOf(ann)).toBe(before);
    await town.run(ann, move(false), null);
    expect(await reputationOf(ann)).toBe(before);
    await clean();
  });

  it('is right when the post was withdrawn and restored in between, and both again after it', async () => {
    const { before, ratingId } = await start();
    for (const back of [true, false, true, false]) await town.run(ann, move(back), null);
    expect(await reputationOf(ann)).toBe(before + 4);
    await town.run(elder, withdrawRating, { ratingId });
    for (const back of [true, false]) {
      expect(await reputationOf(ann)).toBe(before);
      await town.run(ann, move(back), null);
    }
    expect(await reputationOf(ann)).toBe(before);
    expect(
      await rows(
        town.database.db,
        sql`select transaction_id from ledger_entries group by transaction_id, currency having sum(amount) <> 0`,
      ),
    ).toEqual([]);
    await clean();
  });
});
