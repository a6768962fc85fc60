/** The language in which somebody came in: mail speaks it until they choose another. */
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import { postReply } from '@/core/posts';
import { openSetup } from '@/core/accounts';
import { postThread } from '@/core/threads';
import { type Mailer, noMailer, type OutgoingMail } from '@/platform/mail';
import type { Locale } from '@/platform/request';
import { openTown, type Town } from '@/test/town';
import { installTown, ORIGIN, Visitor } from '@/test/visitor';
import { workerOf } from '@/test/worker';
import { getAuth, postAuth } from '@/web/kernel/next-auth';
import { locale } from '@/web/kernel/locale';
import { knownViewer } from '@/web/kernel/viewer';
import { preferencesForm } from '@/web/members/preferences';
import { NextRequest } from 'next/server';
import { registerForm, setUpForm, signInForm } from './forms';

const password = 'a lantern in the rain';
const sent: OutgoingMail[] = [];
const mailer: Mailer = { ...noMailer, isOn: true, send: async (mail) => void sent.push(mail) };
let town: Town;
beforeAll(async () => {
  town = await openTown();
  installTown(town, { mailer });
});

const who = (lang: Locale) => new Visitor(undefined, lang);
const register = async (name: string, visitor: Visitor): Promise<Visitor> => {
  expect((await visitor.post(registerForm, { name, email: `${name}@example.com`, password })).status).toBe(303);
  return visitor;
};
/** What was chosen, and what mail speaks where nothing was. */
const languageOf = async (name: string) => {
  const found = await row<{ chosen: string | null; spoken: string | null }>(
    town.database.db,
    sql`select locale as chosen, settings->>'spoken' as spoken from members where name = ${name}`,
  );
  return [found!.chosen, found!.spoken];
};

describe('the language of a member', () => {
  it('is the page’s at registration, and their mail speaks it', async () => {
    const visitor = await register('Hanako', who('ja'));
    await rows(town.database.db, sql`update members set email_verified_at = now() where name = 'Hanako'`);
    await town.board('tea');
    const { viewer } = (await visitor.read(() => knownViewer()))!;
    const { threadId } = await town.run(viewer, postThread, { board: 'tea', title: '急須', body: 'お茶です。' });
    await town.run(await town.member('Ben'), postReply, { threadId, body: 'はい。' });
    const worker = workerOf(town, { mailer });
    await worker.drain();
    town.clock.now = new Date(Date.now() + 20 * 60_000);
    await worker.queue();
    await worker.send();
    town.clock.now = null;
    expect(sent.map(({ subject }) => subject)).toEqual(['[瓦版] Benさんがあなたのスレッド「急須」に返信しました']);
  });

  it('is the page’s of the last sign-in, and is no choice: pages go on as the browser asks', async () => {
    const visitor = await register('Returner', who('en'));
    expect(await languageOf('Returner')).toEqual([null, 'en']);
    const elsewhere = who('zh-TW');
    await elsewhere.post(signInForm, { login: 'Returner', password });
    expect(await languageOf('Returner')).toEqual([null, 'zh-TW']);
    expect([await visitor.read(() => locale()), await elsewhere.read(() => locale())]).toEqual(['en', 'zh-TW']);
    await visitor.post(preferencesForm, { lang: 'ja' });
    await who('en').post(signInForm, { login: 'Returner', password });
    expect(await languageOf('Returner')).toEqual(['ja', 'en']);
    expect(await elsewhere.read(() => locale())).toBe('ja');
  });

  it('is known from the set-up link and the library’s own way in, too', async () => {
    const token = (await openSetup(town.database.db, new Date()))!;
    await who('ja').post(setUpForm, { name: 'Founder', email: 'f@example.com', password }, { params: { token } });
    expect(await languageOf('Founder')).toEqual([null, 'ja']);
    await signInByLibrary(who('zh-TW'), 'Founder');
    expect(await languageOf('Founder')).toEqual([null, 'zh-TW']);
  });
});

async function signInByLibrary(visitor: Visitor, login: string): Promise<void> {
  const jar = new Map<string, string>();
  const ask = async (path: string, fields?: Record<string, string>) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = new NextRequest(`${ORIGIN}/api/auth${path}`, {
      method: fields ? 'POST' : 'GET',
      headers: { cookie, host: 'localhost:3000', origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
      body: fields && new URLSearchParams(fields).toString(),
    });
    const response = await visitor.read(() => (fields ? postAuth(request) : getAuth(request)), cookie);
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
  const { csrfToken } = (await (await ask('/csrf')).json()) as { csrfToken: string };
  await ask('/callback/credentials', { csrfToken, login, password });
}
