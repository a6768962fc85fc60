import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import RatePage from '@/app/(board)/p/[id]/rate/page';
import RatingsPage from '@/app/(board)/p/[id]/ratings/page';
import { Refusal } from '@/app/refusal';
import { rows } from '@/db/rows';
import { postReply } from '@/core/posts';
import { postThread, readThread } from '@/core/threads';
import { ReplyArticle } from '@/components/posts/reply-article';
import { frameOf } from '@/components/ui/frame';
import { installPress } from '@/platform/press';
import { openTown, type Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { registerForm } from '@/web/accounts/forms';
import { takeToast } from '@/web/kernel/toast';
import { knownViewer } from '@/web/kernel/viewer';
import { shell } from '@/web/shell/reads';
import { ratePostForm, withdrawRatingForm } from './forms';

let town: Town;
let rater: Visitor;
let threadId: number;
let postId: number;

beforeAll(async () => {
  town = await openTown();
  installTown(town);
  installPress((tree) => renderToStaticMarkup(tree as ReactNode));
  await town.board('tea');
  const ann = await town.member('Ann');
  ({ threadId } = await town.run(ann, postThread, { board: 'tea', title: 'First pot', body: 'Have tea.' }));
  ({ id: postId } = await town.run(ann, postReply, { threadId, body: 'Another cup.' }));
  rater = new Visitor();
  await rater.post(registerForm, { name: 'Rater', email: 'rater@example.com', password: 'a lantern in the rain' });
});

/** A refusal is the one component that has to be waited for. */
const settled = async (page: ReactElement): Promise<ReactElement> =>
  page.type === Refusal ? Refusal(page.props as Parameters<typeof Refusal>[0]) : page;
const promote = (group: string) =>
  rows(town.database.db, sql`update members set group_id = (select id from groups where key = ${group}) where name = 'Rater'`);
const draw = (visitor: Visitor, Page: typeof RatePage, id = postId) =>
  visitor.read(async ({ answer }) => {
    const page = await Page({ params: Promise.resolve({ id: String(id) }), searchParams: Promise.resolve({}) });
    return { answer, html: page ? renderToStaticMarkup(await settled(page)) : '' };
  });
/** The post as its thread shows it. */
const post = (visitor: Visitor) =>
  visitor.read(async () => {
    const [viewer, { facts }] = [(await knownViewer())?.viewer ?? town.guest, await shell()];
    const thread = await readThread(town.context(viewer), threadId);
    const found = thread!.posts.find(({ id }) => id === postId)!;
    return renderToStaticMarkup(<ReplyArticle post={found} frame={frameOf(facts)} here="/t/1" isOpen />);
  });

it('is offered to those who may, within their allowance', async () => {
  expect(await post(rater)).not.toContain(`/p/${postId}/rate"`);
  const refused = await draw(rater, RatePage);
  expect(refused.answer.status).toBe(403);
  expect(refused.html).toMatch(/“Senior” may, \d+ points from now\./);
  expect(refused.html).toContain(`href="/why?right=post.rate&amp;board=tea&amp;thread=${threadId}&amp;post=${postId}"`);
  expect((await draw(new Visitor(), RatePage)).answer.status).toBe(401);
  await promote('gold');
  expect(await post(rater)).toContain(`href="/p/${postId}/rate"`);
  const { html, answer } = await draw(rater, RatePage);
  expect(answer.cacheable).toBe(false);
  expect([...html.matchAll(/<option value="(-?\d+)"/g)].map(([, amount]) => amount)).toEqual(['1', '2', '3', '4']);
  expect(html).toMatch(/<select name="currency"[\s\S]*Reputation[\s\S]*Coins/);
});

it('keeps what was typed, and takes a reason of one’s own before one on offer', async () => {
  const page = { params: { id: String(postId) } };
  expect(await rater.post(ratePostForm, { currency: 'coins', amount: '3', reason: '', preset: '' }, page)).toMatchObject({
    status: 303,
    location: `/p/${postId}/rate`,
  });
  const { html } = await draw(rater, RatePage);
  expect(html).toMatch(/id="reason-error">Fill this in/);
  expect(html).toMatch(/<option value="3" selected="">/);
  const answer = await rater.post(
    ratePostForm,
    { currency: 'coins', amount: '3', reason: 'Warm & <i>strong</i>', preset: 'Helpful' },
    page,
  );
  expect(answer.location).toMatch(new RegExp(`^/t/${threadId}/[^#]+#p${postId}$`));
  expect(await rater.read(() => takeToast())).toMatchObject({
    key: 'ratings.toast.rated',
    values: { amount: '+3', left: 17 },
    words: { currency: 'points.currency.coins' },
  });
});

it('stands under the post for guests, who also see all of them', async () => {
  const html = await post(new Visitor());
  expect(html).toMatch(/class="re rated"[\s\S]*\+3 coins[\s\S]*href="\/u\/Rater"[\s\S]*Warm &amp; &lt;i&gt;strong/);
  const all = await draw(new Visitor(), RatingsPage);
  expect([all.answer.status ?? 200, [...all.answer.tags].includes(`thread:${threadId}`)]).toEqual([200, true]);
  expect(all.html).toContain('Warm &amp; &lt;i&gt;strong');
  expect(all.html).not.toContain('/ratings/withdraw');
});

it('is taken back on the page of all ratings', async () => {
  const ratingId = /value="(\d+)" name="ratingId"/.exec((await draw(rater, RatingsPage)).html)![1]!;
  const answer = await rater.post(withdrawRatingForm, { ratingId }, { params: { id: String(postId) } });
  expect(answer).toMatchObject({ status: 303, location: `/p/${postId}/ratings` });
  expect((await draw(rater, RatingsPage)).html).toContain('Nobody has rated it yet.');
  expect(await post(rater)).not.toContain('class="re rated"');
});
