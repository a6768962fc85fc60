/** The invariants of the ledger (E1), whatever sixteen clients do at once in whatever order. */
import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkIn } from '@/core/check-ins';
import { watchThread } from '@/core/follows';
import { forgetMemos, isFailure, type Viewer } from '@/core/kernel';
import { banMember, grantDigest, moveThread, unbanMember } from '@/core/moderation';
import { editPost, postReply, restorePost, withdrawPost } from '@/core/posts';
import { ratePost, withdrawRating } from '@/core/ratings';
import { likePost } from '@/core/reactions';
import { postThread } from '@/core/threads';
import { transferPoints } from '@/core/transfers';
import { row, rows } from '@/db/rows';
import { openTown, type Town } from '@/test/town';
import { editPointRule, grantPoints, readLedger, recompute } from '.';

const CLIENTS = 16;
let town: Town;
let admin: Viewer;
let people: Viewer[];
let thread: { threadId: number };
const posts: { id: number; by: number; threadId: number }[] = [];
const threads: number[] = [];
const ratings: number[] = [];

beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  await town.board('den');
  admin = await town.member('Admin', { group: 'administrator' });
  people = await Promise.all(Array.from({ length: 6 }, (_, nth) => town.member(`Member${'ABCDEF'[nth]}`, { group: 'member' })));
  await town.run(admin, editPointRule, { action: 'reply', board: 'den', cycle: 'daily', cap: 5, dedupe: 'none', coins: 3, reputation: 1 });
  thread = await town.run(admin, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have tea.' });
});

const KINDS = [
  'thread',
  'reply',
  'edit',
  'withdraw',
  'restore',
  'like',
  'follow',
  'check-in',
  'rate',
  'unrate',
  'transfer',
  'digest',
  'move',
  'ban',
  'unban',
  'grant',
  'rule',
] as const;
const action = fc.record({
  kind: fc.constantFrom(...KINDS),
  who: fc.nat(5),
  other: fc.nat(5),
  at: fc.nat(),
  amount: fc.integer({ min: -9, max: 9 }),
});
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

let nth = 0;
async function act({ kind, who, other, at, amount }: Action): Promise<void> {
  const me = people[who]!;
  const post = posts.length ? posts[at % posts.length]! : undefined;
  const author = people.find(({ id }) => id === post?.by) ?? me;
  const unique = (nth += 1);
  const threadId = threads.length ? threads[at % threads.length]! : thread.threadId;
  switch (kind) {
    case 'thread': {
      const made = await town.run(me, postThread, { board: at % 2 ? 'tea' : 'den', title: `Pot ${unique}`, body: `Tea number ${unique}.` });
      threads.push(made.threadId);
      return void posts.push({ id: made.postId, by: me.id, threadId: made.threadId });
    }
    case 'reply': {
      const made = await town.run(me, postReply, { threadId, body: `A cup of ${unique}.` });
      return void posts.push({ id: made.id, by: me.id, threadId });
    }
    case 'edit':
      return void (post && (await town.run(author, editPost, { postId: post.id, body: `Other words ${unique}.` })));
    case 'withdraw':
      return void (post && (await town.run(author, withdrawPost, { postId: post.id })));
    case 'restore':
      return void (post && (await town.run(admin, restorePost, { postId: post.id })));
    case 'like':
      return void (post && (await town.run(me, likePost, { postId: post.id })));
    case 'follow':
      return void (await town.run(me, watchThread, { threadId, level: at % 3 ? 'watching' : 'normal' }));
    case 'check-in':
      return void (await town.run(me, checkIn, {}));
    case 'rate': {
      if (!post) return;
      const made = await town.run(admin, ratePost, { postId: post.id, currency: 'coins', amount: amount || 1, reason: 'Well said' });
      return void ratings.push(made.ratingId);
    }
    case 'unrate':
      return void (ratings.length && (await town.run(admin, withdrawRating, { ratingId: ratings[at % ratings.length] })));
    case 'transfer':
      return void (await town.run(me, transferPoints, { to: people[other]!.name, amount: Math.abs(amount) + 1, note: '' }));
    case 'digest':
      return void (await town.run(admin, grantDigest, { threadId, level: at % 4, reason: 'Well told' }));
    case 'move':
      return void (await town.run(admin, moveThread, { threadId, board: at % 2 ? 'tea' : 'den', reason: 'It belongs there' }));
    case 'ban':
      return void (await town.run(admin, banMember, { memberId: me.id, reason: 'Shouting' }));
    case 'unban':
      return void (await town.run(admin, unbanMember, { memberId: me.id }));
    case 'grant':
      return void (await town.run(admin, grantPoints, {
        name: me.name,
        coins: amount,
        reputation: -amount,
        contribution: 1,
        note: 'By hand',
      }));
    case 'rule': {
      const terms = { cycle: at % 3 ? 'unlimited' : 'daily', cap: at % 3 ? undefined : (at % 7) + 1, dedupe: at % 2 ? 'object' : 'none' };
      await town.run(admin, editPointRule, { action: 'reply', coins: Math.abs(amount), ...terms });
      return forgetMemos(['*']);
    }
  }
}

/** A refusal is an answer; anything else is a fault. */
const tried = (each: Action) =>
  act(each).catch((thrown: unknown) => {
    if (!isFailure(thrown)) throw thrown;
  });

async function demandSound(): Promise<void> {
  const { db } = town.database;
  expect(await rows(db, sql`select currency, sum(amount) from ledger_entries group by 1 having sum(amount) <> 0`)).toEqual([]);
  expect(await rows(db, sql`select id from members where coins < 0`)).toEqual([]);
  expect(await rows(db, sql`select id from members where coins_owed > 0 and coins > 0`)).toEqual([]);
  expect(await recompute(town.context(town.guest), { mend: false })).toEqual([]);
  expect(
    await rows(
      db,
      sql`
      select t.id, t.rule from ledger_transactions t
      where t.rule = '' or t.cause = '' or (t.actor_id is null and t.rule not in ('shortfall', 'repayment', 'opening'))
        or not exists (select 1 from ledger_entries e where e.transaction_id = t.id)
        or (t.reverses_id is null) <> (t.rule not in ('reversal', 'restoration'))
        or t.origin_id is distinct from (select coalesce(r.origin_id, r.id) from ledger_transactions r where r.id = t.reverses_id)`,
    ),
  ).toEqual([]);
}

describe('the ledger', () => {
  it('is balanced, never below a floor, recomputable, and names rule, cause and actor, under sixteen clients at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(action, { minLength: 2, maxLength: 6 }), { minLength: CLIENTS, maxLength: CLIENTS }),
        async (clients) => {
          await Promise.all(
            clients.map(async (steps) => {
              for (const each of steps) await tried(each);
            }),
          );
          await demandSound();
        },
      ),
      { numRuns: 6 },
    );
    expect(
      (await row<{ n: number }>(town.database.db, sql`select count(*)::int as n from ledger_transactions where rule = 'shortfall'`))!.n,
    ).toBeGreaterThan(0);
  }, 120_000);

  it('explains every balance: the sums shown are the balances, and each line says what there was after it', async () => {
    for (const member of people) {
      const own = await row<Record<'coins' | 'reputation' | 'contribution', number>>(
        town.database.db,
        sql`select coins, reputation, contribution from members where id = ${member.id}::bigint`,
      );
      for (const currency of ['coins', 'reputation', 'contribution'] as const) {
        let stands = own![currency];
        let sum = 0;
        for (let cursor: string | null | undefined; cursor !== null;) {
          const page = await readLedger(town.context(member), member.id, { cursor, currency });
          for (const line of page.items) {
            expect(line.balances).toEqual({ [currency]: stands });
            expect(['reversal', 'restoration']).not.toContain(line.rule);
            stands -= line.amounts[currency]!;
            sum += line.amounts[currency]!;
          }
          cursor = page.next;
        }
        expect([stands, sum]).toEqual([0, own![currency]]);
      }
    }
  });
});
