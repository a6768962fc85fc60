import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import Choices from '@/app/(member)/settings/notices/page';
import Account from '@/app/(member)/settings/account/page';
import Notifications from '@/app/(member)/notifications/page';
import OpenNotice from '@/app/(member)/notifications/[id]/page';
import { GET as unsubscribePage } from '@/app/(entry)/unsubscribe/[token]/route';
import VerifyEmailPage from '@/app/(entry)/verify/[token]/page';
import { Refusal } from '@/app/refusal';
import { observeQueries } from '@/db/client';
import { rows } from '@/db/rows';
import { unsubscribeToken } from '@/core/mail';
import type { Viewer } from '@/core/kernel';
import { readNotices } from '@/core/notifications';
import { postReply } from '@/core/posts';
import { postThread } from '@/core/threads';
import { type Mailer, noMailer } from '@/platform/mail';
import { installPress } from '@/platform/press';
import { openTown, type Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { type TestWorker, workerOf } from '@/test/worker';
import { registerForm } from '@/web/accounts/forms';
import { knownViewer } from '@/web/kernel/viewer';
import { translator } from '@/web/kernel/messages';
import { takeToast, toastWords } from '@/web/kernel/toast';
import { askVerificationForm, verifyEmailForm } from '@/web/mail/forms';
import { mailPorts } from '@/web/mail/ports';
import { editChoicesForm, markNoticesForm } from './forms';
import { noticesPage } from './reads';

let town: Town;
let worker: TestWorker;
let visitor: Visitor;
let me: Viewer;
let threadId: number;
const press = (tree: unknown) => renderToStaticMarkup(tree as ReactNode);
/** Takes what is sent and says so. */
const taken: { to: string; text: string }[] = [];
const mailer: Mailer = { ...noMailer, isOn: true, send: async (mail) => void taken.push(mail) };

beforeAll(async () => {
  town = await openTown();
  installTown(town, { mailer });
  installPress(press);
  worker = workerOf(town, { mailer });
  await town.board('tea');
  visitor = new Visitor();
  await visitor.post(registerForm, { name: 'Annika', email: 'annika@example.com', password: 'a lantern in the rain' });
  me = (await visitor.read(() => knownViewer()))!.viewer;
  threadId = (await town.run(me, postThread, { board: 'tea', title: 'First pot', body: 'Have tea.' })).threadId;
});

type Page = (props: { params: Promise<never>; searchParams: Promise<never> }) => Promise<ReactNode>;
const open = (who: Visitor, page: unknown, params: Record<string, string> = {}, searchParams: Record<string, string> = {}) =>
  who.read(async ({ answer }) => {
    const made = await (page as Page)({ params: Promise.resolve(params as never), searchParams: Promise.resolve(searchParams as never) });
    // What stands in for a page that cannot be shown is drawn by the framework.
    return { answer, html: made && (made as ReactElement).type !== Refusal ? press(made) : '' };
  });
const notices = async () => {
  await worker.drain();
  return (await readNotices(town.context(me))).notices;
};

describe('the page of notices', () => {
  it('leads a guest to the door and back', async () => {
    for (const page of [Notifications, Choices, OpenNotice]) {
      const { answer, html } = await open(new Visitor(), page, { id: '1' });
      expect([answer.status, html]).toEqual([303, '']);
      expect(answer.headers.location).toMatch(/^\/sign-in\?next=/);
    }
  });

  it('shows a member what concerns them, and keeps it out of every cache', async () => {
    expect((await open(visitor, Notifications)).html).toContain('Nothing new.');
    await town.run(await town.member('Ben'), postReply, { threadId, body: 'With <script>milk</script>?' });
    await worker.drain();
    const { answer, html } = await open(visitor, Notifications);
    expect([answer.status ?? 200, answer.cacheable]).toEqual([200, false]);
    expect(html).toMatch(/Ben<\/bdi><\/a> replied in your thread/);
    expect(html).toContain('aria-label="1 unread notification"');
    expect(html).not.toContain('<script>milk');
    await visitor.read(async (scope) => {
      expect(await noticesPage({ page: '9' })).toEqual({ missing: 'page.not_found' });
      expect(scope.answer.status).toBe(404);
    });
  });

  it('asks the database six times at most, the session and the frame among them', async () => {
    await open(visitor, Notifications);
    const asked: string[] = [];
    observeQueries((text) => void asked.push(text));
    await open(visitor, Notifications);
    observeQueries(undefined);
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(asked.filter((text) => text.includes('from notices'))).toHaveLength(2);
  });

  it('leads on from a notice, which is read then; another’s is not found', async () => {
    const [notice] = await notices();
    const { answer } = await open(visitor, OpenNotice, { id: String(notice!.id) });
    expect([answer.status, answer.headers.location]).toEqual([303, expect.stringMatching(/^\/p\/\d+$/)]);
    expect((await notices())[0]!.isRead).toBe(true);
    for (const id of ['999999', 'x', '0']) expect((await open(visitor, OpenNotice, { id })).answer.status).toBe(404);
  });

  it('marks one or all read by plain forms', async () => {
    await rows(town.database.db, sql`update notices set read_at = null`);
    const [notice] = await notices();
    const one = await visitor.post(markNoticesForm, { noticeId: String(notice!.id), next: '/notifications?filter=replies' });
    expect([one.status, one.location, (await notices())[0]!.isRead]).toEqual([303, '/notifications?filter=replies', true]);
    await rows(town.database.db, sql`update notices set read_at = null`);
    await visitor.post(markNoticesForm, { until: new Date().toISOString(), filter: 'likes' });
    expect((await notices())[0]!.isRead).toBe(false);
    expect((await visitor.post(markNoticesForm, { until: new Date().toISOString(), next: '//evil.example' })).location).toBe(
      '/notifications',
    );
    expect((await notices())[0]!.isRead).toBe(true);
    expect((await visitor.post(markNoticesForm, { until: 'soon' }, { json: true })).json).toMatchObject({
      ok: false,
      reason: 'input.invalid',
    });
    expect((await new Visitor().post(markNoticesForm, {}, { json: true })).status).toBe(401);
  });
});

describe('the choices', () => {
  it('are kept where they differ, and shown as they are', async () => {
    const before = (await open(visitor, Choices)).html;
    expect(before).toMatch(/name="site\.like"[^>]*checked/);
    expect(before).not.toMatch(/name="mail\.like"[^>]*checked/);
    expect(before).toContain('only to a verified address');
    const { html } = await open(visitor, Account);
    expect(html).toContain('Not verified');
    const saved = await visitor.post(editChoicesForm, { 'mail.like': '1', 'site.reply': '1', digest: 'weekly' });
    expect([saved.status, saved.location]).toEqual([303, '/settings/notices']);
    const after = (await open(visitor, Choices)).html;
    expect(after).not.toMatch(/name="site\.like"[^>]*checked/);
    expect(after).toMatch(/name="mail\.like"[^>]*checked/);
    expect(after).toMatch(/value="weekly" selected/);
    expect((await visitor.post(editChoicesForm, { digest: 'hourly' }, { json: true })).json).toMatchObject({
      fields: { digest: { reason: 'input.unknown_choice' } },
    });
  });

  it('say that the board sends no mail where it has no server', async () => {
    installTown(town);
    expect((await open(visitor, Choices)).html).toContain('This board has no mail server');
    expect((await open(visitor, Account)).html).toContain('cannot be verified');
    expect((await visitor.post(askVerificationForm, {}, { json: true })).json).toMatchObject({ reason: 'mail.off' });
    installTown(town, { mailer });
  });
});

describe('links by mail', () => {
  it('prove an address only when the button is pressed', async () => {
    expect((await visitor.post(askVerificationForm, {})).location).toBe('/settings/account');
    await worker.send();
    const token = /\/verify\/([\w-]+)/.exec(taken.at(-1)!.text)![1]!;
    const page = await open(new Visitor(), VerifyEmailPage, { token });
    expect([page.answer.status ?? 200, page.answer.cacheable]).toEqual([200, false]);
    expect(page.html).toContain(`action="/verify/${token}/submit"`);
    expect((await open(visitor, Account)).html).toContain('Not verified');
    const other = new Visitor();
    expect((await other.post(verifyEmailForm, {}, { params: { token } })).location).toBe('/');
    expect(await other.read(async () => toastWords(translator('en'), (await takeToast())!))).toBe(
      'E-mail address verified. E-mail verified: +10 coins.',
    );
    expect((await open(visitor, Account)).html).toContain('· Verified');
    expect((await open(new Visitor(), VerifyEmailPage, { token })).answer.status).toBe(410);
  });

  it('end a kind of mail only when the button is pressed', async () => {
    const token = await visitor.read(async () => unsubscribeToken(mailPorts().key, { memberId: me.id, kind: 'like' }));
    const page = (given: string) =>
      new Visitor().read(async ({ answer }) => {
        const html = await (await unsubscribePage(new Request('http://localhost'), { params: Promise.resolve({ token: given }) })).text();
        return { status: answer.status ?? 200, html };
      });
    const asked = await page(token);
    expect(asked.status).toBe(200);
    expect(asked.html).toContain(`action="/unsubscribe/${token}"`);
    expect(asked.html).toContain('kind “Likes”');
    expect(await rows(town.database.db, sql`select 1 from notice_choices where kind = 'like' and mail`)).toHaveLength(1);
    expect((await page('1.like.AAAA')).status).toBe(404);
  });
});
