import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import { type DomainEvent, SYSTEM, type Viewer } from '@/core/kernel';
import { postReply, withdrawPost } from '@/core/posts';
import { postThread, readThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';
import { editBookmark, postBookmark, readBookmark, readBookmarks, remindBookmarks, withdrawBookmark } from '.';

let town: Town;
let author: Viewer;
let threadId: number;
let postId: number;
let count = 0;
const NOW = new Date('2026-03-01T12:00:00Z');
beforeAll(async () => {
  town = await openTown();
  town.clock.now = NOW;
  await town.board('tea');
  await town.board('cellar', { is_private: true });
  author = await town.member('Author', { group: 'member' });
  ({ threadId, postId } = await town.run(author, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have some 100%_tea.' }));
});
const somebody = () => town.member(`Some${(count += 1)}x`);
const dueEvents = async () =>
  (
    await rows<{ events: DomainEvent[] }>(town.database.db, sql`select events from outbox where command = 'remind-bookmarks' order by id`)
  ).flatMap(({ events }) => events);

describe('bookmarks (D5)', () => {
  it('are kept once, however often and however many at once, and let go the same way', async () => {
    const ann = await somebody();
    await Promise.all(Array.from({ length: 100 }, () => town.run(ann, postBookmark, { postId })));
    expect((await readBookmarks(town.context(ann))).pages.total).toBe(1);
    expect((await readThread(town.context(ann), threadId))!.first.isBookmarked).toBe(true);
    expect((await readThread(town.context(author), threadId))!.first.isBookmarked).toBe(false);
    await Promise.all(Array.from({ length: 10 }, () => town.run(ann, withdrawBookmark, { postId })));
    expect((await readBookmarks(town.context(ann))).pages.total).toBe(0);
  }, 60_000);

  it('are nobody else’s: not to read, not to change', async () => {
    const [bob, cat] = [await somebody(), await somebody()];
    await town.run(bob, postBookmark, { postId, note: 'mine' });
    expect(await readBookmark(town.context(cat), postId)).toBeUndefined();
    expect(await town.refusal(cat, editBookmark, { postId, note: 'yours' })).toBe('bookmark.not_found');
    await town.run(cat, withdrawBookmark, { postId });
    expect((await readBookmark(town.context(bob), postId))?.note).toBe('mine');
    expect((await readBookmarks(town.context(await town.member('Root', { group: 'administrator' })))).bookmarks).toEqual([]);
  });

  it('carry a note of two hundred characters and a reminder by the member’s own clock, never in the past', async () => {
    const dot = await somebody();
    await rows(town.database.db, sql`update members set time_zone = 'Asia/Tokyo' where id = ${dot.id}::bigint`);
    const at = async (fields: object) => {
      await town.run(dot, editBookmark, { postId, ...fields });
      return (await readBookmark(town.context(dot), postId))!.remindAt?.toISOString();
    };
    await town.run(dot, postBookmark, { postId, remind: 'hour' });
    expect((await readBookmark(town.context(dot), postId))!.remindAt).toEqual(new Date('2026-03-01T13:00:00Z'));
    expect(await at({ remind: 'tomorrow' })).toBe('2026-03-02T12:00:00.000Z');
    expect(await at({ remind: 'three_days' })).toBe('2026-03-04T12:00:00.000Z');
    expect(await at({ remind: 'week' })).toBe('2026-03-08T12:00:00.000Z');
    expect(await at({ remind: 'date', remindOn: '2026-03-05T18:30' })).toBe('2026-03-05T09:30:00.000Z');
    expect(await at({ remind: 'date', remindOn: '2026-03-05' })).toBe('2026-03-04T23:00:00.000Z');
    expect(await at({ note: '👩‍👩‍👧‍👦'.repeat(200), remind: 'keep' })).toBe('2026-03-04T23:00:00.000Z');
    // A date that was filled in counts, though the choice beside it was left as it was.
    expect(await at({ remind: 'keep', remindOn: '2026-03-06T18:30' })).toBe('2026-03-06T09:30:00.000Z');
    expect(await at({ remind: 'keep', remindOn: ' ' })).toBe('2026-03-06T09:30:00.000Z');
    expect(await at({ remind: 'week', remindOn: '2026-03-06T18:30' })).toBe('2026-03-08T12:00:00.000Z');
    expect(await at({ remind: '' })).toBeUndefined();
    expect(await at({ remind: '', remindOn: '2026-03-05T18:30' })).toBe('2026-03-05T09:30:00.000Z');
    expect(await at({ remind: '', remindOn: '' })).toBeUndefined();
    const refused = (fields: object) => town.refusal(dot, editBookmark, { postId, ...fields });
    expect(await refused({ remind: 'date', remindOn: '2026-03-01T20:59' })).toBe('bookmark.past');
    expect(await refused({ remind: 'date', remindOn: '2026-02-30' })).toBe('input.invalid');
    expect(await refused({ remind: 'date', remindOn: '2026-02-30T25:00' })).toBe('input.invalid');
    expect(await refused({ remind: 'date', remindOn: '0000-01-01' })).toBe('bookmark.past');
    expect(await refused({ remind: 'date', remindOn: 'tomorrow' })).toBe('input.invalid');
    expect(await refused({ remind: 'date' })).toBe('input.required');
    expect(await refused({ remind: 'date', remindOn: '2099-01-01' })).toBe('bookmark.too_far');
    expect(await refused({ remind: 'soon' })).toBe('input.unknown_choice');
    expect(await refused({ note: 'x'.repeat(201) })).toBe('input.too_long');
    expect((await readBookmark(town.context(dot), postId))!.remindAt).toBeNull();
  });

  it('keep a moment near a change of the clocks', async () => {
    const zed = await somebody();
    await rows(town.database.db, sql`update members set time_zone = 'Europe/Berlin' where id = ${zed.id}::bigint`);
    await town.run(zed, postBookmark, { postId, remind: 'date', remindOn: '2026-03-29T03:30' });
    expect((await readBookmark(town.context(zed), postId))!.remindAt?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
    await town.run(zed, withdrawBookmark, { postId });
  });

  it('remind exactly once each, also when many workers look at once; a new time is told again', async () => {
    const [eve, fay] = [await somebody(), await somebody()];
    const before = (await dueEvents()).length;
    await town.run(eve, postBookmark, { postId, note: 'look', remind: 'hour' });
    await town.run(fay, postBookmark, { postId, remind: 'week' });
    expect(await town.run(SYSTEM, remindBookmarks, {})).toMatchObject({ told: 0 });
    town.clock.now = new Date(NOW.getTime() + 2 * 3_600_000);
    await Promise.all(Array.from({ length: 30 }, () => town.run(SYSTEM, remindBookmarks, {})));
    expect((await dueEvents()).slice(before)).toEqual([{ name: 'bookmark.due', facts: { memberId: eve.id, postId, note: 'look' } }]);
    await town.run(eve, editBookmark, { postId, remind: 'hour' });
    town.clock.now = new Date(NOW.getTime() + 4 * 3_600_000);
    await Promise.all(Array.from({ length: 5 }, () => town.run(SYSTEM, remindBookmarks, {})));
    expect((await dueEvents()).slice(before)).toHaveLength(2);
    town.clock.now = NOW;
  }, 60_000);

  it('show what is out of sight as a place without text, and a filter does not tell what it held', async () => {
    const gus = await somebody();
    const gone = await town.run(author, postReply, { threadId, body: 'A secret word: walrus.' });
    const moved = await town.run(author, postThread, { board: 'tea', title: 'Walrus in the open', body: 'Still here: walrus.' });
    await town.run(gus, postBookmark, { postId: gone.id, note: 'was funny' });
    await town.run(gus, postBookmark, { postId: moved.postId });
    const found = async (q: string) => (await readBookmarks(town.context(gus), { q })).bookmarks.map(({ postId: id }) => id);
    expect(await found('WALRUS')).toEqual([moved.postId, gone.id]);
    await town.run(author, withdrawPost, { postId: gone.id });
    await rows(
      town.database.db,
      sql`update threads set board_id = (select id from boards where slug = 'cellar') where id = ${moved.threadId}::bigint`,
    );
    const list = await readBookmarks(town.context(gus));
    expect(list.bookmarks).toMatchObject([
      { postId: moved.postId, post: null },
      { postId: gone.id, note: 'was funny', post: null },
    ]);
    expect(JSON.stringify(list)).not.toMatch(/walrus/i);
    expect(await found('walrus')).toEqual([]);
    expect(await found('FUNNY')).toEqual([gone.id]);
    expect(await town.refusal(gus, postBookmark, { postId: gone.id })).toBe('post.withdrawn');
    expect(await town.refusal(await somebody(), postBookmark, { postId: moved.postId })).toBe('post.not_found');
    await town.run(gus, withdrawBookmark, { postId: moved.postId });
    expect((await readBookmarks(town.context(gus))).pages.total).toBe(1);
  });

  it('are found by plain text, signs of patterns included, forty a page', async () => {
    const hal = await somebody();
    await town.run(hal, postBookmark, { postId, note: '备注 %' });
    const found = async (q: string) => (await readBookmarks(town.context(hal), { q })).bookmarks.length;
    expect([await found('100%_'), await found('100_tea'), await found('%'), await found('备注'), await found('\\')]).toEqual([
      1, 0, 1, 1, 0,
    ]);
    await row(
      town.database.db,
      sql`
      with made as (insert into posts (thread_id, floor, author_id, body, html, renderer_version, lang)
        select ${threadId}::bigint, 1000 + n, ${author.id}::bigint, 'b', '<p>b</p>', 1, 'en' from generate_series(1, 80) n returning id)
      insert into bookmarks (member_id, post_id) select ${hal.id}::bigint, id from made`,
    );
    const page = await readBookmarks(town.context(hal), { page: 3 });
    expect([page.bookmarks.length, page.pages]).toEqual([1, { page: 3, pages: 3, total: 81 }]);
  });

  it('finds nothing by what a post hides', async () => {
    const writer = await town.member('Hider', { group: 'gold' });
    const keeper = await town.member('Keeper of marks');
    const { postId } = await town.run(writer, postThread, { board: 'tea', title: 'A pot', body: 'Open words.\n\n:::hide\nzebra\n:::\n' });
    await town.run(keeper, postBookmark, { postId });
    const found = async (q: string) => (await readBookmarks(town.context(keeper), { q })).pages.total;
    expect([await found('open'), await found('zebra')]).toEqual([1, 0]);
  });
});
