/** What a member keeps and keeps away, through its forms and pages as a browser without script uses them. */
import type { ReactNode } from 'react';
import { sql } from 'drizzle-orm';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import CollectionOf from '@/app/(board)/collections/[id]/[[...slug]]/page';
import Collections from '@/app/(board)/collections/page';
import BookmarkOfPost from '@/app/(board)/p/[id]/bookmark/page';
import CollectThread from '@/app/(board)/t/[id]/collect/page';
import Thread from '@/app/(board)/t/[id]/[[...slug]]/page';
import Bookmarks from '@/app/(member)/bookmarks/page';
import Blocks from '@/app/(member)/settings/blocks/page';
import { rows } from '@/db/rows';
import { postCollection } from '@/core/collections';
import type { Viewer } from '@/core/kernel';
import { postReply } from '@/core/posts';
import { postThread } from '@/core/threads';
import { installPress } from '@/platform/press';
import { openTown, type Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { registerForm } from '@/web/accounts/forms';
import { blockForm, blocksForm, mutedWordsForm } from '@/web/blocks/forms';
import { collectedForm, collectForm, followCollectionForm } from '@/web/collections/forms';
import { collectPage, newCollectionPage } from '@/web/collections/reads';
import { missingFacts } from '@/web/kernel/answer';
import { knownViewer } from '@/web/kernel/viewer';
import { csrfToken } from '@/web/kernel/csrf';
import { editBookmarkForm, setBookmarkForm } from './forms';

let town: Town;
let author: Viewer;
let place: { threadId: number; postId: number; slug: string[] };
beforeAll(async () => {
  town = await openTown();
  installTown(town);
  installPress((tree) => renderToStaticMarkup(tree as ReactNode));
  await town.board('tea');
  author = await town.member('Author', { group: 'member' });
  const made = await town.run(author, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have some tea.' });
  await town.run(await town.member('Pest'), postReply, { threadId: made.threadId, body: 'I hate tea.' });
  place = { threadId: made.threadId, postId: made.postId, slug: ['a-pot-of-tea'] };
});

type Page = (props: { params: Promise<never>; searchParams: Promise<Record<string, string>> }) => Promise<ReactNode>;
const open = (visitor: Visitor, page: unknown, params: object = {}, searchParams: Record<string, string> = {}) =>
  visitor.read(async ({ answer }) => {
    const drawn = await (page as Page)({ params: Promise.resolve(params as never), searchParams: Promise.resolve(searchParams) });
    // A refusal draws itself later; its status is all that is asked of it here.
    if ((answer.status ?? 200) >= 400) return { answer, html: '' };
    return { answer, html: drawn ? renderToStaticMarkup(drawn as never) : '' };
  });

async function signedUp(name: string, group = 'regular'): Promise<Visitor & { csrf: string; me: Viewer }> {
  const visitor = new Visitor() as Visitor & { csrf: string; me: Viewer };
  await visitor.post(registerForm, { name, email: `${name}@example.com`, password: 'a lantern in the rain' });
  visitor.me = (await visitor.read(() => knownViewer()))!.viewer;
  await rows(
    town.database.db,
    sql`update members set group_id = (select id from groups where key = ${group}) where id = ${visitor.me.id}::bigint`,
  );
  visitor.csrf = (await visitor.read(() => csrfToken()))!;
  return visitor;
}

it('keeps a post, with note and reminder; a date that has passed is refused and the note stays', async () => {
  const ann = await signedUp('Annika');
  const id = String(place.postId);
  const saved = await ann.post(setBookmarkForm, { csrf: ann.csrf, on: '1', next: `/t/${place.threadId}` }, { params: { id } });
  expect([saved.status, saved.location]).toEqual([303, `/t/${place.threadId}`]);
  expect((await open(ann, Bookmarks)).html).toContain('Have some tea.');
  const edit = (fields: Record<string, string>) => ann.post(editBookmarkForm, { csrf: ann.csrf, ...fields }, { params: { id } });
  const refused = await edit({ note: 'read this again', remind: 'date', remindOn: '2001-01-01T10:00' });
  expect(refused.location).toBe(`/p/${id}/bookmark`);
  const form = (await open(ann, BookmarkOfPost, { id })).html;
  expect(form).toContain('That time has passed.');
  expect(form).toMatch(/<textarea[^>]*name="note"[^>]*>read this again<\/textarea>/);
  expect(form).toContain('value="2001-01-01T10:00"');
  expect((await edit({ note: 'read this again', remind: 'week', remindOn: '' })).location).toBe('/bookmarks');
  const { answer, html } = await open(ann, Bookmarks, {}, { q: 'again' });
  expect(answer.cacheable).toBe(false);
  expect(html).toMatch(/read this again.*Reminder /s);
  expect((await open(ann, Bookmarks, {}, { q: 'walrus' })).html).toContain('No saved post holds “walrus”.');
  expect((await ann.post(setBookmarkForm, { csrf: ann.csrf, on: '0' }, { params: { id }, json: true })).json?.result).toEqual({
    postId: place.postId,
    isBookmarked: false,
  });
  expect((await open(new Visitor(), Bookmarks)).answer.headers.location).toMatch(/^\/sign-in\?next=/);
});

it('collects a thread into a new collection, refuses a title of one letter and keeps the note; guests read it', async () => {
  const bea = await signedUp('Beatrix');
  const id = String(place.threadId);
  const collect = (fields: Record<string, string>) =>
    bea.post(collectForm, { csrf: bea.csrf, collection: 'new', isPublic: '1', ...fields }, { params: { id } });
  expect((await collect({ title: 'x', note: 'for cold days' })).location).toBe(`/t/${id}/collect`);
  const form = (await open(bea, CollectThread, { id })).html;
  expect(form).toMatch(/for cold days<\/textarea>/);
  expect(form).toContain('aria-invalid="true"');
  const at = (await collect({ title: 'Tea <b>shelf</b>', note: 'for cold days' })).location!;
  const [, , shelf, slug] = decodeURIComponent(at).split('/');
  const guest = await open(new Visitor(), CollectionOf, { id: shelf, slug: [slug] });
  expect([guest.answer.status ?? 200, guest.answer.cacheable]).toEqual([200, true]);
  expect(guest.html).toContain('Tea &lt;b&gt;shelf&lt;/b&gt;');
  expect(guest.html).toMatch(/A pot of tea.*for cold days/s);
  expect([...guest.answer.tags]).toEqual(expect.arrayContaining([`collection:${shelf}`, 'lists']));
  expect((await open(new Visitor(), Collections)).html).toContain('1 thread');
  const fan = await signedUp('Fanny', 'newcomer');
  await fan.post(followCollectionForm, { csrf: fan.csrf, on: '1' }, { params: { id: shelf! } });
  expect((await open(fan, Collections, {}, { mine: '1' })).html).toContain('Tea &lt;b&gt;shelf');
  expect((await open(fan, CollectThread, { id })).answer.status).toBe(403);
  // By which rule, and which group may.
  for (const page of [() => newCollectionPage(), () => collectPage(id!)])
    expect(
      await fan.read(async () => {
        await page();
        return missingFacts();
      }),
    ).toMatchObject({ right: 'collection.make', needs: expect.any(String), missing: expect.any(Number) });
  await bea.post(collectedForm, { csrf: bea.csrf, thread: id, do: 'out' }, { params: { id: shelf! } });
  expect((await open(bea, CollectionOf, { id: shelf, slug: [slug] })).html).toContain('No threads here that you can see yet.');
  expect((await open(new Visitor(), CollectionOf, { id: shelf, slug: ['wrong'] })).answer.status).toBe(308);
});

it('begins no collection when the note is refused, and one when it is sent again', async () => {
  const dee = await signedUp('Deedee');
  const id = String(place.threadId);
  const fields = { csrf: dee.csrf, collection: 'new', title: 'Second shelf', isPublic: '1', was: '' };
  const refused = await dee.post(collectForm, { ...fields, note: 'x'.repeat(201) }, { params: { id } });
  expect(refused.location).toBe(`/t/${id}/collect`);
  expect((await open(dee, CollectThread, { id })).html).toMatch(
    /Too long\. At most 200 characters fit\..*value="Second shelf"|value="Second shelf".*Too long\./s,
  );
  expect((await dee.post(collectForm, { ...fields, note: 'short' }, { params: { id } })).location).toMatch(/^\/collections\//);
  const own = await rows<{ title: string; threads: number }>(
    town.database.db,
    sql`select title, thread_count as threads from collections where owner_id = ${dee.me.id}::bigint`,
  );
  expect(own).toEqual([{ title: 'Second shelf', threads: 1 }]);
});

it('puts the note of one collection into no other, and takes none away', async () => {
  const eli = await signedUp('Elinor');
  const id = String(place.threadId);
  const begin = async (title: string) =>
    (await town.run({ ...eli.me, rights: new Set(['collection.make']) }, postCollection, { title, isPublic: title !== 'Diary' })).id;
  const [open_, other, diary] = [await begin('Open'), await begin('Other'), await begin('Diary')];
  const collect = (collection: number, note: string) =>
    open(eli, CollectThread, { id }).then(({ html }) => {
      const was = /name="was" value="([^"]*)"/.exec(html)![1]!;
      const shown = /<textarea[^>]*name="note"[^>]*>([^<]*)</.exec(html)![1]!;
      return eli.post(
        collectForm,
        { csrf: eli.csrf, collection: String(collection), was, note: note === '=' ? shown : note },
        { params: { id } },
      );
    });
  const notes = () =>
    rows<{ note: string }>(
      town.database.db,
      sql`select c.id, x.note from collections c left join collection_threads x on x.collection_id = c.id where c.owner_id = ${eli.me.id}::bigint order by c.id`,
    ).then((found) => found.map(({ note }) => note));
  await collect(open_, 'for all');
  await collect(diary, 'my secret');
  expect((await open(eli, CollectThread, { id })).html).toMatch(/name="was" value="my secret".*<textarea[^>]*>my secret</s);
  // The box holds the diary's note: it is sent with whatever else is chosen.
  await collect(open_, '=');
  await collect(other, '=');
  expect(await notes()).toEqual(['for all', '', 'my secret']);
  await collect(other, 'written now');
  await collect(diary, '');
  expect(await notes()).toEqual(['for all', 'written now', '']);
});

it('blocks by name and from a profile, mutes words, and folds for that reader alone', async () => {
  const cai = await signedUp('Caius');
  const thread = async (who: Visitor) => (await open(who, Thread, { id: String(place.threadId), slug: place.slug })).html;
  const before = await thread(new Visitor());
  expect((await cai.post(blocksForm, { csrf: cai.csrf, name: 'Nobody here' })).location).toBe('/settings/blocks');
  expect((await open(cai, Blocks)).html).toMatch(/There is no such member\..*value="Nobody here"/s);
  expect((await cai.post(blocksForm, { csrf: cai.csrf, name: '@pest' })).status).toBe(303);
  expect((await open(cai, Blocks)).html).toContain('Pest</bdi>');
  expect(await thread(cai)).toContain('Post #2 by Pest, whom you blocked');
  await cai.post(blockForm, { csrf: cai.csrf, on: '0' }, { params: { name: 'Pest' } });
  expect(await thread(cai)).not.toContain('whom you blocked');
  await cai.post(mutedWordsForm, { csrf: cai.csrf, words: 'HATE\r\n\r\n剧透' });
  expect((await open(cai, Blocks)).html).toMatch(/<textarea[^>]*name="words"[^>]*>HATE\n剧透<\/textarea>/);
  expect(await thread(cai)).toContain('with a muted word');
  const tooMany = Array.from({ length: 101 }, (_, n) => `w${n}`).join('\n');
  await cai.post(mutedWordsForm, { csrf: cai.csrf, words: tooMany });
  expect((await open(cai, Blocks)).html).toMatch(/At most 100 muted words fit\..*w0\nw1\n/s);
  expect(await thread(new Visitor())).toBe(before);
});
