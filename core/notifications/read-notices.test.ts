import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { followMember, unfollowMember } from '@/core/follows';
import type { Viewer } from '@/core/kernel';
import { postReply, withdrawPost } from '@/core/posts';
import { likePost, unlikePost } from '@/core/reactions';
import { postThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';
import { readNotices, type NoticeView } from '.';

let town: Town;
let ann: Viewer;
let ben: Viewer;
let cid: Viewer;
let dot: Viewer;
let boardId: number;
let thread: { threadId: number; postId: number };

beforeEach(async () => {
  town = await openTown();
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
const noticesOf = async (who: Viewer, page = 1) => (await readNotices(town.context(who), { page })).notices;
const said = (notices: NoticeView[]) =>
  notices.map((notice) =>
    notice.kind === 'like'
      ? `${notice.likers.map(({ name }) => name).join(', ')} +${notice.others} like ${notice.post.excerpt}`
      : notice.kind === 'follow'
        ? `${notice.member.name} follows`
        : `${notice.member.name} ${notice.kind} ${notice.post.excerpt}`,
  );

describe('notices', () => {
  it('are asked for by members only', async () => {
    await expect(readNotices(town.context(town.guest))).rejects.toMatchObject({ reason: 'session.required' });
    expect(await readNotices(town.context(dot))).toEqual({ notices: [], pages: { page: 1, pages: 1, total: 0 } });
  });

  it('tell replies, likes and followers, newest first, and nothing that one did oneself', async () => {
    const { id } = await reply(ben, 'With milk?');
    await reply(ann, 'Never.', { replyToId: id });
    await town.run(cid, likePost, { postId: thread.postId });
    await town.run(dot, followMember, { memberId: ann.id });
    await town.run(ann, followMember, { memberId: dot.id });
    expect(said(await noticesOf(ann))).toEqual(['Dot follows', 'Cid +0 like Have tea.', 'Ben reply With milk?']);
    expect(said(await noticesOf(ben))).toEqual(['Ann answer Never.']);
    expect(said(await noticesOf(cid))).toEqual([]);
  });

  it('group the likes of a post, and forget those taken back', async () => {
    const fans = [ben, cid, dot, await town.member('Eve'), await town.member('Fay')];
    for (const [nth, fan] of fans.entries())
      await town.run(fan, likePost, { postId: thread.postId }, { now: () => new Date(Date.now() + nth * 1_000) });
    expect(said(await noticesOf(ann))).toEqual(['Fay, Eve +3 like Have tea.']);
    await town.run(fans[4]!, unlikePost, { postId: thread.postId });
    expect(said(await noticesOf(ann))).toEqual(['Eve, Dot +2 like Have tea.']);
    for (const fan of fans.slice(0, 4)) await town.run(fan, unlikePost, { postId: thread.postId });
    expect(await noticesOf(ann)).toEqual([]);
  });

  it('leave out what was withdrawn, who has gone, and who no longer follows', async () => {
    const { id } = await reply(ben, 'Soon gone');
    await reply(cid, 'Stays');
    await town.run(ben, withdrawPost, { postId: id });
    await town.run(dot, followMember, { memberId: ann.id });
    await town.run(dot, unfollowMember, { memberId: ann.id });
    await town.run(ben, followMember, { memberId: ann.id });
    await rows(town.database.db, sql`update members set deleted_at = now() where id in (${ben.id}::bigint, ${cid.id}::bigint)`);
    expect(said(await noticesOf(ann))).toEqual([' reply Stays']);
  });

  it('name nothing from a board that closed to the member, nor from a thread that was withdrawn', async () => {
    const { id } = await reply(ben, 'With milk?');
    await town.run(cid, likePost, { postId: id });
    await reply(dot, 'Yes', { replyToId: id });
    expect(await noticesOf(ben)).toHaveLength(2);
    await rows(town.database.db, sql`update boards set is_private = true where id = ${boardId}::bigint`);
    expect([await noticesOf(ann), await noticesOf(ben)]).toEqual([[], []]);
    await rows(town.database.db, sql`update boards set is_private = false where id = ${boardId}::bigint`);
    await rows(town.database.db, sql`update threads set withdrawn_at = now() where id = ${thread.threadId}::bigint`);
    expect([await noticesOf(ann), await noticesOf(ben)]).toEqual([[], []]);
  });

  it('end after 90 days, and come 40 a page', async () => {
    for (let nth = 1; nth <= 45; nth += 1) await reply(ben, `cup ${nth}`);
    expect((await readNotices(town.context(ann))).pages).toEqual({ page: 1, pages: 2, total: 45 });
    expect(said(await noticesOf(ann)).at(0)).toBe('Ben reply cup 45');
    expect(said(await noticesOf(ann, 2))).toEqual([5, 4, 3, 2, 1].map((nth) => `Ben reply cup ${nth}`));
    const later = town.context(ann, { now: () => new Date(Date.now() + 91 * 86_400_000) });
    expect((await readNotices(later)).notices).toEqual([]);
  });
});
