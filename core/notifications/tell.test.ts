import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import type { DomainEvent, Viewer } from '@/core/kernel';
import { editPost, postReply, restorePost, withdrawPost } from '@/core/posts';
import { likePost } from '@/core/reactions';
import { postThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';
import { type TestWorker, workerOf } from '@/test/worker';
import { AUDIENCES } from './audiences';
import { editChoices, KINDS, readNotices, tellEvents } from '.';

let town: Town;
let worker: TestWorker;
let ann: Viewer;
let ben: Viewer;
let cid: Viewer;
let boardId: number;
let thread: { threadId: number; postId: number };

beforeAll(async () => {
  town = await openTown();
});

beforeEach(async () => {
  await town.empty();
  worker = workerOf(town);
  boardId = await town.board('tea');
  await rows(town.database.db, sql`insert into tags (name, name_key) values ('green', 'green')`);
  [ann, ben, cid] = (await Promise.all(['Ann', 'Ben', 'Cid'].map((name) => town.member(name)))) as [Viewer, Viewer, Viewer];
  thread = await town.run(ann, postThread, { board: 'tea', title: 'First pot', body: 'Have tea.', tags: ['green'] });
  await worker.drain();
});

const reply = (who: Viewer, body: string, extra: object = {}) => town.run(who, postReply, { threadId: thread.threadId, body, ...extra });
const told = async (who: Viewer): Promise<string[]> => {
  await worker.drain();
  return (await readNotices(town.context(who))).notices.map(({ what, post, words }) =>
    [what, post?.excerpt.replace(/^Ben #2 With milk\? /, ''), words].filter(Boolean).join(' '),
  );
};
const watch = (who: Viewer, level: string) =>
  rows(
    town.database.db,
    sql`insert into thread_watches (member_id, thread_id, level) values (${who.id}::bigint, ${thread.threadId}::bigint, ${level})
      on conflict (member_id, thread_id) do update set level = excluded.level`,
  );
const watchBoard = (who: Viewer, level: string) =>
  rows(
    town.database.db,
    sql`insert into board_watches (member_id, board_id, level) values (${who.id}::bigint, ${boardId}::bigint, ${level})`,
  );
/** Leaves an event as a command would. */
const leave = (event: DomainEvent, actorId: number | null) =>
  rows(
    town.database.db,
    sql`insert into outbox (command, actor_id, events, touches, created_at) values ('test', ${actorId}::bigint, ${JSON.stringify([event])}::jsonb, '{}', now())`,
  );
const stored = () =>
  row<{ notices: number; causes: number }>(
    town.database.db,
    sql`select (select count(*)::int from notices) as notices, (select count(*)::int from notice_causes) as causes`,
  );

describe('the table of audiences', () => {
  it('has a line for every event, and for nothing else', () => {
    const source = readFileSync(new URL('../kernel/events.ts', import.meta.url), 'utf8');
    const names = [...source.matchAll(/^ {2}'([a-z_.]+)':/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(30);
    expect(Object.keys(AUDIENCES).sort()).toEqual(names.sort());
  });
});

describe('one event', () => {
  it('tells a member once, by what concerns them most', async () => {
    const bens = await reply(ben, 'With milk?');
    for (const each of [ben, cid]) await watch(each, 'watching');
    const quote = `> [Ben #2](/p/${bens.id})\n>\n> With milk?\n\n`;
    await reply(cid, `${quote}@Ben @Ann no`, { replyToId: bens.id });
    expect(await told(ben)).toEqual(['answer @Ben @Ann no']);
    await reply(cid, `${quote}@Ben really`);
    expect((await told(ben))[0]).toBe('quote @Ben really');
    await reply(cid, '@Ben please');
    expect((await told(ben))[0]).toBe('mention @Ben please');
    await reply(ann, 'Thank you all');
    expect((await told(ben))[0]).toBe('watch Thank you all');
    // Ann is the thread's author and named once: a name says more than a place.
    expect(await told(ann)).toEqual(['reply @Ben please', 'mention @Ben @Ann no']);
    expect(await told(cid)).toEqual(['watch Thank you all']);
  });

  it('applied twice changes nothing, read or not', async () => {
    await reply(ben, 'Once');
    const left = await row<{ id: number; actorId: number; events: DomainEvent[]; createdAt: Date }>(
      town.database.db,
      sql`select id, actor_id as "actorId", events, created_at as "createdAt" from outbox order by id desc limit 1`,
    );
    await worker.drain();
    const before = await stored();
    const again = () => town.database.db.transaction((tx) => tellEvents(tx, left!, { sendsMail: false }));
    expect(await again()).toBe(0);
    await rows(town.database.db, sql`update notices set read_at = now()`);
    expect(await again()).toBe(0);
    expect(await stored()).toEqual(before);
  });

  it('is neither lost nor told twice by a worker that dies before its commit', async () => {
    await watch(cid, 'watching');
    await reply(ben, 'Survives');
    const { db } = town.database;
    // A deferred fault: everything is done, and the commit fails.
    await rows(db, sql`create function die() returns trigger language plpgsql as 'begin raise exception ''the power failed''; end'`);
    await rows(
      db,
      sql`create constraint trigger dying after insert on notice_causes deferrable initially deferred for each row execute function die()`,
    );
    await worker.drain();
    expect(worker.logged.map(({ level }) => level)).toEqual(['error']);
    expect([await stored(), await row(db, sql`select count(*)::int as left, max(attempts) as attempts from outbox`)]).toEqual([
      { notices: 0, causes: 0 },
      { left: 1, attempts: 1 },
    ]);
    await rows(db, sql`drop trigger dying on notice_causes`);
    town.clock.now = new Date(Date.now() + 60_000);
    await Promise.all([worker.drain(), worker.drain(), worker.drain()]);
    expect(await stored()).toEqual({ notices: 2, causes: 2 });
    expect(await row(db, sql`select count(*)::int as left from outbox`)).toEqual({ left: 0 });
  });

  it('that cannot be told does not hold up the others', async () => {
    await leave({ name: 'member.moved_group', facts: { memberId: 'nobody' as never, fromGroupId: 1, toGroupId: 2 } }, null);
    await reply(ben, 'Gets through');
    expect(await told(ann)).toEqual(['reply Gets through']);
    expect(await row(town.database.db, sql`select attempts from outbox`)).toEqual({ attempts: 1 });
  });

  it('among many at once makes one notice with all of them in it', async () => {
    const fans = await Promise.all(Array.from({ length: 16 }, (_, nth) => town.member(`Fan${nth}`)));
    await Promise.all(fans.map((fan) => town.run(fan, likePost, { postId: thread.postId })));
    await Promise.all(Array.from({ length: 5 }, () => worker.drain()));
    const { notices } = await readNotices(town.context(ann));
    expect(notices.map(({ what, actors, others }) => [what, actors.length + others])).toEqual([['like', 16]]);
  });
});

describe('nobody is told', () => {
  it('by whom they block, and what is there of a blocked one goes', async () => {
    await watch(cid, 'watching');
    await rows(town.database.db, sql`insert into member_blocks (member_id, blocked_id) values (${cid.id}::bigint, ${ben.id}::bigint)`);
    await reply(ben, 'Hello @Cid');
    expect([await told(cid), await told(ann)]).toEqual([[], ['reply Hello @Cid']]);
    await rows(town.database.db, sql`insert into member_blocks (member_id, blocked_id) values (${ann.id}::bigint, ${ben.id}::bigint)`);
    await leave({ name: 'member.blocked', facts: { memberId: ann.id, blockedId: ben.id } }, ann.id);
    expect(await told(ann)).toEqual([]);
  });

  it('of a muted thread or board, but of points and of what staff do', async () => {
    await watch(ann, 'muted');
    await watchBoard(cid, 'muted');
    const { id } = await reply(ben, 'Quiet @Cid');
    await town.run(cid, likePost, { postId: thread.postId });
    expect([await told(ann), await told(cid)]).toEqual([[], []]);
    const desk = await town.member('Desk', { group: 'administrator' });
    const facts = {
      postId: thread.postId,
      threadId: thread.threadId,
      boardId,
      floor: 1,
      authorId: ann.id,
      raterId: ben.id,
      amounts: { coins: 2 },
      reason: 'Well said',
    };
    await leave({ name: 'post.rated', facts }, ben.id);
    expect(await told(ann)).toEqual(['rating Have tea. Well said']);
    // One's own choice for a thread goes before that for its board.
    await watch(cid, 'watching');
    await reply(desk, 'Louder');
    expect(await told(cid)).toEqual(['watch Louder']);
    await town.run(desk, withdrawPost, { postId: id });
    expect(await told(ben)).toEqual(['withdrawn']);
  });

  it('of a muted thread or board, but of what one asked to be reminded of, while it is there', async () => {
    await watch(cid, 'muted');
    await watchBoard(ben, 'muted');
    for (const { id: memberId } of [ben, cid])
      await leave({ name: 'bookmark.due', facts: { memberId, postId: thread.postId, note: 'read it' } }, null);
    expect([await told(ben), await told(cid)]).toEqual([['reminder Have tea. read it'], ['reminder Have tea. read it']]);
    const { id } = await reply(cid, 'Soon gone');
    await town.run(cid, withdrawPost, { postId: id });
    await leave({ name: 'bookmark.due', facts: { memberId: ben.id, postId: id, note: 'too late' } }, null);
    expect(await told(ben)).toEqual(['reminder Have tea. read it']);
  });

  it('of what they may not see', async () => {
    const cellar = await town.board('cellar', { is_private: true });
    const below = await town.board('shelf', { parent_id: cellar });
    const desk = await town.member('Desk', { group: 'administrator' });
    const keeper = await town.member('Keeper', { group: 'member', moderates: [cellar] });
    const shelver = await town.member('Shelver', { group: 'member', moderates: [below] });
    const fallen = await town.member('Fallen', { group: 'member', moderates: [cellar], isBanned: true });
    await rows(
      town.database.db,
      sql`insert into board_watches (member_id, board_id, level) select m, b, 'watching' from unnest(array[${ben.id}, ${keeper.id}, ${shelver.id}, ${fallen.id}]::bigint[]) m, unnest(array[${cellar}, ${below}]::bigint[]) b`,
    );
    const names = async () => {
      await worker.drain();
      return rows<{ name: string; slug: string }>(
        town.database.db,
        sql`select m.name, b.slug from notices n join members m on m.id = n.member_id join threads t on t.id = n.thread_id join boards b on b.id = t.board_id order by b.slug, m.name`,
      );
    };
    await town.run(desk, postThread, { board: 'cellar', title: 'Wine', body: 'Hush, @Ben.' });
    await town.run(desk, postThread, { board: 'shelf', title: 'Jam', body: 'Hush.' });
    expect(await names()).toEqual([
      { name: 'Keeper', slug: 'cellar' },
      { name: 'Keeper', slug: 'shelf' },
      { name: 'Shelver', slug: 'shelf' },
    ]);
    await rows(
      town.database.db,
      sql`insert into board_grants (board_id, group_id, "right", is_allowed) select ${cellar}::bigint, id, 'board.see', true from groups where key = 'newcomer'`,
    );
    // Newcomers may see it now; the banned moderator and the other board's are members.
    await town.run(desk, postThread, { board: 'cellar', title: 'Cider', body: 'For members.' });
    expect((await names()).filter(({ slug }) => slug === 'cellar').map(({ name }) => name)).toEqual(['Ben', 'Keeper', 'Keeper']);
  });

  it('of a post that went before the worker came', async () => {
    await watch(cid, 'watching');
    const { id } = await reply(ben, 'Hasty @Ann');
    await town.run(ben, withdrawPost, { postId: id });
    expect([await told(ann), await told(cid)]).toEqual([[], []]);
  });

  it('of kinds that they switched off; a less special one may still concern them', async () => {
    await watch(cid, 'watching');
    const off = { digest: 'off', kinds: [{ kind: 'mention', site: false, mail: false }] };
    await town.run(cid, editChoices, off);
    await reply(ben, 'Look, @Cid');
    expect(await told(cid)).toEqual(['watch Look, @Cid']);
    await town.run(cid, editChoices, { digest: 'off', kinds: KINDS.map(({ kind }) => ({ kind, site: false, mail: false })) });
    await reply(ben, 'Once more, @Cid');
    expect(await told(cid)).toEqual(['watch Look, @Cid']);
  });
});

describe('who is told', () => {
  it('of a new thread: whoever is named, watches the board, follows a tag or the author', async () => {
    const [tagger, fan, tracker] = await Promise.all(['Tagger', 'Fan', 'Tracker'].map((name) => town.member(name)));
    await watchBoard(ben, 'watching');
    await watchBoard(tracker!, 'tracking');
    await rows(
      town.database.db,
      sql`insert into tag_follows (member_id, tag_id) select ${tagger!.id}::bigint, id from tags where name = 'green'`,
    );
    await rows(town.database.db, sql`insert into follows (follower_id, followed_id) values (${fan!.id}::bigint, ${ann.id}::bigint)`);
    await town.run(ann, postThread, { board: 'tea', title: 'Second pot', body: 'For @Cid.', tags: ['green'] });
    await worker.drain();
    expect(await Promise.all([cid, ben, tagger!, fan!, tracker!, ann].map(told))).toEqual([
      ['mention For @Cid.'],
      ['thread For @Cid.'],
      ['thread For @Cid.'],
      ['thread For @Cid.'],
      [],
      [],
    ]);
  });

  it('of an edit: whom only the new text names, at most ten with those whom the former one named', async () => {
    const { id } = await reply(ben, 'Hello @Cid');
    await told(cid);
    const many = await Promise.all(Array.from({ length: 12 }, (_, nth) => town.member(`Guest${nth}x`)));
    await town.run(ben, editPost, { postId: id, body: `Hello @Cid ${many.map(({ name }) => `@${name}`).join(' ')}` });
    await worker.drain();
    const all = await Promise.all(many.map(told));
    expect(all.filter((lines) => lines.length === 1)).toHaveLength(9);
    expect(await told(cid)).toHaveLength(1);
  });

  it('of edits: ten over the whole life of a post, however they are named', async () => {
    const crowd = await Promise.all(Array.from({ length: 24 }, (_, nth) => town.member(`Crowd${nth}x`)));
    const names = (from: number, to: number) =>
      crowd
        .slice(from, to)
        .map(({ name }) => `@${name}`)
        .join(' ');
    const { id } = await reply(ben, `Hello ${names(0, 6)}`);
    await worker.drain();
    for (const [from, to] of [
      [6, 9],
      [9, 14],
      [0, 6],
      [14, 24],
    ] as const) {
      await town.run(ben, editPost, { postId: id, body: `Hello ${names(from, to)}` });
      await worker.drain();
    }
    const all = await Promise.all(crowd.map(told));
    expect(all.map((lines) => lines.length)).toEqual([...Array<number>(10).fill(1), ...Array<number>(14).fill(0)]);
    // Another post has its own ten.
    await reply(ben, `Hello ${names(20, 24)}`);
    expect(await told(crowd[23]!)).toHaveLength(1);
  });

  it('of points, groups, medals, reminders, collections and decisions', async () => {
    const events: [DomainEvent, number | null][] = [
      [
        { name: 'points.transferred', facts: { transferId: 1, fromId: ben.id, toId: ann.id, amount: 10, received: 9, note: 'for tea' } },
        ben.id,
      ],
      [{ name: 'points.granted', facts: { memberId: ann.id, amounts: { coins: 5 }, note: 'a gift' } }, cid.id],
      [{ name: 'member.moved_group', facts: { memberId: ann.id, fromGroupId: 1, toGroupId: ann.groupId } }, ann.id],
      [{ name: 'medal.granted', facts: { medalId: 3, memberId: ann.id, grantedBy: cid.id, reason: 'for years' } }, cid.id],
      [{ name: 'medal.refused', facts: { medalId: 4, memberId: ann.id, reason: 'too young' } }, cid.id],
      [{ name: 'medal.expired', facts: { medalId: 5, memberId: ann.id } }, null],
      [{ name: 'bookmark.due', facts: { memberId: ann.id, postId: thread.postId, note: 'read it' } }, null],
      [{ name: 'thread.followed', facts: { threadId: thread.threadId, boardId, authorId: ann.id, memberId: ben.id } }, ben.id],
      [
        { name: 'thread.collected', facts: { threadId: thread.threadId, boardId, authorId: ann.id, memberId: ben.id, collectionId: 1 } },
        ben.id,
      ],
      [{ name: 'collection.followed', facts: { collectionId: 2, ownerId: ann.id, memberId: ben.id } }, ben.id],
      [
        {
          name: 'thread.moved',
          facts: { threadId: thread.threadId, fromBoardId: boardId, boardId, authorId: ann.id, title: '', posts: 1, reason: 'fits' },
        },
        cid.id,
      ],
      [
        {
          name: 'thread.digested',
          facts: { threadId: thread.threadId, boardId, postId: thread.postId, authorId: ann.id, from: 0, level: 2, reason: 'fine' },
        },
        cid.id,
      ],
      [
        {
          name: 'thread.digested',
          facts: { threadId: thread.threadId, boardId, postId: thread.postId, authorId: ann.id, from: 2, level: 0, reason: 'no' },
        },
        cid.id,
      ],
      [{ name: 'member.unbanned', facts: { memberId: ann.id } }, cid.id],
      // Nothing of these is news: one did them oneself.
      [{ name: 'points.granted', facts: { memberId: ann.id, amounts: { coins: 5 }, note: 'self' } }, ann.id],
      [
        {
          name: 'thread.moved',
          facts: { threadId: thread.threadId, fromBoardId: boardId, boardId, authorId: ann.id, title: '', posts: 1, reason: 'self' },
        },
        ann.id,
      ],
    ];
    for (const [event, actor] of events) await leave(event, actor);
    const lines = await told(ann);
    expect(lines.sort()).toEqual(
      [
        'collection_followed',
        'digest fine',
        'grant a gift',
        'group',
        'medal for years',
        'medal_expired',
        'medal_refused too young',
        'moved fits',
        'reminder Have tea. read it',
        'thread_collected',
        'thread_followed',
        'transfer for tea',
        'unbanned',
      ].sort(),
    );
  });

  it('of a withdrawn post that came back: the last word stands', async () => {
    const { id } = await reply(ben, 'In doubt');
    const desk = await town.member('Desk', { group: 'administrator' });
    await town.run(desk, withdrawPost, { postId: id, reason: 'off topic' });
    expect(await told(ben)).toEqual(['withdrawn off topic']);
    await town.run(desk, restorePost, { postId: id });
    expect(await told(ben)).toEqual(['restored In doubt']);
  });

  it('of a withdrawn thread that came back: the last word stands', async () => {
    const desk = await town.member('Desk', { group: 'administrator' });
    await town.run(desk, withdrawPost, { postId: thread.postId, reason: 'off topic' });
    expect(await told(ann)).toEqual(['thread_withdrawn']);
    await town.run(desk, restorePost, { postId: thread.postId });
    expect(await told(ann)).toEqual(['thread_restored']);
  });
});

describe('ten thousand watchers', () => {
  it('are told in one statement, fast enough, each once', async () => {
    const { db } = town.database;
    await rows(
      db,
      sql`insert into members (name, name_key, name_skeleton, group_id) select 'w' || g, 'w' || g, 'w' || g, ${ann.groupId}::bigint from generate_series(1, 10000) g`,
    );
    await rows(
      db,
      sql`insert into thread_watches (member_id, thread_id, level) select id, ${thread.threadId}::bigint, 'watching' from members where name like 'w%'`,
    );
    await reply(ben, 'Hear, hear');
    await worker.drain();
    expect(
      await row(db, sql`select count(*)::int as told, count(distinct member_id)::int as members from notices where what = 'watch'`),
    ).toEqual({
      told: 10_000,
      members: 10_000,
    });
    await reply(cid, 'Indeed');
    await worker.drain();
    expect(
      await row(
        db,
        sql`select count(*)::int as told, min(event_count) as events, min(actor_count) as actors from notices where what = 'watch'`,
      ),
    ).toEqual({
      told: 10_000,
      events: 2,
      actors: 2,
    });
  });
});
