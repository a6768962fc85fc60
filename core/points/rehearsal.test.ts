/** A rehearsal tells what would have been: held against what the live engine does when the same happens by the other rule. */
import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { command, forgetMemos, type Viewer } from '@/core/kernel';
import { postReply, withdrawPost } from '@/core/posts';
import { postThread } from '@/core/threads';
import { rows } from '@/db/rows';
import { openTown, type Town } from '@/test/town';
import { awardPoints, editPointRule, rehearseRule, reversePoints } from '.';
import { readOccurrences } from './occurrences';

const earn = command({
  name: 'earn',
  input: z.custom<{ memberId: number; action: string; cause: string; actorId: number; boardId?: number }>(),
  facts: async () => null,
  ability: () => true,
  run: async (effects, _facts, input) => awardPoints(effects, input),
});
const takeBack = command({
  name: 'take-back',
  input: z.custom<{ cause: string }>(),
  facts: async () => null,
  ability: () => true,
  run: (effects, _facts, { cause }) => reversePoints(effects, cause),
});

const START = new Date('2026-03-01T00:00:00Z').getTime();
const rule = fc.record({
  cycle: fc.constantFrom('once', 'hourly', 'daily', 'minutes', 'unlimited'),
  cycleMinutes: fc.constantFrom(7, 90),
  cap: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  dedupe: fc.constantFrom('none', 'object', 'member'),
  coins: fc.integer({ min: 0, max: 5 }),
  reputation: fc.constantFrom(0, 1),
});
const happening = fc.record({
  who: fc.nat(1),
  actor: fc.nat(3),
  object: fc.nat(4),
  minutes: fc.integer({ min: 1, max: 500 }),
  board: fc.boolean(),
});

/** A town of its own, with the rules given, in which all of it happens. */
async function live(
  rules: { site: object; board?: object },
  story: { who: number; actor: number; object: number; minutes: number; board: boolean }[],
) {
  const town = await openTown();
  const boardId = await town.board('den');
  const admin = await town.member('Admin', { group: 'administrator' });
  const people = [await town.member('Ann'), await town.member('Bob')];
  const set = async (more: object) => {
    await town.run(admin, editPointRule, { action: 'followed', ...more });
    forgetMemos(['*']);
  };
  await set(rules.site);
  if (rules.board) await set({ ...rules.board, board: 'den' });
  let at = START;
  for (const { who, actor, object, minutes, board } of story) {
    at += minutes * 60_000;
    const now = new Date(at);
    const input = {
      memberId: people[who]!.id,
      action: 'followed',
      cause: `thread:${object}`,
      actorId: [admin, ...people, people[0]!][actor]!.id,
    };
    await town.run(admin, earn, board ? { ...input, boardId } : input, { now: () => now });
  }
  const found = await rows<{ name: string; coins: number; reputation: number }>(
    town.database.db,
    sql`select name, coins, reputation from members where coins <> 0 or reputation <> 0 order by id`,
  );
  return { town, admin, found, now: () => new Date(at + 60_000) };
}

const given = (most: { name: string; now: object; proposed: object }[], which: 'now' | 'proposed') =>
  most
    .map((each) => ({ name: each.name, ...(each[which] as { coins?: number; reputation?: number }) }))
    .map(({ name, coins = 0, reputation = 0 }) => ({ name, coins, reputation }));

describe('the rehearsal of a rule', () => {
  it('tells what the engine would have given, whatever the rules and the story', async () => {
    await fc.assert(
      fc.asyncProperty(
        rule,
        rule,
        fc.option(rule, { nil: undefined }),
        fc.array(happening, { minLength: 3, maxLength: 14 }),
        async (old, draft, board, story) => {
          const before = await live({ site: old, board }, story);
          const after = await live({ site: draft, board }, story);
          const rehearsed = await rehearseRule(before.town.context(before.admin, { now: before.now }), {
            action: 'followed',
            days: 90,
            ...draft,
          });
          const gave = (which: 'now' | 'proposed') => {
            const { coins = 0, reputation = 0 } = rehearsed[which].amounts;
            return { coins, reputation };
          };
          const sum = (found: { coins: number; reputation: number }[]) => ({
            coins: found.reduce((total, { coins }) => total + coins, 0),
            reputation: found.reduce((total, { reputation }) => total + reputation, 0),
          });
          expect(gave('now')).toEqual(sum(before.found));
          expect(gave('proposed')).toEqual(sum(after.found));
          for (const each of given(rehearsed.most, 'proposed')) {
            const really = after.found.find(({ name }) => name === each.name) ?? { name: each.name, coins: 0, reputation: 0 };
            expect(each).toEqual(really);
          }
          await Promise.all([before.town.database.close(), after.town.database.close()]);
        },
      ),
      { numRuns: 10 },
    );
  }, 240_000);

  it('counts what a rule without amounts gave nothing for, as the streak of the factory', async () => {
    const town = await openTown();
    const admin = await town.member('Admin', { group: 'administrator' });
    const ann = await town.member('Ann');
    const now = { now: () => new Date(START) };
    await town.run(admin, earn, { memberId: ann.id, action: 'streak', cause: 'streak:7', actorId: ann.id }, now);
    const draft = { action: 'streak', cycle: 'unlimited', dedupe: 'object', coins: '10', days: '7' };
    const context = town.context(admin, { now: () => new Date(START + 60_000) });
    expect(await rehearseRule(context, draft)).toMatchObject({ now: { given: 0 }, proposed: { given: 1, amounts: { coins: 10 } } });
    await town.database.close();
  });

  describe('of replies', () => {
    let town: Town;
    let admin: Viewer;
    const day = (nth: number) => ({ now: () => new Date(START + nth * 86_400_000) });
    const rehearse = (more: object, nth = 20) =>
      rehearseRule(town.context(admin, day(nth)), { action: 'reply', cycle: 'unlimited', dedupe: 'none', coins: '1', days: '30', ...more });

    it('counts the posts themselves, per action, group and member, and says who would rise', async () => {
      town = await openTown();
      await town.board('tea');
      await town.board('den');
      admin = await town.member('Admin', { group: 'administrator' });
      const [ann, bob] = [await town.member('Ann'), await town.member('Bob')];
      const tea = await town.run(admin, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have tea.' }, day(1));
      const den = await town.run(admin, postThread, { board: 'den', title: 'A quiet den', body: 'Come in.' }, day(1));
      const reply = (who: Viewer, threadId: number, nth: number) =>
        town.run(who, postReply, { threadId, body: `Cup ${nth} of ${who.name}.` }, day(nth));
      for (let nth = 2; nth < 8; nth += 1) await reply(ann, tea.threadId, nth);
      for (let nth = 2; nth < 5; nth += 1) await reply(bob, den.threadId, nth);
      const gone = await reply(bob, den.threadId, 9);
      await town.run(bob, withdrawPost, { postId: gone.id }, day(9));

      const unchanged = await rehearse({});
      expect(unchanged).toMatchObject({
        occurrences: 9,
        isCut: false,
        now: { given: 9, amounts: { coins: 9 } },
        proposed: { given: 9, amounts: { coins: 9 } },
        most: [],
      });
      const richer = await rehearse({ coins: '10' });
      expect(richer.most.map(({ name, before, after }) => [name, before.total, before.group.key, after.total, after.group.key])).toEqual([
        ['Ann', 12, 'newcomer', 66, 'member'],
        ['Bob', 6, 'newcomer', 33, 'newcomer'],
      ]);
      expect(richer.groups).toMatchObject([
        { badge: { key: 'newcomer' }, members: 2, now: { coins: 9 }, proposed: { coins: 90 }, moved: 1 },
      ]);
      expect((await rehearse({ cycle: 'daily', cap: '1', board: 'den', coins: '5' })).proposed.amounts).toEqual({ coins: 6 + 15 });
      expect(await rehearse({ cycle: 'once', coins: '7' })).toMatchObject({ proposed: { given: 2, capped: 7, amounts: { coins: 14 } } });
      // Only what lies in the days counts.
      expect(await rehearse({ days: '7' }, 12)).toMatchObject({ occurrences: 3 });
    });

    it('is bounded and says so; refuses what the rule itself would refuse', async () => {
      const seen: number[] = [];
      const wanted = { action: 'reply', since: new Date(START), terms: [] };
      expect(await readOccurrences(town.context(admin), wanted, ({ memberId }) => void seen.push(memberId), 4)).toBe(true);
      expect(seen).toHaveLength(4);
      await expect(rehearse({ coins: '0.5' })).rejects.toMatchObject({ reason: 'amount.invalid' });
      await expect(rehearse({ days: '365' })).rejects.toMatchObject({ reason: 'input.unknown_choice' });
      await expect(rehearse({ action: 'grant' })).rejects.toMatchObject({ reason: 'rule.loops' });
      const plain = await town.member('Plain');
      await expect(rehearseRule(town.context(plain), {})).rejects.toMatchObject({ reason: 'staff.required' });
      // What was taken back counts for nothing.
      const before = (
        await rehearseRule(town.context(admin, day(20)), { action: 'vote', cycle: 'unlimited', dedupe: 'none', coins: 1, days: 30 })
      ).occurrences;
      await town.run(plain, earn, { memberId: plain.id, action: 'vote', cause: 'poll:1', actorId: plain.id }, day(10));
      await town.run(plain, takeBack, { cause: 'poll:1' }, day(10));
      expect(
        (await rehearseRule(town.context(admin, day(20)), { action: 'vote', cycle: 'unlimited', dedupe: 'none', coins: 1, days: 30 }))
          .occurrences,
      ).toBe(before);
    });
  });
});
