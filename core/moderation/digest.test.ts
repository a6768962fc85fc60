import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import { forgetMemos, type Viewer } from '@/core/kernel';
import { grantDigest } from '@/core/moderation';
import { rehearseRule } from '@/core/points';
import { restorePost, withdrawPost } from '@/core/posts';
import { postThread, readThreadList } from '@/core/threads';
import { differencesIn, eventsIn } from '@/test/figures';
import { openTown, type Town } from '@/test/town';

let town: Town;
let keeper: Viewer;
let admin: Viewer;
let count = 0;

beforeAll(async () => {
  town = await openTown();
  keeper = await town.member('Keeper', { moderates: [await town.board('tea')] });
  admin = await town.member('Eve', { group: 'administrator' });
});

const someone = (): Promise<Viewer> => town.member(`Writer ${(count += 1)}`);
const started = async (author: Viewer) =>
  town.run(author, postThread, { board: 'tea', title: `Pot ${(count += 1)}`, body: `Have tea number ${count}.` });
const balances = (of: Viewer) =>
  row<{ coins: number; reputation: number; digests: number; posts: number; threads: number }>(
    town.database.db,
    sql`select coins, reputation, digest_count as digests, post_count as posts, thread_count as threads from members where id = ${of.id}::bigint`,
  );
const held = (of: Viewer) =>
  rows(
    town.database.db,
    sql`select times, why, is_taken_back as "isTakenBack" from held_awards where member_id = ${of.id}::bigint order by id`,
  );
const differences = () => differencesIn(town);
const events = (name: string) => eventsIn(town, name);
async function setRule({ cycle, cap }: { cycle: string; cap: number | null }): Promise<void> {
  await rows(town.database.db, sql`update point_rules set cycle = ${cycle}, cap = ${cap}::int where action = 'digest'`);
  forgetMemos(['points']);
}
/** Coins that a rule without a cap would have given. */
const rehearse = async (amounts: { coins: number }): Promise<number> => {
  const rule = { action: 'digest', cycle: 'unlimited', dedupe: 'none', days: 30, ...amounts };
  return (await rehearseRule(town.context(admin), rule)).proposed.amounts.coins ?? 0;
};

describe('a digest', () => {
  it('gives by its level, exactly, up and down, whatever the rule says by then', async () => {
    const author = await someone();
    const { threadId } = await started(author);
    const seen: unknown[] = [];
    for (const level of [1, 3, 2, 2, 0]) {
      await town.run(keeper, grantDigest, { threadId, level, reason: 'Well told.' });
      const { coins, reputation, digests } = (await balances(author))!;
      seen.push([level, coins, reputation, digests]);
    }
    expect(seen).toEqual([
      [1, 2 + 5, 1, 1],
      [3, 2 + 15, 3, 1],
      [2, 2 + 10, 2, 1],
      [2, 2 + 10, 2, 1],
      [0, 2, 0, 0],
    ]);
    await town.run(keeper, grantDigest, { threadId, level: 2, reason: 'Again.' });
    await rows(town.database.db, sql`update point_rules set coins = 100 where action = 'digest'`);
    forgetMemos(['points']);
    await town.run(keeper, grantDigest, { threadId, level: 0, reason: 'No longer.' });
    expect(await balances(author)).toMatchObject({ coins: 2, reputation: 0, digests: 0 });
    await rows(town.database.db, sql`update point_rules set coins = 5 where action = 'digest'`);
    forgetMemos(['points']);
    expect((await events('thread.digested')).map(({ facts }) => [facts.from, facts.level])).toEqual([
      [0, 1],
      [1, 3],
      [3, 2],
      [2, 0],
      [0, 2],
      [2, 0],
    ]);
    expect(await differences()).toEqual([]);
  });

  it('goes with its thread and comes back with it', async () => {
    const author = await someone();
    const { threadId, postId } = await started(author);
    await town.run(keeper, grantDigest, { threadId, level: 3, reason: 'Well told.' });
    const before = await balances(author);
    await town.run(keeper, withdrawPost, { postId, reason: 'Spilt.' });
    expect(await balances(author)).toMatchObject({ coins: 0, reputation: 0, digests: 0, threads: 0, posts: 0 });
    await town.run(keeper, restorePost, { postId });
    expect(await balances(author)).toEqual(before);
    await town.run(keeper, grantDigest, { threadId, level: 1, reason: 'Less.' });
    expect(await balances(author)).toMatchObject({ coins: 7, reputation: 1, digests: 1 });
    expect((await readThreadList(town.context(town.guest), { scope: 'digest' })).rows.map(({ id }) => id)).toContain(threadId);
    expect(await differences()).toEqual([]);
  });

  it('asked for by many at once counts once', async () => {
    const author = await someone();
    const { threadId } = await started(author);
    await Promise.all(Array.from({ length: 30 }, () => town.run(keeper, grantDigest, { threadId, level: 1, reason: 'Once.' })));
    expect(await balances(author)).toMatchObject({ coins: 7, digests: 1 });
  });

  it('takes no nonsense', async () => {
    const { threadId } = await started(await someone());
    for (const level of [-1, 4, 1.5, 'x', null])
      expect(await town.refusal(keeper, grantDigest, { threadId, level, reason: 'x' })).not.toBe('');
    expect(await town.refusal(keeper, grantDigest, { threadId, level: 1, reason: '   ' })).toBe('input.required');
    expect(await town.refusal(keeper, grantDigest, { threadId: 999_999, level: 1, reason: 'x' })).toBe('thread.not_found');
  });

  it('is one award to a cap, however its level changes; nothing of it left is none', async () => {
    const author = await someone();
    const [first, second, third] = [await started(author), await started(author), await started(author)];
    await setRule({ cycle: 'once', cap: 2 });
    const grant = (threadId: number, level: number) => town.run(keeper, grantDigest, { threadId, level, reason: 'Well told.' });
    const coins = async () => (await balances(author))!.coins - 6;
    for (const level of [3, 1, 2]) await grant(first.threadId, level);
    await grant(second.threadId, 1);
    expect(await coins()).toBe(15);
    // Two are given; the third is held, at whatever level, and put down once.
    for (const level of [2, 3]) await grant(third.threadId, level);
    expect(await coins()).toBe(15);
    expect(await held(author)).toEqual([{ times: 3, why: 'cap', isTakenBack: false }]);
    await grant(second.threadId, 0);
    await grant(third.threadId, 1);
    expect(await coins()).toBe(15);
    expect(await held(author)).toEqual([]);
    await setRule({ cycle: 'unlimited', cap: null });
    expect(await differences()).toEqual([]);
  });

  it('is told to a rehearsal at the level that it has by now, and not where its thread is gone', async () => {
    const [author, other] = [await someone(), await someone()];
    const [first, second, third] = [await started(author), await started(author), await started(other)];
    const before = await rehearse({ coins: 1 });
    const grant = (threadId: number, level: number) => town.run(keeper, grantDigest, { threadId, level, reason: 'Well told.' });
    await setRule({ cycle: 'once', cap: 1 });
    for (const level of [3, 1, 2]) await grant(first.threadId, level);
    await grant(second.threadId, 3);
    await grant(third.threadId, 2);
    await grant(third.threadId, 0);
    const told = async () => (await rehearse({ coins: 1 })) - before;
    expect(await told()).toBe(2 + 3);
    await town.run(keeper, withdrawPost, { postId: second.postId, reason: 'Spilt.' });
    expect(await told()).toBe(2);
    await town.run(keeper, restorePost, { postId: second.postId });
    expect(await told()).toBe(2 + 3);
    await setRule({ cycle: 'unlimited', cap: null });
  });
});
