import { beforeAll, describe, expect, it } from 'vitest';
import { execute } from '@/core/kernel';
import { registerMember } from '@/core/accounts';
import { resolveViewer } from '@/core/sessions';
import { passwordHasher } from '@/platform/password';
import { installTown, ORIGIN, Visitor } from '@/test/visitor';
import { openTown, type Town } from '@/test/town';
import { NextRequest } from 'next/server';
import { getAuth, postAuth } from './next-auth';
import { sessionIdIn } from './session';
import { knownViewer } from './viewer';

const password = 'a lantern in the rain';
let town: Town;
beforeAll(async () => {
  town = await openTown();
  installTown(town);
  await execute(town.context(town.guest), registerMember({ hasher: passwordHasher }), {
    name: 'Hanako',
    email: 'hanako@example.com',
    password,
  });
});

/** Asks NextAuth as its own client does. */
async function ask(visitor: Visitor, path: string, fields?: Record<string, string>, headers: Record<string, string> = {}) {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const body = fields ? new URLSearchParams(fields).toString() : undefined;
  const request = new NextRequest(`${ORIGIN}/api/auth${path}`, {
    method: fields ? 'POST' : 'GET',
    headers: {
      cookie,
      host: 'localhost:3000',
      ...(fields ? { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN } : {}),
      ...headers,
    },
    body,
  });
  const response = await visitor.read(() => (fields ? postAuth(request) : getAuth(request)), cookie);
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (/max-age=0/i.test(line) || at === pair.length - 1) visitor.cookies.delete(pair.slice(0, at));
    else visitor.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return response;
}

async function signIn(visitor: Visitor, typed: string, headers?: Record<string, string>) {
  const { csrfToken } = (await (await ask(visitor, '/csrf')).json()) as { csrfToken: string };
  return ask(visitor, '/callback/credentials', { csrfToken, login: 'Hanako', password: typed, callbackUrl: '//evil.example' }, headers);
}

describe('the library’s own way in', () => {
  it('opens one of our sessions, and its session is ours', async () => {
    const visitor = new Visitor();
    const response = await signIn(visitor, password);
    expect(response.headers.get('location')).toBe('/');
    expect(await visitor.read(async () => (await knownViewer())?.viewer.name)).toBe('Hanako');
    const session = await (await ask(visitor, '/session')).json();
    expect(session).toMatchObject({ user: { name: 'Hanako', id: expect.stringMatching(/^\d+$/) } });
    expect(JSON.stringify(session)).not.toContain('example.com');
  });

  it('refuses a wrong password, a foreign origin and a missing token', async () => {
    const visitor = new Visitor();
    expect((await signIn(visitor, 'wrong')).headers.get('location')).toMatch(/\/sign-in\?.*error/);
    expect((await signIn(visitor, password, { origin: 'https://evil.example' })).status).toBe(403);
    await ask(visitor, '/callback/credentials', { csrfToken: 'x', login: 'Hanako', password });
    expect(await visitor.read(async () => await knownViewer())).toBeNull();
  });

  it('stands under the same limits', async () => {
    installTown(town, { limits: true });
    const visitor = new Visitor();
    const statuses: number[] = [];
    for (let turn = 0; turn < 8; turn += 1) statuses.push((await signIn(visitor, `wrong ${turn}`)).status);
    expect(statuses.at(-1)).toBe(429);
    installTown(town);
  });

  it('signs out for good', async () => {
    const visitor = new Visitor();
    await town.database.pool.query('delete from sign_in_failures');
    await signIn(visitor, password);
    const sid = (await visitor.read(async () => sessionIdIn(visitor.cookies)))!;
    const { csrfToken } = (await (await ask(visitor, '/csrf')).json()) as { csrfToken: string };
    await ask(visitor, '/signout', { csrfToken });
    expect(await resolveViewer(town.database.db, sid, new Date())).toBeNull();
    expect(await (await ask(visitor, '/session')).json()).toBeNull();
  });
});
