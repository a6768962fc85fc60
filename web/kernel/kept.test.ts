import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row } from '@/db/rows';
import { memoryLimiter } from '@/platform/limiter';
import { system } from '@/platform/system';
import { openTown, type Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { registerForm, signInForm, signOutForm } from '@/web/accounts/forms';
import { editProfileForm } from '@/web/members/forms';
import { editPost } from '@/core/posts';
import { postThread } from '@/core/threads';
import { editPostForm, postReplyForm } from '@/web/posts/forms';
import { editPage } from '@/web/posts/reads';
import { knownViewer } from './viewer';
import { keptForm } from './kept';

const password = 'a lantern in the rain';
let town: Town;

beforeAll(async () => {
  town = await openTown();
  installTown(town);
});

const keptNow = async () => (await row<{ count: number }>(town.database.db, sql`select count(*)::int as count from kept_forms`))!.count;

describe('what is kept', () => {
  it('ends with signing out: the next member at this browser does not meet it', async () => {
    const visitor = new Visitor();
    await visitor.post(registerForm, { name: 'First', email: 'first@example.com', password });
    await visitor.post(editProfileForm, { bio: 'a secret of mine '.repeat(100) });
    await visitor.post(postReplyForm, { body: '字' }, { params: { id: '999' } });
    expect(visitor.cookies.has('kept')).toBe(true);
    await visitor.post(signOutForm, {});
    expect([visitor.cookies.has('kept'), visitor.cookies.has('gate')]).toEqual([false, false]);
    await visitor.post(registerForm, { name: 'Second', email: 'second@example.com', password });
    expect(await visitor.read(() => keptForm('/settings/profile'))).toBeNull();
    expect(await visitor.read(() => keptForm('/t/999'))).toBeNull();
  });

  it('is nothing that a fetch was refused: its text still stands in the box, and would come back on a later visit', async () => {
    const visitor = new Visitor();
    await visitor.post(registerForm, { name: 'Fetcher', email: 'fetcher@example.com', password });
    const before = await keptNow();
    const { json } = await visitor.post(editProfileForm, { bio: 'too long '.repeat(200) }, { json: true });
    expect([json?.reason, json?.location]).toEqual(['input.too_long', undefined]);
    expect(await keptNow()).toBe(before);
    // Where the page has to be seen, what was typed waits on it.
    const guest = new Visitor();
    const sent = await guest.post(editProfileForm, { bio: 'late' }, { json: true });
    expect(sent.json).toMatchObject({ reason: 'session.required', location: '/sign-in?next=%2Fsettings%2Fprofile' });
    expect((await guest.read(() => keptForm('/settings/profile')))?.values.bio).toBe('late');
  });

  it('says of an edit over which version it was written, so that its page can show the newer one beside it', async () => {
    await town.board('tea');
    const visitor = new Visitor();
    await visitor.post(registerForm, { name: 'Ottilie', email: 'ottilie@example.com', password });
    const writer = await visitor.read(async () => (await knownViewer())!.viewer);
    const { postId } = await town.run(writer, postThread, { board: 'tea', title: 'A pot of tea', body: 'First.' });
    await town.run(writer, editPost, { postId, body: 'Theirs.' });
    const answer = await visitor.post(editPostForm, { body: 'Mine.', version: '1' }, { params: { id: String(postId) } });
    expect(answer.location).toBe(`/p/${postId}/edit`);
    const page = await visitor.read(() => editPage(String(postId), 'edit'));
    expect(page).toMatchObject({ post: { body: 'Theirs.', version: 2 }, writing: { values: { body: 'Mine.', version: '1' } } });
  });

  it('has a bound for each address, beyond which a refusal is still told', async () => {
    installTown(town, { limits: true });
    Object.assign(system(), { limiter: memoryLimiter() });
    const flooder = new Visitor('198.51.100.7');
    const before = await keptNow();
    let last = await flooder.post(signInForm, {});
    for (let n = 0; n < 130; n += 1) last = await flooder.post(signInForm, {});
    expect((await keptNow()) - before).toBe(120);
    expect(last).toMatchObject({ status: 400, location: null });
    expect(last.text).toContain('<h1>400</h1>');
    // A fetch is not led away from the only place where its text still is.
    expect((await flooder.post(postReplyForm, { body: 'a guest' }, { params: { id: '1' }, json: true })).json).toMatchObject({
      ok: false,
      reason: 'session.required',
    });
    expect((await flooder.post(postReplyForm, { body: 'a guest' }, { params: { id: '1' }, json: true })).json?.location).toBeUndefined();
    const other = new Visitor('198.51.100.8');
    await other.post(signInForm, {});
    expect(other.cookies.has('kept')).toBe(true);
  });
});
