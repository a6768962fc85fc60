import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { postReply, withdrawPost } from '@/core/posts';
import { postThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';
import {
  editFollow,
  type FeedFilter,
  followMember,
  followTag,
  readFeed,
  readWatchedBoards,
  readWatchedThreads,
  watchBoard,
  watchThread,
} from '.';
import { findFeed } from './find-feed';

let town: Town;
let me: Viewer;
let eve: Viewer;
beforeAll(async () => {
  town = await openTown();
  for (const slug of ['tea', 'coffee', 'noise']) await town.board(slug);
  await town.board('cellar', { is_private: true });
  me = await town.member('Me');
  eve = await town.member('Eve', { group: 'administrator' });
});

const start = (author: Viewer, board: string, tags: string[] = []) =>
  town.run(author, postThread, { board, title: `In ${board}`, body: 'First words.', tags });
const reply = async (author: Viewer, threadId: number) => (await town.run(author, postReply, { threadId, body: 'More words.' })).id;
const lines = async (filter: FeedFilter = 'all') => (await readFeed(town.context(me), { filter })).items;

describe('the feed of what one follows', () => {
  it('holds new posts of members, new threads of boards and tags, replies of threads, each once and with every reason', async () => {
    const [ann, ben] = [await town.member('Ann'), await town.member('Ben')];
    const old = await start(ben, 'noise');
    const both = await start(eve, 'tea', ['green', 'hot']);
    const mine = await start(me, 'tea');
    const secret = await start(eve, 'cellar', ['green']);
    expect(await lines()).toEqual([]);
    await town.run(me, followMember, { memberId: ann.id });
    await town.run(me, editFollow, { memberId: ann.id, remark: 'from school' });
    await town.run(me, watchBoard, { board: 'tea', level: 'tracking' });
    await town.run(me, watchThread, { threadId: old.threadId, level: 'watching' });
    await town.run(me, followTag, { tag: 'GREEN' });
    const annHere = await reply(ann, old.threadId);
    const benThere = await reply(ben, old.threadId);
    const annElsewhere = await reply(ann, both.threadId);
    const unheard = await reply(ben, both.threadId);
    const secretReply = await reply(eve, secret.threadId);

    const seen = await lines();
    expect(seen.map(({ id }) => id)).toEqual([annElsewhere, benThere, annHere, both.postId]);
    expect(seen.map(({ why }) => why)).toEqual([
      { member: { remark: 'from school' }, board: false, thread: false, tags: [] },
      { member: null, board: false, thread: true, tags: [] },
      { member: { remark: 'from school' }, board: false, thread: true, tags: [] },
      { member: null, board: true, thread: false, tags: ['green'] },
    ]);
    for (const hidden of [mine.postId, unheard, secret.postId, secretReply]) expect(seen.map(({ id }) => id)).not.toContain(hidden);
    const by = async (filter: FeedFilter) => (await lines(filter)).map(({ id }) => id);
    expect(await by('members')).toEqual([annElsewhere, annHere]);
    expect(await by('threads')).toEqual([benThere, annHere]);
    expect(await by('boards')).toEqual([both.postId]);
    expect(await by('tags')).toEqual([both.postId]);

    await town.run(me, watchThread, { threadId: old.threadId, level: 'muted' });
    expect(await by('all')).toEqual([annElsewhere, both.postId]);
    await town.run(me, watchBoard, { board: 'tea', level: 'muted' });
    expect(await by('all')).toEqual([]);
    await town.run(me, watchThread, { threadId: both.threadId, level: 'tracking' });
    expect(await by('all')).toEqual([unheard, annElsewhere, both.postId]);
    expect((await readWatchedBoards(town.context(me))).rows.map(({ slug, level }) => [slug, level])).toEqual([['tea', 'muted']]);
    expect((await readWatchedThreads(town.context(me))).rows.map(({ id, level }) => [id, level])).toEqual([
      [both.threadId, 'tracking'],
      [old.threadId, 'muted'],
    ]);
    await town.run(eve, withdrawPost, { postId: both.postId });
    expect(await by('all')).toEqual([]);
    expect((await readWatchedThreads(town.context(me))).rows.map(({ id }) => id)).toEqual([old.threadId]);
  });

  it('goes on by a cursor without gaps, and refuses guests and cursors that are none', async () => {
    const reader = await town.member('Reader');
    const { threadId } = await start(eve, 'coffee');
    await town.run(reader, watchThread, { threadId, level: 'tracking' });
    const written: number[] = [];
    for (let n = 0; n < 85; n += 1) written.unshift(await reply(eve, threadId));
    const seen: number[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page: Awaited<ReturnType<typeof readFeed>> = await readFeed(town.context(reader), { cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
      pages += 1;
    } while (cursor);
    expect([seen, pages]).toEqual([written, 3]);
    await expect(readFeed(town.context(town.guest))).rejects.toMatchObject({ reason: 'session.required' });
    for (const wrong of ['x', '-3', '1.5', '9'.repeat(40)])
      await expect(readFeed(town.context(reader), { cursor: wrong })).rejects.toMatchObject({ reason: 'input.cursor' });
  });

  it('finds by its short ways what a plain query finds, whatever is followed, muted, hidden and withdrawn', async () => {
    const { db } = town.database;
    const reader = await town.member('Prober');
    await grow();
    const action = fc.record({ seed: fc.integer({ min: 0, max: 999 }), share: fc.integer({ min: 2, max: 70 }) });
    let found = 0;
    await fc.assert(
      fc.asyncProperty(action, fc.constantFrom('all', 'members', 'boards', 'threads', 'tags'), fc.nat(500), async (world, filter, skip) => {
        await follow(reader.id, world);
        const context = town.context(reader);
        const top = (await row<{ id: number }>(db, sql`select max(id) as id from posts`))!.id;
        const place = { filter: filter as FeedFilter, below: top + 1 - skip, most: 11 };
        const plain = await plainFeed(reader, place);
        found += plain.length;
        for (const bounds of [
          { manySources: -1, window: 25, round: 2 },
          { manySources: -1, window: 5_000, round: 2 },
          { manySources: 10_000, window: 1, round: 2 },
          { manySources: 10_000, window: 1, round: 42 },
        ])
          expect({ bounds, ids: await findFeed(context, place, 1, bounds) }).toEqual({ bounds, ids: plain });
      }),
      { numRuns: 60, endOnFailure: true, interruptAfterTimeLimit: 40_000 },
    );
    expect(found).toBeGreaterThan(100);
  }, 90_000);
});

/** A crowd, written by SQL: 30 authors, 6 boards of which one is hidden, 60 threads of which some are withdrawn, 900 posts likewise. */
async function grow(): Promise<void> {
  const { db } = town.database;
  for (let n = 0; n < 30; n += 1) await town.member(`Author ${n}`);
  for (const slug of ['b1', 'b2', 'b3', 'b4']) await town.board(slug);
  for (const query of [
    sql`select setseed(0.3)`,
    sql`insert into tags (name, name_key) select 't' || n, 't' || n from generate_series(1, 12) n`,
    sql`
    insert into threads (board_id, author_id, title, lang, withdrawn_at)
    select (select id from boards where n > 0 order by random() limit 1), (select id from members where n > 0 and name like 'Author%' order by random() limit 1), 'crowd', 'en',
      case when random() < 0.1 then now() end from generate_series(1, 60) n`,
    sql`
    insert into posts (thread_id, floor, author_id, body, html, renderer_version, lang, withdrawn_at)
    select t.id, n, case when n = 1 then t.author_id else (select id from members where n > 0 and t.id > 0 and name like 'Author%' order by random() limit 1) end, 'x', 'x', 1, 'en',
      case when random() < 0.1 and n > 1 then now() end
    from threads t, generate_series(1, 15) n where t.title = 'crowd' order by n, random()`,
    sql`update threads t set first_post_id = p.id, last_floor = 15 from posts p where p.thread_id = t.id and p.floor = 1 and t.title = 'crowd'`,
    sql`
    insert into thread_tags (thread_id, tag_id, first_post_id)
    select t.id, g.id, t.first_post_id from threads t, tags g where t.title = 'crowd' and random() < 0.2 on conflict do nothing`,
  ])
    await rows(db, query);
}

/** What member `id` follows and mutes, drawn anew. */
async function follow(id: number, world: { seed: number; share: number }): Promise<void> {
  const { db } = town.database;
  const [seed, share] = [world.seed / 1_000, world.share / 100];
  for (const query of [
    sql`delete from follows where follower_id = ${id}::bigint`,
    sql`delete from board_watches where member_id = ${id}::bigint`,
    sql`delete from thread_watches where member_id = ${id}::bigint`,
    sql`delete from tag_follows where member_id = ${id}::bigint`,
    sql`select setseed(${seed}::float8)`,
    sql`insert into follows (follower_id, followed_id) select ${id}::bigint, id from members where id <> ${id}::bigint and random() < ${share}::float8`,
    sql`insert into board_watches (member_id, board_id, level) select ${id}::bigint, id, (array['watching', 'tracking', 'muted'])[1 + floor(random() * 3)::int] from boards where random() < ${share}::float8`,
    sql`insert into thread_watches (member_id, thread_id, level) select ${id}::bigint, id, (array['watching', 'tracking', 'muted'])[1 + floor(random() * 3)::int] from threads where random() < ${share}::float8`,
    sql`insert into tag_follows (member_id, tag_id) select ${id}::bigint, id from tags where random() < ${share}::float8`,
  ])
    await rows(db, query);
}

/** The feed said plainly, without a thought of speed. */
async function plainFeed(viewer: Viewer, { filter, below, most }: { filter: FeedFilter; below: number; most: number }): Promise<number[]> {
  const id = viewer.id;
  const following = sql`w.level <> 'muted'`;
  const reasons = {
    members: sql`exists (select 1 from follows f where f.follower_id = ${id}::bigint and f.followed_id = p.author_id)`,
    boards: sql`(p.floor = 1 and exists (select 1 from board_watches w where w.member_id = ${id}::bigint and w.board_id = t.board_id and ${following}))`,
    threads: sql`(p.floor > 1 and exists (select 1 from thread_watches w where w.member_id = ${id}::bigint and w.thread_id = t.id and ${following}))`,
    tags: sql`(p.floor = 1 and exists (select 1 from tag_follows f join thread_tags h on h.tag_id = f.tag_id where f.member_id = ${id}::bigint and h.thread_id = t.id))`,
  };
  const reason = filter === 'all' ? sql`(${sql.join(Object.values(reasons), sql` or `)})` : reasons[filter];
  const found = await rows<{ id: number }>(
    town.database.db,
    sql`
    select p.id from posts p join threads t on t.id = p.thread_id join boards b on b.id = t.board_id
    where p.id < ${below}::bigint and ${reason} and p.author_id <> ${id}::bigint and p.withdrawn_at is null and t.withdrawn_at is null and not b.is_private
      and coalesce((select w.level from thread_watches w where w.member_id = ${id}::bigint and w.thread_id = t.id),
        (select w.level from board_watches w where w.member_id = ${id}::bigint and w.board_id = b.id), 'normal') <> 'muted'
    order by p.id desc limit ${most}::int`,
  );
  return found.map(({ id: each }) => each);
}
