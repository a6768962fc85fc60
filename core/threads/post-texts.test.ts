import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { observeQueries } from '@/db/client';
import { row, rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { editPost, postReply, withdrawPost } from '@/core/posts';
import { postThread, readThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';

let town: Town;
let ann: Viewer;
let ben: Viewer;
let threadId: number;

beforeAll(async () => {
  town = await openTown();
  await town.board('tea');
  [ann, ben] = await Promise.all([town.member('Ann'), town.member('Ben')]);
  ({ threadId } = await town.run(ann, postThread, { board: 'tea', title: 'Kept texts', body: 'The first text.' }));
});

/** The page's texts by floor, and how many queries asked for texts. */
async function look(viewer: Viewer = town.guest) {
  let askedForTexts = 0;
  observeQueries((text) => (askedForTexts += /p\.html/.test(text) ? 1 : 0));
  const page = (await readThread(town.context(viewer), threadId))!;
  observeQueries(undefined);
  return { askedForTexts, texts: [page.first, ...page.posts].map(({ html }) => html.replace(/<[^>]+>/g, '').trim()) };
}

describe('texts kept by the version of their row', () => {
  it('are read once, whoever reads, and again once they are written again', async () => {
    const { id: postId } = await town.run(ben, postReply, { threadId, body: 'As it was.' });
    expect(await look()).toEqual({ askedForTexts: 1, texts: ['The first text.', 'As it was.'] });
    expect(await look(ann)).toEqual({ askedForTexts: 0, texts: ['The first text.', 'As it was.'] });
    await town.run(ben, editPost, { postId, body: 'As it is now.' });
    expect((await look(ann)).texts).toEqual(['The first text.', 'As it is now.']);
    // By whatever hand: no command has to say so.
    await rows(town.database.db, sql`update posts set html = '<p>By hand.</p>' where id = ${postId}::bigint`);
    expect((await look()).texts).toEqual(['The first text.', 'By hand.']);
    expect((await look()).askedForTexts).toBe(0);
  });

  it('are shown to nobody once withdrawn', async () => {
    const { id: postId } = await town.run(ben, postReply, { threadId, body: 'Taken back soon.' });
    expect((await look()).texts).toContain('Taken back soon.');
    await town.run(ben, withdrawPost, { postId });
    expect(JSON.stringify(await look())).not.toContain('Taken back');
  });

  it('make room for others when a row has changed, and stay by being read', async () => {
    const { postId } = (await row<{ postId: number }>(
      town.database.db,
      sql`select first_post_id as "postId" from threads where id = ${threadId}::bigint`,
    ))!;
    const long = 'x'.repeat(60_000);
    await rows(town.database.db, sql`update posts set html = ${long} where id = ${postId}::bigint`);
    const other = await town.run(ann, postThread, { board: 'tea', title: 'Read all along', body: 'Still here.' });
    const askedFor = async (id: number) => {
      let count = 0;
      observeQueries((text) => (count += /p\.html/.test(text) ? 1 : 0));
      await readThread(town.context(town.guest), id);
      observeQueries(undefined);
      return count;
    };
    await askedFor(other.threadId);
    // Sixty versions of the long one are more than all that is kept.
    for (let nth = 0; nth < 60; nth += 1) {
      await rows(town.database.db, sql`update posts set like_count = like_count where id = ${postId}::bigint`);
      expect(await askedFor(threadId)).toBe(1);
    }
    expect(await askedFor(other.threadId)).toBe(0);
    await rows(town.database.db, sql`update posts set html = '<p>The first text.</p>' where id = ${postId}::bigint`);
  });

  it('belong to their database', async () => {
    const other = await openTown();
    await other.board('tea');
    const there = await other.member('Ann');
    const made = await other.run(there, postThread, { board: 'tea', title: 'Elsewhere', body: 'Another text.' });
    expect((await readThread(other.context(other.guest), made.threadId))!.first.html).toContain('Another text.');
    expect((await look()).texts[0]).toBe('The first text.');
  });
});
