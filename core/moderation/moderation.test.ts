import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import { execute, isFailure, type Viewer } from '@/core/kernel';
import { banMember, grantDigest, moveThread, readDesk, unbanMember } from '@/core/moderation';
import { postReply, readPost, restorePost, withdrawPost } from '@/core/posts';
import { likePost } from '@/core/reactions';
import { searchPosts } from '@/core/search';
import { openSession, resolveViewer } from '@/core/sessions';
import { postThread, readThread } from '@/core/threads';
import { differencesIn, eventsIn } from '@/test/figures';
import { openTown, type Town } from '@/test/town';

let town: Town;
let tea: number;
let coffee: number;
let keeper: Viewer;
let eve: Viewer;
let count = 0;

beforeAll(async () => {
  town = await openTown();
  tea = await town.board('tea');
  coffee = await town.board('coffee');
  keeper = await town.member('Keeper', { moderates: [tea, coffee] });
  eve = await town.member('Eve', { group: 'administrator' });
});

const someone = (): Promise<Viewer> => town.member(`Writer ${(count += 1)}`);
const started = async (author: Viewer, tags?: string[]) =>
  town.run(author, postThread, { board: 'tea', title: `Pot ${(count += 1)}`, body: `Have tea number ${count}.`, tags });
const balances = (of: Viewer) =>
  row<{ coins: number; reputation: number; digests: number; posts: number; likes: number; threads: number }>(
    town.database.db,
    sql`select coins, reputation, digest_count as digests, post_count as posts, likes_received as likes, thread_count as threads from members where id = ${of.id}::bigint`,
  );
const differences = () => differencesIn(town);
const events = (name: string) => eventsIn(town, name);

describe('restoring', () => {
  it('gives a reply back with everything that it had', async () => {
    const [host, author, reader] = [await someone(), await someone(), await someone()];
    const { threadId } = await started(host);
    const { id } = await town.run(author, postReply, { threadId, body: 'A quokka came by.' });
    await town.run(reader, likePost, { postId: id });
    const before = await balances(author);
    await town.run(author, withdrawPost, { postId: id });
    expect(await balances(author)).toMatchObject({ posts: 0, coins: 0, likes: 0 });
    await town.run(author, restorePost, { postId: id });
    await town.run(author, restorePost, { postId: id });
    expect(await balances(author)).toEqual(before);
    expect((await searchPosts(town.context(town.guest), { q: 'quokka' })).items.map((hit) => hit.id)).toEqual([id]);
    expect((await events('post.restored')).at(-1)!.facts).toMatchObject({ postId: id, threadId, authorId: author.id, floor: 2, likes: 1 });
    expect(await differences()).toEqual([]);
  });

  it('is the author’s for a week, and not over the head of the staff', async () => {
    const author = await someone();
    const { threadId } = await started(await someone());
    const { id } = await town.run(author, postReply, { threadId, body: 'First.' });
    const { id: taken } = await town.run(author, postReply, { threadId, body: 'Second.' });
    town.clock.now = new Date();
    await town.run(author, withdrawPost, { postId: id });
    await town.run(keeper, withdrawPost, { postId: taken, reason: 'Rude.' });
    expect((await events('reply.withdrawn')).at(-1)!.facts).toMatchObject({ postId: taken, reason: 'Rude.' });
    expect(await town.refusal(author, restorePost, { postId: taken })).toBe('restore.by_staff');
    expect(await town.refusal(await someone(), restorePost, { postId: id })).toBe('post.not_yours');
    const view = await readThread(town.context(author), threadId);
    expect(view!.posts.map(({ mayRestore }) => mayRestore)).toEqual([true, false]);
    town.clock.now = new Date(town.clock.now.getTime() + 7 * 86_400_000 + 1_000);
    expect(await town.refusal(author, restorePost, { postId: id })).toBe('restore.too_late');
    expect(await town.refusal(keeper, restorePost, { postId: taken })).toBe('');
    town.clock.now = null;
  });

  it('of a thread is the staff’s, with its tags and what stood in it, and nothing else', async () => {
    const [author, other] = [await someone(), await someone()];
    const { threadId, postId } = await town.run(eve, postThread, { board: 'tea', title: 'Tagged', body: 'Numbat news.', tags: ['numbat'] });
    const { id: gone } = await town.run(author, postReply, { threadId, body: 'Taken back before.' });
    await town.run(other, postReply, { threadId, body: 'Stays, numbat.' });
    await town.run(author, withdrawPost, { postId: gone });
    await town.run(keeper, withdrawPost, { postId, reason: 'Moving house.' });
    expect((await events('thread.withdrawn')).at(-1)!.facts).toMatchObject({ threadId, reason: 'Moving house.' });
    expect(await town.refusal(author, restorePost, { postId })).toBe('post.not_found');
    expect(await town.refusal(keeper, restorePost, { postId: gone })).toBe('thread.withdrawn');
    expect((await readDesk(town.context(keeper), threadId))!.isWithdrawn).toBe(true);
    await town.run(keeper, restorePost, { postId });
    expect(await balances(author)).toMatchObject({ posts: 0, coins: 0 });
    expect(await balances(other)).toMatchObject({ posts: 1, coins: 1 });
    expect((await searchPosts(town.context(town.guest), { q: 'numbat' })).items).toHaveLength(2);
    expect(await differences()).toEqual([]);
    expect(await readThread(town.context(town.guest), threadId)).toBeDefined();
  });
});

describe('moving', () => {
  it('takes thread, figures and search along; addresses and points stay', async () => {
    const author = await someone();
    const { threadId, postId } = await started(author);
    const { id } = await town.run(author, postReply, { threadId, body: 'A wombat here.' });
    const before = [await balances(author), await readPost(town.context(town.guest), id)];
    await town.run(keeper, moveThread, { threadId, board: 'coffee', reason: 'It is about coffee.' });
    expect([await balances(author), await readPost(town.context(town.guest), id)]).toEqual(before);
    expect((await readThread(town.context(town.guest), threadId))!.board.slug).toBe('coffee');
    const found = await searchPosts(town.context(town.guest), { q: 'wombat' });
    expect(found.items.map(({ board }) => board.slug)).toEqual(['coffee']);
    const index = await rows(town.database.db, sql`select distinct board_id as id from search_posts where thread_id = ${threadId}::bigint`);
    expect(index).toEqual([{ id: coffee }]);
    expect((await events('thread.moved')).at(-1)!.facts).toMatchObject({
      threadId,
      fromBoardId: tea,
      posts: 2,
      reason: 'It is about coffee.',
    });
    expect(await differences()).toEqual([]);
    await town.run(keeper, withdrawPost, { postId });
    expect(await balances(author)).toMatchObject({ coins: 0 });
    expect(await differences()).toEqual([]);
  });

  it('goes only where one tends both', async () => {
    const { threadId } = await started(await someone());
    const onlyTea = await town.member('Only Tea', { moderates: [tea] });
    expect(await town.refusal(onlyTea, moveThread, { threadId, board: 'coffee', reason: 'x' })).toBe('staff.required');
    expect(await town.refusal(keeper, moveThread, { threadId, board: 'nowhere', reason: 'x' })).toBe('board.not_found');
  });
});

describe('a ban', () => {
  it('ends sessions at once, keeps the door shut, and ends by itself', async () => {
    const member = await someone();
    const context = town.context(member);
    const { result: session } = await execute(context, openSession, { memberId: member.id, isRemembered: true });
    const now = new Date();
    expect((await resolveViewer(context.db, session.id, now))?.viewer.isBanned).toBe(false);
    const until = new Date(now.getTime() + 3_600_000);
    await town.run(eve, banMember, { memberId: member.id, reason: 'Shouting.', until: until.toISOString() });
    expect(await resolveViewer(context.db, session.id, now)).toBeNull();
    expect(town.published).toContain(`session:${session.handle}`);
    expect(await town.refusal(town.guest, openSession, { memberId: member.id, isRemembered: false })).toBe('member.banned');
    town.clock.now = new Date(until.getTime() + 1_000);
    expect(await town.refusal(town.guest, openSession, { memberId: member.id, isRemembered: false })).toBe('');
    const { threadId } = await started(await someone());
    expect(await town.refusal(member, postReply, { threadId, body: 'Back.' })).toBe('');
    town.clock.now = null;
    expect(await town.refusal(member, postReply, { threadId, body: 'Not yet.' })).toBe('member.banned');
    await town.run(eve, unbanMember, { memberId: member.id });
    expect(await town.refusal(member, postReply, { threadId, body: 'Free.' })).toBe('');
    expect(await rows(town.database.db, sql`select action from audit_lines where object = ${`member:${member.id}`} order by id`)).toEqual([
      { action: 'member.ban' },
      { action: 'member.unban' },
    ]);
  });

  it('is not for oneself, nor among the site staff, nor for yesterday', async () => {
    const chief = await town.member('Chief', { group: 'super-moderator' });
    const member = await someone();
    expect(await town.refusal(chief, banMember, { memberId: eve.id, reason: 'x' })).toBe('member.is_staff');
    expect(await town.refusal(eve, banMember, { memberId: chief.id, reason: 'x' })).toBe('member.is_staff');
    expect(await town.refusal(chief, banMember, { memberId: chief.id, reason: 'x' })).toBe('member.self_ban');
    expect(await town.refusal(eve, banMember, { memberId: member.id, reason: '' })).toBe('input.required');
    expect(await town.refusal(eve, banMember, { memberId: member.id, reason: 'x', until: '2020-01-01T00:00:00Z' })).toBe('input.invalid');
    expect(await town.refusal(eve, banMember, { memberId: member.id, reason: 'x', until: 'soon' })).toBe('input.invalid');
    expect(await town.refusal(eve, banMember, { memberId: 999_999, reason: 'x' })).toBe('member.not_found');
    expect(await town.refusal(chief, banMember, { memberId: member.id, reason: 'x' })).toBe('');
  });

  it('counts for what was under way: the reply that waited for the thread is refused', async () => {
    const member = await someone();
    const { threadId } = await started(await someone());
    const { db } = town.database;
    let reply: Promise<unknown> | undefined;
    await db.transaction(async (tx) => {
      await rows(tx, sql`select 1 from threads where id = ${threadId}::bigint for no key update`);
      reply = town.run(member, postReply, { threadId, body: 'I was here first.' }).catch((error: unknown) => error);
      await waitUntilBlocked();
      await town.run(eve, banMember, { memberId: member.id, reason: 'Shouting.' });
    });
    const refused = await reply;
    expect(isFailure(refused) && refused.reason).toBe('member.banned');
    expect((await balances(member))!.posts).toBe(0);
  });

  it('and another group too: a right that was lost meanwhile is not used', async () => {
    const member = await town.member('Mover', { moderates: [tea] });
    const { threadId } = await started(await someone());
    await rows(town.database.db, sql`delete from board_moderators where member_id = ${member.id}::bigint`);
    expect(await town.refusal(member, grantDigest, { threadId, level: 1, reason: 'x' })).toBe('staff.required');
    const raised = await someone();
    await rows(
      town.database.db,
      sql`update members set group_id = (select id from groups where key = 'muted') where id = ${raised.id}::bigint`,
    );
    expect(await town.refusal(raised, postReply, { threadId, body: 'Psst.' })).toBe('member.muted');
  });
});

/** Until some transaction of this database waits for another's lock. */
async function waitUntilBlocked(): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    const found = await row<{ waiting: number }>(
      town.database.db,
      sql`select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      { once: true },
    );
    if (found!.waiting > 0) return;
    await new Promise((wake) => setTimeout(wake, 5));
  }
  throw new Error('nobody waited');
}
