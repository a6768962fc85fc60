import { beforeAll, describe, expect, it } from 'vitest';
import { readSessions } from '@/core/sessions';
import { postThread } from '@/core/threads';
import { installTown, Visitor } from '@/test/visitor';
import { openTown, type Town } from '@/test/town';
import { requestContext } from '@/web/kernel/context';
import { csrfToken } from '@/web/kernel/csrf';
import { keptForm } from '@/web/kernel/kept';
import { postReplyForm } from '@/web/posts/forms';
import { takeToast } from '@/web/kernel/toast';
import { knownViewer } from '@/web/kernel/viewer';
import { editProfileForm, followForm } from '@/web/members/forms';
import { preferencesForm } from '@/web/members/preferences';
import { changePasswordForm, endSessionsForm, registerForm, setUpForm, signInForm, signOutForm } from './forms';
import { registerPage, securityPage, setUpPage, signInPage } from './reads';

const SESSION = 'authjs.session-token';
const password = 'a lantern in the rain';
let town: Town;
let count = 0;
beforeAll(async () => {
  town = await openTown();
  installTown(town);
});

async function newMember(visitor = new Visitor()) {
  const name = `Guest${(count += 1)}`;
  const answer = await visitor.post(registerForm, { name, email: `${name}@example.com`, password, next: '/t/12#reply' });
  return { visitor, name, answer };
}
const nameOf = (visitor: Visitor) => visitor.read(async () => (await knownViewer())?.viewer.name ?? null);

describe('registering by form', () => {
  it('signs in at once and goes on', async () => {
    const { visitor, name, answer } = await newMember();
    expect(answer).toMatchObject({ status: 303, location: '/t/12#reply' });
    expect(await nameOf(visitor)).toBe(name);
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly/);
  });

  it('comes back with what was typed and why, never the password', async () => {
    const visitor = new Visitor();
    const answer = await visitor.post(registerForm, { name: 'x', email: 'nowhere', password: 'secret word', next: '/b/a' });
    expect(answer).toMatchObject({ status: 303, location: '/register?next=%2Fb%2Fa' });
    const view = await visitor.read(() => registerPage({ next: '/b/a' }));
    expect(view.kept?.values).toEqual({ name: 'x', email: 'nowhere', next: '/b/a' });
    expect(view.kept?.refusal?.fields).toMatchObject({ name: { reason: 'name.too_short' }, email: { reason: 'email.invalid' } });
    expect((await visitor.read(() => keptForm('/register')))?.refusal).toBeNull();
    expect(await visitor.read(() => keptForm('/sign-in'))).toBeNull();
    await visitor.post(registerForm, { name: 'Returning', email: 'r@example.com', password });
    expect(visitor.cookies.has('kept')).toBe(false);
  });

  it('answers a fetch in its language', async () => {
    const { json, status } = await new Visitor().post(registerForm, { name: 'x', email: 'a@example.com', password }, { json: true });
    expect(status).toBe(400);
    expect(json).toMatchObject({ ok: false, reason: 'name.too_short', fields: { name: { message: 'A name has at least 2 characters.' } } });
  });

  it('keeps robots out, and people with no script in', async () => {
    installTown(town, { limits: true });
    const visitor = new Visitor();
    const person = { name: 'Wanderer', email: 'person@example.com', password };
    const { guard } = await visitor.read(() => registerPage({}));
    const later = new Date(Date.now() + 60_000);
    for (const [fields, at] of [
      [{}, later],
      [{ made: guard.value }, new Date()],
      [{ made: guard.value, trap: 'http://spam.example' }, later],
      [{ made: `${guard.value}x` }, later],
    ] as const) {
      town.clock.now = at;
      expect((await visitor.post(registerForm, { ...person, ...fields }, { json: true })).json?.reason).toBe('registration.robot');
    }
    town.clock.now = later;
    expect((await visitor.post(registerForm, { ...person, made: guard.value, trap: '' })).status).toBe(303);
    expect(await nameOf(visitor)).toBe('Wanderer');
    town.clock.now = null;
    installTown(town);
  });
});

describe('signing in and out by form', () => {
  it('opens a new session every time, and takes no planted cookie', async () => {
    const { name } = await newMember();
    const visitor = new Visitor();
    visitor.cookies.set(SESSION, 'planted');
    expect(await nameOf(visitor)).toBeNull();
    expect(await visitor.post(signInForm, { login: name, password, next: '//evil.example' })).toMatchObject({ status: 303, location: '/' });
    const first = visitor.cookies.get(SESSION)!;
    await visitor.post(signInForm, { login: name, password });
    expect(visitor.cookies.get(SESSION)).not.toBe(first);
    const old = new Visitor();
    old.cookies.set(SESSION, first);
    expect(await nameOf(old)).toBeNull();
    expect(await nameOf(visitor)).toBe(name);
  });

  it('lives 30 days when asked to, else as long as the browser', async () => {
    const { name } = await newMember();
    const line = async (fields: Record<string, string>) =>
      (await new Visitor().post(signInForm, { login: name, password, ...fields })).headers
        .getSetCookie()
        .find((each) => each.startsWith(SESSION));
    expect(await line({ remember: 'on' })).toContain('Max-Age=2592000');
    expect(await line({})).not.toMatch(/Max-Age|Expires/i);
  });

  it('says wrong alike for all, and keeps the name typed', async () => {
    const { name } = await newMember();
    const [one, two] = [new Visitor(), new Visitor()];
    const answers = [
      await one.post(signInForm, { login: name, password: 'no' }),
      await two.post(signInForm, { login: 'NobodyHere', password: 'no' }),
    ];
    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
    const view = await one.read(() => signInPage({}));
    expect(view.kept).toEqual({ values: { login: name }, refusal: { reason: 'sign_in.wrong', facts: {}, fields: {} } });
  });

  it('shows a limit with its status', async () => {
    installTown(town, { limits: true });
    const visitor = new Visitor();
    let last = 0;
    for (let turn = 0; turn < 8; turn += 1)
      last = (await visitor.post(signInForm, { login: 'Guest1', password: `no ${turn}` }, { json: true })).status;
    expect(last).toBe(429);
    await visitor.post(signInForm, { login: 'Guest1', password: 'no' });
    const answer = await visitor.read(async (scope) => (await signInPage({}), scope.answer));
    expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': expect.stringMatching(/^\d+$/) } });
    installTown(town);
  });

  it('ends the session for a kept cookie too', async () => {
    const { visitor } = await newMember();
    const thief = new Visitor();
    thief.cookies.set(SESSION, visitor.cookies.get(SESSION)!);
    expect((await visitor.post(signOutForm, {})).status).toBe(303);
    expect(visitor.cookies.has(SESSION)).toBe(false);
    expect(await nameOf(thief)).toBeNull();
  });

  it('ends other devices one by one, all at once, and with the password', async () => {
    const { visitor, name } = await newMember();
    const other = new Visitor();
    await other.post(signInForm, { login: name, password });
    const { sessions } = await visitor.read(securityPage);
    expect(sessions.map(({ isThisOne }) => isThisOne).sort()).toEqual([false, true]);
    await visitor.post(endSessionsForm, { which: 'one', handle: sessions.find(({ isThisOne }) => !isThisOne)!.handle });
    expect(await nameOf(other)).toBeNull();
    await other.post(signInForm, { login: name, password });
    expect(await visitor.post(changePasswordForm, { current: password, password: 'another lantern' })).toMatchObject({
      location: '/settings/security',
    });
    expect([await nameOf(other), await nameOf(visitor)]).toEqual([null, name]);
    await other.post(signInForm, { login: name, password: 'another lantern' });
    expect((await visitor.post(endSessionsForm, { which: 'all' })).location).toBe('/');
    expect([await nameOf(other), await nameOf(visitor)]).toEqual([null, null]);
    expect(
      await visitor.read(async () => readSessions(await requestContext(), '').catch((error: { reason?: string }) => error.reason)),
    ).toBe('session.required');
  });
});

describe('forms from elsewhere', () => {
  it('are refused whatever they say, and change nothing', async () => {
    const { visitor, name } = await newMember();
    const { name: idol } = await newMember();
    const csrf = (await visitor.read(csrfToken))!;
    const foreign: Record<string, string | null>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: null },
      { origin: null, referer: 'https://evil.example/' },
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
      { 'content-type': 'text/plain' },
      { origin: 'https://evil.example', 'x-http-method-override': 'GET' },
    ];
    for (const headers of foreign) {
      for (const [route, fields] of [
        [followForm, { on: '1' }],
        [signOutForm, {}],
        [editProfileForm, { bio: 'pwned' }],
      ] as const) {
        const answer = await visitor.post(route, fields, { params: { name: idol }, headers });
        expect(answer.status, JSON.stringify(headers)).toBe(403);
        expect(answer.text).toContain('<!doctype html>');
      }
    }
    expect(await nameOf(visitor)).toBe(name);
    expect(
      (await visitor.post(followForm, { on: '1', csrf: `${csrf.slice(0, -1)}_` }, { params: { name: idol }, headers: { origin: null } }))
        .status,
    ).toBe(403);
    expect((await visitor.post(followForm, { on: '1', csrf }, { params: { name: idol }, headers: { origin: null } })).status).toBe(303);
  });

  it('are stopped by size before they are read', async () => {
    const { visitor } = await newMember();
    expect((await visitor.post(editProfileForm, { bio: 'x'.repeat(1_100_000) })).status).toBe(413);
    expect(
      (await visitor.post(editProfileForm, Object.fromEntries(Array.from({ length: 500 }, (_, nth) => [`f${nth}`, 'x'])))).status,
    ).toBe(400);
  });
});

describe('choices', () => {
  it('of a guest lie in cookies, one at a time, and lead back', async () => {
    const visitor = new Visitor();
    expect(await visitor.post(preferencesForm, { lang: 'ja', next: '/t/1?page=2' })).toMatchObject({
      status: 303,
      location: '/t/1?page=2',
    });
    await visitor.post(preferencesForm, { size: '20' });
    await visitor.post(preferencesForm, { face: 'sans', theme: 'sepia', indent: '1' });
    expect(Object.fromEntries(visitor.cookies)).toEqual({ lang: 'ja', theme: 'sepia', reading: 's20.fsans.i1' });
    await visitor.post(preferencesForm, { theme: 'auto', size: '18', face: 'serif', indent: '0', lang: 'tlh' });
    expect(Object.fromEntries(visitor.cookies)).toEqual({ lang: 'ja' });
  });

  it('of a member lie on the account too', async () => {
    const { visitor } = await newMember();
    await visitor.post(preferencesForm, { lang: 'zh-TW', size: '22' });
    expect(await visitor.read(async () => (await knownViewer())?.preferences)).toMatchObject({ locale: 'zh-TW', reading: 's22' });
  });
});

describe('following by form', () => {
  it('answers a fetch with the new state, and a guest with the door', async () => {
    const { visitor } = await newMember();
    const { name } = await newMember();
    const { json } = await visitor.post(followForm, { on: '1', next: '/t/3' }, { params: { name: encodeURIComponent(name) }, json: true });
    expect(json).toMatchObject({ ok: true, location: '/t/3', result: { isFollowed: true, followers: 1 } });
    const guest = await new Visitor().post(followForm, { on: '1', next: '/t/3' }, { params: { name } });
    expect(guest).toMatchObject({ status: 303, location: '/sign-in?next=%2Ffollowing' });
    expect((await visitor.post(followForm, { on: '1' }, { params: { name: 'nobody' }, json: true })).status).toBe(404);
  });
});

describe('toasts and set-up', () => {
  it('say a line once', async () => {
    const { visitor } = await newMember();
    await visitor.post(editProfileForm, { bio: 'x' });
    expect(await visitor.read(async (scope) => [await takeToast(), scope.answer.headers['set-cookie']])).toEqual([
      { key: 'settings.saved', values: {} },
      'toast=; Path=/; SameSite=Lax; Max-Age=0; HttpOnly',
    ]);
    visitor.cookies.set('toast', Buffer.from('{"key":"<script>"}').toString('base64url'));
    expect(await visitor.read(takeToast)).toBeNull();
  });

  it('is gone for a wrong link', async () => {
    const visitor = new Visitor();
    const [view, status] = await visitor.read(async (scope) => [await setUpPage('wrong'), scope.answer.status]);
    expect([view, status]).toEqual([{ missing: 'setup.closed' }, 410]);
    expect(
      (await visitor.post(setUpForm, { name: 'Chief', email: 'c@example.com', password }, { params: { token: 'wrong' }, json: true }))
        .status,
    ).toBe(410);
  });
});

describe('the gate', () => {
  it('keeps a guest’s reply for the box it was meant for, and lets go of it once it was taken', async () => {
    const boardId = await town.board('gate');
    const author = await town.member('Author1');
    const { threadId: id } = await town.run(author, postThread, {
      board: 'gate',
      title: 'A quiet thread',
      body: 'Nobody has replied yet.',
    });
    expect(boardId).toBeGreaterThan(0);
    const visitor = new Visitor();
    const body = '写到一半的回帖 🎐\n第二行';
    const answer = await visitor.post(postReplyForm, { body }, { params: { id: String(id) } });
    expect(answer.location).toBe(`/sign-in?next=${encodeURIComponent(`/t/${id}#reply`)}`);
    expect((await visitor.read(() => signInPage({}))).draft).toBe(body);
    const { answer: registered } = await newMember(visitor);
    expect(registered.status).toBe(303);
    expect(await visitor.read(() => keptForm(`/t/${id}`))).toEqual({ values: { body }, refusal: null });
    expect((await visitor.post(postReplyForm, { body: '字' }, { params: { id: String(id) } })).location).toMatch(new RegExp(`^/t/${id}`));
    expect((await visitor.read(() => keptForm(`/t/${id}`)))?.refusal?.fields.body?.reason).toBe('input.too_short');
    const taken = await visitor.post(postReplyForm, { body, repeat: 'key-0123456789' }, { params: { id: String(id) } });
    expect(taken.location).toMatch(/#p\d+$/);
    expect([visitor.cookies.has('gate'), visitor.cookies.has('kept')]).toEqual([false, false]);
    expect((await visitor.post(postReplyForm, { body, repeat: 'key-0123456789' }, { params: { id: String(id) } })).location).toBe(
      taken.location,
    );
  });
});
