/** Who is told of what. */
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import type { DomainEvent } from '@/core/kernel';
import { editPost, restorePost, withdrawPost } from '@/core/posts';
import { postThread } from '@/core/threads';
import { type TellingScene, tellingScene } from '@/test/telling';
import { openTown, type Town } from '@/test/town';

let town: Town;
let scene: TellingScene;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(async () => {
  scene = await tellingScene(town);
});

describe('who is told', () => {
  it('of a new thread: whoever is named, watches the board, follows a tag or the author', async () => {
    const { town, worker, ann, ben, cid, told, watchBoard } = scene;
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
    const { town, worker, ben, cid, reply, told } = scene;
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
    const { town, worker, ben, reply, told } = scene;
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
    const { ann, ben, cid, boardId, thread, told, leave } = scene;
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
    const { town, ben, reply, told } = scene;
    const { id } = await reply(ben, 'In doubt');
    const desk = await town.member('Desk', { group: 'administrator' });
    await town.run(desk, withdrawPost, { postId: id, reason: 'off topic' });
    expect(await told(ben)).toEqual(['withdrawn off topic']);
    await town.run(desk, restorePost, { postId: id });
    expect(await told(ben)).toEqual(['restored In doubt']);
  });

  it('of a withdrawn thread that came back: the last word stands', async () => {
    const { town, ann, thread, told } = scene;
    const desk = await town.member('Desk', { group: 'administrator' });
    await town.run(desk, withdrawPost, { postId: thread.postId, reason: 'off topic' });
    expect(await told(ann)).toEqual(['thread_withdrawn']);
    await town.run(desk, restorePost, { postId: thread.postId });
    expect(await told(ann)).toEqual(['thread_restored']);
  });
});
