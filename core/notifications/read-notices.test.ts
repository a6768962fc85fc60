import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { followMember, unfollowMember } from '@/core/follows';
import type { Viewer } from '@/core/kernel';
import { postReply, withdrawPost } from '@/core/posts';
import { likePost, unlikePost } from '@/core/reactions';
import { postThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';
import { type TestWorker, workerOf } from '@/test/worker';
import { markNotices, openNotice, readNotices, type NoticeView } from '.';

let town: Town;
let worker: TestWorker;
let ann: Viewer;
let ben: Viewer;
let cid: Viewer;
let dot: Viewer;
let boardId: number;
let thread: { threadId: number; postId: number };

beforeAll(async () => {
  town = await openTown();
});

beforeEach(async () => {
  await town.empty();
  worker = workerOf(town);
  boardId = await town.board('tea');
  [ann, ben, cid, dot] = (await Promise.all(['Ann', 'Ben', 'Cid', 'Dot'].map((name) => town.member(name)))) as [
    Viewer,
    Viewer,
    Viewer,
    Viewer,
  ];
  thread = await town.run(ann, postThread, { board: 'tea', title: 'First pot', body: 'Have tea.' });
});

const reply = (who: Viewer, body: string, extra: object = {}) => town.run(who, postReply, { threadId: thread.threadId, body, ...extra });
const pageOf = async (who: Viewer, input: Parameters<typeof readNotices>[1] = {}) => {
  await worker.drain();
  return readNotices(town.context(who), input);
};
const noticesOf = async (who: Viewer, page = 1) => (await pageOf(who, { page })).notices;
const said = (notices: NoticeView[]) =>
  notices.map(
    ({ actors, others, what, post, isRead }) =>
      `${actors.map(({ name }) => name).join(', ')} +${others} ${what} ${post?.excerpt ?? ''}${isRead ? ' (read)' : ''}`,
  );

describe('notices', () => {
  it('are asked for by members only', async () => {
    await expect(readNotices(town.context(town.guest))).rejects.toMatchObject({ reason: 'session.required' });
    expect(await pageOf(dot)).toEqual({ notices: [], pages: { page: 1, pages: 1, total: 0 }, filter: null, unread: 0, newestAt: null });
  });

  it('tell replies, likes and followers, newest first, and nothing that one did oneself', async () => {
    const { id } = await reply(ben, 'With milk?');
    await reply(ann, 'Never.', { replyToId: id });
    await town.run(cid, likePost, { postId: thread.postId });
    await town.run(dot, followMember, { memberId: ann.id });
    await town.run(ann, followMember, { memberId: dot.id });
    expect(said(await noticesOf(ann))).toEqual(['Dot +0 follow ', 'Cid +0 like Have tea.', 'Ben +0 reply With milk?']);
    expect(said(await noticesOf(ben))).toEqual(['Ann +0 answer Never.']);
    expect(said(await noticesOf(cid))).toEqual([]);
  });

  it('group the likes of a post by whoever they are, and forget those taken back', async () => {
    const fans = [ben, cid, dot, await town.member('Eve'), await town.member('Fay')];
    for (const [nth, fan] of fans.entries())
      await town.run(fan, likePost, { postId: thread.postId }, { now: () => new Date(Date.now() + nth * 1_000) });
    expect(said(await noticesOf(ann))).toEqual(['Fay, Eve +3 like Have tea.']);
    await town.run(fans[4]!, unlikePost, { postId: thread.postId });
    expect(said(await noticesOf(ann))).toEqual(['Eve, Dot +2 like Have tea.']);
    for (const fan of fans.slice(0, 4)) await town.run(fan, unlikePost, { postId: thread.postId });
    expect(await noticesOf(ann)).toEqual([]);
  });

  it('tell of the same like once, however often it is given and taken', async () => {
    await town.run(ben, likePost, { postId: thread.postId });
    await noticesOf(ann);
    await town.run(ann, markNotices, {});
    for (let turn = 0; turn < 3; turn += 1) {
      await town.run(ben, unlikePost, { postId: thread.postId });
      await town.run(ben, likePost, { postId: thread.postId });
      const page = await pageOf(ann);
      expect([said(page.notices), page.unread]).toEqual([['Ben +0 like Have tea. (read)'], 0]);
    }
  });

  it('begin anew once they are read', async () => {
    await reply(ben, 'One');
    await reply(cid, 'Two');
    expect(said(await noticesOf(ann))).toEqual(['Cid, Ben +0 reply Two']);
    await town.run(ann, markNotices, {});
    await reply(dot, 'Three');
    const page = await pageOf(ann);
    expect([said(page.notices), page.unread]).toEqual([['Dot +0 reply Three', 'Cid, Ben +0 reply Two (read)'], 1]);
  });

  it('leave out what was withdrawn, who has gone, and who no longer follows', async () => {
    const { id } = await reply(ben, 'Soon gone');
    await reply(cid, 'Stays');
    await noticesOf(ann);
    await town.run(ben, withdrawPost, { postId: id });
    await town.run(dot, followMember, { memberId: ann.id });
    await noticesOf(ann);
    await town.run(dot, unfollowMember, { memberId: ann.id });
    expect(said(await noticesOf(ann))).toEqual(['Cid +0 reply Stays']);
    await rows(town.database.db, sql`update members set deleted_at = now() where id = ${cid.id}::bigint`);
    expect(said(await noticesOf(ann))).toEqual([' +0 reply Stays']);
  });

  it('name nothing from a board that closed to the member, nor from a thread that was withdrawn', async () => {
    const { id } = await reply(ben, 'With milk?');
    await town.run(cid, likePost, { postId: id });
    await reply(dot, 'Yes', { replyToId: id });
    expect(await noticesOf(ben)).toHaveLength(2);
    await rows(town.database.db, sql`update boards set is_private = true where id = ${boardId}::bigint`);
    expect([await noticesOf(ann), await noticesOf(ben)]).toEqual([[], []]);
    await rows(town.database.db, sql`update boards set is_private = false where id = ${boardId}::bigint`);
    expect(await noticesOf(ben)).toHaveLength(2);
    await rows(town.database.db, sql`update threads set withdrawn_at = now() where id = ${thread.threadId}::bigint`);
    expect([await noticesOf(ann), await noticesOf(ben)]).toEqual([[], []]);
  });

  it('come 40 a page, and one kind at a time', async () => {
    for (let nth = 1; nth <= 45; nth += 1) {
      const { id } = await reply(ann, `cup ${nth}`);
      await town.run(ben, likePost, { postId: id }, { now: () => new Date(Date.now() + nth * 1_000) });
    }
    await reply(ben, 'Enough');
    // With the 45 replies her group rose.
    expect((await pageOf(ann)).pages).toEqual({ page: 1, pages: 2, total: 47 });
    expect(said(await noticesOf(ann)).at(0)).toBe('Ben +0 like cup 45');
    expect((await noticesOf(ann, 2)).length).toBe(7);
    expect((await pageOf(ann, { filter: 'likes' })).pages.total).toBe(45);
    expect(said((await pageOf(ann, { filter: 'replies' })).notices)).toEqual(['Ben +0 reply Enough']);
    expect((await pageOf(ann, { filter: 'mentions' })).notices).toEqual([]);
  });
});

describe('reading', () => {
  it('one opens it at its oldest post and leaves the others unread', async () => {
    const first = await reply(ben, 'One');
    await reply(cid, 'Two');
    await town.run(dot, followMember, { memberId: ann.id });
    const notices = await noticesOf(ann);
    const opened = notices.find(({ what }) => what === 'reply')!;
    expect(await town.run(ann, openNotice, { noticeId: opened.id })).toEqual({ place: `/p/${first.id}` });
    expect((await pageOf(ann)).notices.map(({ what, isRead }) => [what, isRead])).toEqual([
      ['follow', false],
      ['reply', true],
    ]);
    expect(await town.run(ann, openNotice, { noticeId: notices.find(({ what }) => what === 'follow')!.id })).toEqual({ place: '/u/Dot' });
    expect(await town.refusal(ben, openNotice, { noticeId: opened.id })).toBe('page.not_found');
    expect(await town.refusal(town.guest, openNotice, { noticeId: opened.id })).toBe('session.required');
  });

  it('all leaves what came meanwhile, and nobody reads another’s', async () => {
    await reply(ben, 'One');
    const page = await pageOf(ann);
    await town.run(dot, followMember, { memberId: ann.id }, { now: () => new Date(Date.now() + 1_000) });
    await worker.drain();
    expect(await town.run(cid, markNotices, { noticeId: page.notices[0]!.id })).toEqual({ marked: 0 });
    expect(await town.run(ann, markNotices, { until: page.newestAt!.toISOString() })).toEqual({ marked: 1 });
    expect((await pageOf(ann)).unread).toBe(1);
  });
});
