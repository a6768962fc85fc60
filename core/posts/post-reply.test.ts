import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { execute, type Viewer } from '@/core/kernel';
import { editPost, postReply, readPost, readPostPage, readRevisions, withdrawPost } from '@/core/posts';
import { likePost } from '@/core/reactions';
import { recount } from '@/core/stats';
import { postThread, readThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';

let town: Town;
let ann: Viewer;
let ben: Viewer;
let editor: Viewer;

beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  [ann, ben, editor] = await Promise.all([town.member('Ann'), town.member('Ben'), town.member('Eve', { group: 'administrator' })]);
});

const start = async (who: Viewer = ann, body = '请坐，喝茶。') => town.run(who, postThread, { board: 'tea', title: '第一壶茶', body });
const replyAs = (who: Viewer, threadId: number, body = 'Thank you for the tea.') => town.run(who, postReply, { threadId, body });

describe('replying', () => {
  it('gives consecutive floors to thirty replies at once', async () => {
    const { threadId } = await start();
    const made = await Promise.all(Array.from({ length: 30 }, (_, n) => replyAs(n % 2 ? ann : ben, threadId, `reply ${n}`)));
    expect(made.map(({ floor }) => floor).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n + 2));
    const thread = await readThread(town.context(town.guest), threadId, { page: 2 });
    expect(thread?.replies).toBe(30);
    expect(thread?.posts.map(({ floor }) => floor)).toEqual(Array.from({ length: 11 }, (_, n) => n + 21));
    expect(made.find(({ floor }) => floor === 21)?.url).toBe(
      `/t/${threadId}/${encodeURIComponent('第一壶茶')}?page=2#p${made.find(({ floor }) => floor === 21)?.id}`,
    );
    expect((await recount(town.context(town.guest))).lines).toEqual([]);
  });

  it('gives the first post again to a form that is sent again from a page that came back', async () => {
    const form = { ...town.context(ben), via: 'form' as const };
    const send = async (body: string, threadId: number) => (await execute(form, postReply, { threadId, body })).result;
    const { threadId } = await start();
    const first = await send('Said once.', threadId);
    expect(await send('Said once.', threadId)).toMatchObject({ id: first.id, floor: 2, url: first.url });
    expect((await send('Said something else.', threadId)).floor).toBe(3);
    expect((await send('Said once.', threadId)).floor).toBe(4);
    const title = `Twice ${threadId}`;
    const thread = async () => (await execute(form, postThread, { board: 'tea', title, body: '同じ文。' })).result.threadId;
    expect(await thread()).toBe(await thread());
    // A program names its repeats itself: without a key the same words are two posts.
    expect((await replyAs(ben, threadId, 'By program.')).floor).toBe(5);
    expect((await replyAs(ben, threadId, 'By program.')).floor).toBe(6);
    expect((await recount(town.context(town.guest))).lines).toEqual([]);
  });

  it('tells what it earned', async () => {
    const { threadId } = await start();
    expect((await replyAs(ben, threadId)).awarded).toMatchObject([
      { action: 'reply', memberId: ben.id, amounts: { coins: 1 }, held: null },
    ]);
  });

  it('gives one post for one repeat key, ten times at once and later', async () => {
    const { threadId } = await start();
    const order = { threadId, body: 'once only' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => execute(town.context(ben), postReply, order, { repeatKey: 'k1' })));
    expect(new Set(answers.map(({ result }) => result.id)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect((await execute(town.context(ben), postReply, order, { repeatKey: 'k1' })).repeated).toBe(true);
    await expect(execute(town.context(ben), postReply, { threadId, body: 'another text' }, { repeatKey: 'k1' })).rejects.toMatchObject({
      reason: 'repeat.other_text',
    });
  });

  it('keeps the text code point for code point, rendered once', async () => {
    const { threadId } = await start();
    const body = '**強調。**です 🎐👨‍👩‍👧 “x”\n\n漢字';
    const { id } = await replyAs(ben, threadId, body);
    const page = await readPostPage(town.context(town.guest), { threadId });
    const post = page?.items.find((each) => each.id === id);
    expect(post?.body).toBe(body);
    expect(post?.html).toContain('<strong>強調。</strong>');
    expect(post?.lang).toBe('ja');
  });

  it('refuses what is blank, short, long, or answers a post of another thread', async () => {
    const { threadId, postId } = await start();
    const other = await start();
    for (const [body, reason] of [
      ['', 'input.required'],
      [' \n ', 'input.required'],
      ['x', 'input.too_short'],
      ['長'.repeat(50_001), 'input.too_long'],
    ]) {
      expect(await town.refusal(ben, postReply, { threadId, body })).toBe(reason);
    }
    expect(await town.refusal(ben, postReply, { threadId, body: 'x y', replyToId: other.postId })).toBe('post.not_found');
    expect(await town.refusal(ben, postReply, { threadId: 999_999, body: 'x y' })).toBe('thread.not_found');
    expect(await town.refusal(ben, postReply, { threadId, body: 'x y', replyToId: String(postId) })).toBe('');
  });

  it('waits between posts and holds to the first day’s allowances where limits are on', async () => {
    const { threadId } = await start();
    const eager = await town.member('Eager', { joinedAt: new Date() });
    expect(await town.refusal(eager, postReply, { threadId, body: 'first one' }, { limits: true })).toBe('');
    expect(await town.refusal(eager, postReply, { threadId, body: 'at once again' }, { limits: true })).toBe('limit.between_posts');
    const later = { limits: true, now: () => new Date(Date.now() + 60_000) };
    expect(
      await town.refusal(eager, postReply, { threadId, body: 'see https://a.example https://b.example https://c.example' }, later),
    ).toBe('limit.newcomer_links');
    for (let n = 1; n < 10; n += 1) await replyAs(eager, threadId, `reply ${n}`);
    expect(await town.refusal(eager, postReply, { threadId, body: 'the eleventh' }, later)).toBe('limit.newcomer_replies');
    const parallel = await town.member('Parallel');
    const tries = await Promise.all(
      Array.from({ length: 6 }, (_, n) => town.refusal(parallel, postReply, { threadId, body: `at once ${n}` }, { limits: true })),
    );
    expect(tries.filter((reason) => reason === '')).toHaveLength(1);
  });
});

describe('editing', () => {
  it('leaves no mark within the grace, and a former text after it', async () => {
    const { threadId } = await start();
    const { id } = await replyAs(ben, threadId, 'first text');
    await town.run(ben, editPost, { postId: id, body: 'second text' });
    expect((await readRevisions(town.context(town.guest), id))?.revisions).toHaveLength(1);
    await town.run(ben, editPost, { postId: id, body: 'third text', reason: 'a slip' }, { now: () => new Date(Date.now() + 6 * 60_000) });
    const history = await readRevisions(town.context(town.guest), id);
    expect(history?.revisions.map(({ body, reason }) => [body, reason])).toEqual([
      ['third text', 'a slip'],
      ['second text', ''],
    ]);
    const thread = await readThread(town.context(town.guest), threadId);
    expect(thread?.posts[0]).toMatchObject({ revisions: 1, editedAt: expect.any(Date) });
  });

  it('refuses the second of two editors and loses neither text', async () => {
    const { threadId } = await start();
    const { id } = await replyAs(ben, threadId, 'first text');
    await town.run(editor, editPost, { postId: id, body: 'by the desk', version: 1 });
    await expect(town.run(ben, editPost, { postId: id, body: 'by Ben', version: 1 })).rejects.toMatchObject({
      reason: 'edit.conflict',
      facts: { version: 2, body: 'by the desk' },
    });
  });

  it('retitles a thread with its first post', async () => {
    const { threadId, postId } = await start();
    const { url } = await town.run(ann, editPost, { postId, title: 'A second pot', body: 'Sit down, have tea.' });
    expect(url).toBe(`/t/${threadId}/a-second-pot#p${postId}`);
    expect(await town.refusal(ben, editPost, { postId, title: 'Mine now' })).toBe('post.not_yours');
    expect(await town.refusal(ann, editPost, { postId, title: '長'.repeat(81) })).toBe('input.too_long');
  });
});

describe('withdrawing', () => {
  it('leaves a tombstone, and every figure as it was before', async () => {
    const { threadId } = await start();
    const before = await figuresOf(ben);
    const { id } = await replyAs(ben, threadId);
    await town.run(ben, withdrawPost, { postId: id, reason: 'said too much' });
    expect(await figuresOf(ben)).toEqual(before);
    const thread = await readThread(town.context(town.guest), threadId);
    expect(thread).toMatchObject({ replies: 0, lastFloor: 2 });
    expect(thread?.posts[0]).toMatchObject({ html: '', withdrawn: { by: 'author', reason: 'said too much' }, mayEdit: false });
    expect((await replyAs(ann, threadId)).floor).toBe(3);
    expect(await town.refusal(ben, withdrawPost, { postId: id })).toBe('post.withdrawn');
    expect(await town.refusal(ben, editPost, { postId: id, body: 'again' })).toBe('post.withdrawn');
    expect((await recount(town.context(town.guest))).lines).toEqual([]);
  });

  it('takes a thread away only while nobody else has answered', async () => {
    const { threadId, postId } = await start();
    const { id } = await replyAs(ben, threadId);
    expect(await town.refusal(ann, withdrawPost, { postId })).toBe('thread.has_replies');
    await town.run(ben, withdrawPost, { postId: id });
    const before = await figuresOf(ann);
    const { isThread, url } = await town.run(ann, withdrawPost, { postId });
    expect([isThread, url]).toEqual([true, '/b/tea']);
    expect(await figuresOf(ann)).toEqual({
      ...before,
      posts: before!.posts - 1,
      threads: before!.threads - 1,
      coins: before!.coins - 2,
      total: before!.total - 3,
    });
    expect(await readThread(town.context(town.guest), threadId)).toBeUndefined();
    expect(await readPost(town.context(town.guest), postId)).toBeUndefined();
    expect(await town.refusal(ben, postReply, { threadId, body: 'too late' })).toBe('thread.not_found');
    // What is gone is not changed any more, by the desk neither: its figures have left.
    expect(await town.refusal(editor, withdrawPost, { postId })).toBe('post.not_found');
    expect(await town.refusal(editor, likePost, { postId })).toBe('post.not_found');
    expect((await recount(town.context(town.guest))).lines).toEqual([]);
  });
});

async function figuresOf({ id }: Viewer) {
  const [figures] = await rows<{ posts: number; threads: number; coins: number; total: number }>(
    town.database.db,
    sql`
    select post_count as posts, thread_count as threads, coins, points_total as total from members where id = ${id}::bigint`,
  );
  return figures;
}
