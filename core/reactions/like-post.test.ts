import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { postReply, withdrawPost } from '@/core/posts';
import { likePost, readLikers, unlikePost } from '@/core/reactions';
import { recount } from '@/core/stats';
import { postThread, readThreadRow } from '@/core/threads';
import { openTown, type Town } from '@/test/town';

let town: Town;
let ann: Viewer;
let ben: Viewer;
let threadId: number;
let postId: number;

beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  [ann, ben] = await Promise.all([town.member('Ann'), town.member('Ben')]);
  ({ threadId, postId } = await town.run(ann, postThread, { board: 'tea', title: 'First pot', body: 'Have tea.' }));
});

const likesReceived = async () =>
  (await row<{ likes: number }>(town.database.db, sql`select likes_received as likes from members where id = ${ann.id}::bigint`))?.likes;

describe('liking', () => {
  it('counts one like however often and however parallel it is asked for', async () => {
    await Promise.all(Array.from({ length: 100 }, () => town.run(ben, likePost, { postId })));
    expect(await town.run(ben, likePost, { postId })).toMatchObject({ likes: 1, isLiked: true });
    expect((await readThreadRow(town.context(town.guest), threadId))?.likes).toBe(1);
    expect(await likesReceived()).toBe(1);
    expect((await readLikers(town.context(town.guest), { postId }))?.likers.map(({ member }) => member.name)).toEqual(['Ben']);
    expect((await recount(town.context(town.guest))).lines).toEqual([]);
  });

  it('is undone once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => town.run(ben, unlikePost, { postId })));
    expect(await town.run(ben, unlikePost, { postId })).toMatchObject({ likes: 0, isLiked: false });
    expect(await likesReceived()).toBe(0);
    expect((await recount(town.context(town.guest))).lines).toEqual([]);
  });

  it('is refused on one’s own post, on a tombstone and on nothing', async () => {
    expect(await town.refusal(ann, likePost, { postId })).toBe('post.own_like');
    const { id } = await town.run(ann, postReply, { threadId, body: 'short-lived' });
    await town.run(ben, likePost, { postId: id });
    await town.run(ann, withdrawPost, { postId: id });
    expect(await likesReceived()).toBe(0);
    expect(await town.refusal(ben, likePost, { postId: id })).toBe('post.withdrawn');
    expect(await town.refusal(ben, likePost, { postId: 999_999 })).toBe('post.not_found');
    expect(await town.refusal(town.guest, likePost, { postId })).toBe('session.required');
  });

  it('never bumps a thread', async () => {
    const before = await readThreadRow(town.context(town.guest), threadId);
    await town.run(ben, likePost, { postId }, { now: () => new Date(Date.now() + 3_600_000) });
    expect((await readThreadRow(town.context(town.guest), threadId))?.last.at).toEqual(before?.last.at);
  });
});
