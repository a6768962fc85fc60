import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { followMember, followTag, unfollowMember, unfollowTag, watchBoard, watchThread } from '@/core/follows';
import { isFailure, type Viewer } from '@/core/kernel';
import { grantDigest, moveThread } from '@/core/moderation';
import { recompute } from '@/core/points';
import { editPost, postReply, restorePost, withdrawPost } from '@/core/posts';
import { likePost, unlikePost } from '@/core/reactions';
import { recount } from '@/core/stats';
import { postThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';

let town: Town;
let people: Viewer[];
const threads: number[] = [];
const posts: number[] = [];

beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  await town.board('coffee');
  people = await Promise.all([town.member('Ann'), town.member('Ben'), town.member('Cai'), town.member('Eve', { group: 'administrator' })]);
  // The desk coins the tags, since newcomers may only choose among them.
  for (const which of [0, 1, 2, 3]) await act({ kind: 'thread', who: 3, which });
});

const KINDS = [
  'thread',
  'reply',
  'reply',
  'reply',
  'edit',
  'withdraw',
  'withdraw',
  'restore',
  'restore',
  'digest',
  'move',
  'like',
  'like',
  'unlike',
  'follow',
  'unfollow',
  'watch',
  'watch board',
  'tag',
] as const;
const LEVELS = ['watching', 'normal', 'tracking', 'muted'] as const;
interface Action {
  kind: (typeof KINDS)[number];
  who: number;
  which: number;
}

const one = <T>(list: readonly T[], at: number): T => list[at % list.length]!;

async function act({ kind, who, which }: Action): Promise<void> {
  const viewer = one(people, who);
  const postId = posts.length ? one(posts, which) : 0;
  const memberId = one(people, which).id;
  const desk = people[3]!;
  try {
    if (kind === 'thread') {
      const made = await town.run(viewer, postThread, {
        board: which % 2 ? 'tea' : 'coffee',
        title: `Thread ${which}`,
        body: 'x y z',
        tags: [`tag ${which % 4}`, 'all'],
      });
      threads.push(made.threadId);
      posts.push(made.postId);
    } else if (kind === 'reply')
      posts.push((await town.run(viewer, postReply, { threadId: one(threads, which), body: `reply ${which}` })).id);
    else if (kind === 'edit') await town.run(viewer, editPost, { postId, body: `edited ${which}` });
    else if (kind === 'withdraw') await town.run(viewer, withdrawPost, { postId });
    else if (kind === 'restore') await town.run(viewer, restorePost, { postId });
    else if (kind === 'digest') await town.run(desk, grantDigest, { threadId: one(threads, which), level: which % 4, reason: 'x' });
    else if (kind === 'move')
      await town.run(desk, moveThread, { threadId: one(threads, which), board: who % 2 ? 'tea' : 'coffee', reason: 'x' });
    else if (kind === 'like') await town.run(viewer, likePost, { postId });
    else if (kind === 'unlike') await town.run(viewer, unlikePost, { postId });
    else if (kind === 'watch') await town.run(viewer, watchThread, { threadId: one(threads, which), level: one(LEVELS, which >> 1) });
    else if (kind === 'watch board')
      await town.run(viewer, watchBoard, { board: which % 2 ? 'tea' : 'coffee', level: one(LEVELS, which >> 1) });
    else if (kind === 'tag') await town.run(viewer, which % 3 ? followTag : unfollowTag, { tag: `tag ${which % 4}` });
    else await town.run(viewer, kind === 'follow' ? followMember : unfollowMember, { memberId });
  } catch (error) {
    if (!isFailure(error)) throw error;
  }
}

describe('stored figures', () => {
  it('equal a recount, and the ledger its balances, after any actions, one after the other or at once', async () => {
    const action = fc.record({ kind: fc.constantFrom(...KINDS), who: fc.nat(3), which: fc.nat(40) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(action, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }), async (waves) => {
        for (const wave of waves) await Promise.all(wave.map(act));
        expect((await recount(town.context(town.guest))).lines).toEqual([]);
        expect(await recompute(town.context(town.guest), { mend: false })).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true, interruptAfterTimeLimit: 20_000 },
    );
    expect(await indexDifferences()).toEqual([]);
    expect(posts.length).toBeGreaterThan(10);
  }, 60_000);

  it('are told and mended where somebody spoilt them', async () => {
    const { db } = town.database;
    await rows(db, sql`update threads set reply_count = reply_count + 3 where id = ${threads[0]!}::bigint`);
    await rows(
      db,
      sql`update members set post_count = post_count + 1, follower_count = follower_count + 2 where id = ${people[0]!.id}::bigint`,
    );
    await rows(db, sql`update tags set thread_count = thread_count + 1`);
    const context = town.context(town.guest);
    const { differences, lines } = await recount(context);
    expect(differences).toBe(lines.length);
    expect(new Set(lines.map(({ table }) => table))).toEqual(
      new Set(['threads', 'boards', 'members', 'tags'].filter((table) => lines.some((line) => line.table === table))),
    );
    expect(differences).toBeGreaterThanOrEqual(3);
    expect((await recount(context, { mend: true })).differences).toBeGreaterThanOrEqual(3);
    expect(await recount(context)).toEqual({ differences: 0, lines: [] });
    expect(town.published).toContain(`thread:${threads[0]}`);
  });
});

/** Posts that the search index should hold and does not, or the other way round. */
const indexDifferences = () =>
  rows(
    town.database.db,
    sql`
  select coalesce(s.post_id, v.id) as id from search_posts s
  full join (select p.id, t.board_id from posts p join threads t on t.id = p.thread_id where p.withdrawn_at is null and t.withdrawn_at is null) v on v.id = s.post_id
  where s.post_id is null or v.id is null or s.board_id <> v.board_id`,
  );
