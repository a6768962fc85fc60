/** Mail against a real SMTP server on loopback: what arrives, and what happens when the server or the process does not. */
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { sql } from 'drizzle-orm';
import type { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { change, row, rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { claimMails, unsubscribeToken } from '@/core/mail';
import { editChoices, markNotices } from '@/core/notifications';
import { postReply } from '@/core/posts';
import { likePost } from '@/core/reactions';
import { postThread } from '@/core/threads';
import { smtpMailer, type Mailer } from '@/platform/mail';
import { closed, openPostOffice, type Received, setAddress } from '@/test/post-office';
import { openTown, type Town } from '@/test/town';
import { installTown, ORIGIN, Visitor } from '@/test/visitor';
import { type TestWorker, workerOf } from '@/test/worker';
import { stopMailForm } from '@/web/mail/forms';
import { mailPorts } from './mail-words';

let town: Town;
let worker: TestWorker;
let mailer: Mailer;
let postOffice: SMTPServer;
let port: number;
let ann: Viewer;
let ben: Viewer;
let thread: { threadId: number; postId: number };
const received: Received[] = [];
const open: (Server | SMTPServer)[] = [];
const openOffice = async (at = 0, refuse?: () => Error | undefined): Promise<SMTPServer> => {
  const server = await openPostOffice(received, { at, refuse });
  open.push(server);
  return server;
};

beforeAll(async () => {
  town = await openTown();
  postOffice = await openOffice();
  port = (postOffice.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await mailer.stop();
  await Promise.all(open.map(closed));
});

beforeEach(async () => {
  await town.empty();
  received.length = 0;
  town.clock.now = new Date('2026-03-02T10:00:00Z');
  mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Kawara <desk@board.example>' });
  worker = workerOf(town, { mailer });
  await town.board('tea');
  ann = await town.member('Ann');
  ben = await town.member('Ben');
  await address(ann, 'ann@example.org');
  thread = await town.run(ann, postThread, { board: 'tea', title: 'First <pot> & more', body: 'Have tea.' });
});
afterEach(() => mailer.stop());

const address = (who: Viewer, email: string, traits?: Parameters<typeof setAddress>[3]) => setAddress(town, who, email, traits);
const reply = (who: Viewer, body: string, extra: object = {}) => town.run(who, postReply, { threadId: thread.threadId, body, ...extra });
const pass = (minutes: number) => (town.clock.now = new Date(town.clock.now!.getTime() + minutes * 60_000));
/** Everything that the worker does, after a while. */
const work = async (minutes = 15) => {
  await worker.drain();
  pass(minutes);
  await worker.queue();
  await worker.send();
};
const states = () => rows<{ state: string; attempts: number }>(town.database.db, sql`select state, attempts from mails order by id`);
const mailsOf = () => received.map(({ mail }) => mail);

describe('a mail', () => {
  it('arrives with text and HTML that say the same, its links and its way out', async () => {
    await reply(ben, 'With <script>milk</script>?');
    await work();
    expect(received).toHaveLength(1);
    const [{ from, to, mail }] = received as [(typeof received)[0]];
    expect([from, to, mail.from?.text]).toEqual(['desk@board.example', ['ann@example.org'], '"Kawara" <desk@board.example>']);
    expect(mail.subject).toBe('[Kawara] Ben replied in your thread “First <pot> & more”');
    expect(mail.text).toContain('Ben replied in your thread “First <pot> & more”');
    expect(mail.text).toMatch(/> With .*milk/);
    expect(mail.html).toContain('First &lt;pot&gt; &amp; more');
    expect(mail.html).toMatch(/^<!doctype html>\s*<html lang="en">/);
    expect(mail.html).not.toMatch(/<script|<img|https?:\/\/(?!localhost:3000)/);
    const links = [...String(mail.html).matchAll(/href="([^"]+)"/g)].map(([, href]) => href!);
    expect(links.every((href) => href.startsWith(`${ORIGIN}/`))).toBe(true);
    expect(links.some((href) => /\/notifications\/\d+$/.test(href))).toBe(true);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.get('precedence')).toBe('bulk');
    const raw = Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.replaceAll('\r\n', '')]));
    const token = unsubscribeToken(mailPorts(worker.system).key, { memberId: ann.id, kind: 'reply' });
    expect(raw['list-unsubscribe']).toBe(`List-Unsubscribe: <${ORIGIN}/unsubscribe/${token}>`);
    expect(raw['list-unsubscribe-post']).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    // What was sent is not kept.
    expect(await row(town.database.db, sql`select state, text, html from mails`)).toEqual({ state: 'sent', text: '', html: '' });
    await work();
    expect(received).toHaveLength(1);
  });

  it.each([
    ['zh-CN', '[瓦版] Ben回复了您的主题《First <pot> & more》'],
    ['zh-TW', '[瓦版] Ben回覆了您的主題《First <pot> & more》'],
    ['ja', '[瓦版] Benさんがあなたのスレッド「First <pot> & more」に返信しました'],
    ['en', '[Kawara] Ben replied in your thread “First <pot> & more”'],
  ])('speaks %s to who reads it', async (locale, subject) => {
    await address(ann, 'ann@example.org', { locale });
    await reply(ben, 'With milk?');
    await work();
    expect(mailsOf().map((mail) => mail.subject)).toEqual([subject]);
    expect(mailsOf()[0]!.html).toContain(`<html lang="${locale}">`);
    expect(`${mailsOf()[0]!.text}${String(mailsOf()[0]!.html)}`).not.toMatch(/(?:mail|notifications|points)\.[a-z_]+/);
  });

  it('cannot be bent by names and titles: no header begins in them', async () => {
    await rows(
      town.database.db,
      sql`update threads set title = ${'Tea\r\nBcc: all@example.org\r\n\r\n<b>x'} where id = ${thread.threadId}::bigint`,
    );
    await rows(town.database.db, sql`update members set name = ${'B\r\nCc: x@example.org'} where id = ${ben.id}::bigint`);
    await reply(ben, 'With milk?');
    await work();
    const [{ to, mail }] = received as [(typeof received)[0]];
    expect([to, mail.headers.has('bcc'), mail.headers.has('cc')]).toEqual([['ann@example.org'], false, false]);
    expect(mail.subject).toMatch(/^\[Kawara\] B ?Cc: x@example\.org replied/);
  });

  it('is not written to who read in time, nor to unproven addresses, the banned or the deleted', async () => {
    await reply(ben, 'Read at once');
    await worker.drain();
    await town.run(ann, markNotices, {});
    await work();
    expect(received).toHaveLength(0);
    for (const unfit of [
      sql`email_verified_at = null`,
      sql`email_verified_at = now(), banned_at = now()`,
      sql`banned_at = null, deleted_at = now()`,
    ]) {
      await reply(ben, `Are you there? ${JSON.stringify(unfit.queryChunks.length)} ${Math.random()}`);
      await worker.drain();
      await rows(town.database.db, sql`update members set ${unfit} where id = ${ann.id}::bigint`);
      await work();
    }
    expect(received).toHaveLength(0);
    // Banned between the queue and the post: caught on the way out.
    await rows(town.database.db, sql`update members set deleted_at = null where id = ${ann.id}::bigint`);
    await rows(town.database.db, sql`update notices set read_at = now()`);
    await reply(ben, 'Once more');
    await worker.drain();
    pass(15);
    await worker.queue();
    await rows(town.database.db, sql`update members set banned_at = now() where id = ${ann.id}::bigint`);
    await worker.send();
    expect([received.length, (await states()).map(({ state }) => state)]).toEqual([0, ['failed']]);
  });

  it('comes for the kinds that one chose, and for no other', async () => {
    await town.run(ben, likePost, { postId: thread.postId });
    await work();
    expect(received).toHaveLength(0);
    await town.run(ann, editChoices, {
      digest: 'off',
      kinds: [
        { kind: 'like', site: false, mail: true },
        { kind: 'reply', site: true, mail: false },
      ],
    });
    const cid = await town.member('Cid');
    await town.run(cid, likePost, { postId: thread.postId });
    await reply(cid, 'Hello');
    await work();
    expect(mailsOf().map((mail) => mail.subject)).toEqual(['[Kawara] Cid and Ben liked your post in “First <pot> & more”']);
  });

  it('comes at most an hour apart about the same, and a hundred times a day at most', async () => {
    await reply(ben, 'One');
    await work();
    await reply(ben, 'Two');
    await work(15);
    expect(received).toHaveLength(1);
    await work(60);
    expect(received).toHaveLength(2);
    await rows(
      town.database.db,
      sql`insert into mails (member_id, kind, address, subject, text, html, dedupe, message_id, state, created_at) select ${ann.id}::bigint, 'reply', 'x', '', '', '', 'old' || g, 'x', 'sent', ${town.clock.now}::timestamptz from generate_series(1, 97) g`,
    );
    const posts = await Promise.all(
      Array.from({ length: 3 }, (_, nth) => town.run(ann, postThread, { board: 'tea', title: `Pot ${nth}`, body: 'Tea.' })),
    );
    for (const { threadId } of posts) await town.run(ben, postReply, { threadId, body: 'Yes' });
    await work();
    expect(received).toHaveLength(3);
    // The others wait with the notices.
    expect(
      await row(town.database.db, sql`select count(*)::int as unread from notices where read_at is null and mail_due_at is null`),
    ).toMatchObject({ unread: 4 });
  });
});

describe('the post', () => {
  it('waits for a server that is dead, and goes on when it is back', async () => {
    await closed(postOffice);
    await reply(ben, 'Hello?');
    await work();
    expect(await states()).toEqual([{ state: 'queued', attempts: 1 }]);
    await worker.send();
    expect(await states()).toEqual([{ state: 'queued', attempts: 1 }]);
    for (const minutes of [2, 3]) {
      pass(minutes);
      await worker.send();
    }
    expect(await states()).toEqual([{ state: 'queued', attempts: 3 }]);
    postOffice = await openOffice(port);
    pass(5);
    await worker.send();
    expect([received.length, await states()]).toEqual([1, [{ state: 'sent', attempts: 4 }]]);
  });

  it('gives up after two days, and at once where the server will never take it', async () => {
    await closed(postOffice);
    await reply(ben, 'Hello?');
    await work();
    pass(49 * 60);
    await worker.send();
    expect(await states()).toMatchObject([{ state: 'failed' }]);
    postOffice = await openOffice(port, () => Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    const other = await town.run(ann, postThread, { board: 'tea', title: 'Other pot', body: 'Tea.' });
    await town.run(ben, postReply, { threadId: other.threadId, body: 'Yes' });
    await work();
    expect((await states()).map(({ state }) => state)).toEqual(['failed', 'failed']);
    await closed(postOffice);
    postOffice = await openOffice(port);
  });

  it('holds up nobody who posts while a server hangs, and lets go of it within ten seconds', async () => {
    const hanging = createServer(() => {}).listen(0, '127.0.0.1');
    open.push(hanging);
    await new Promise((ready) => hanging.once('listening', ready));
    await mailer.stop();
    mailer = smtpMailer({ url: `smtp://127.0.0.1:${(hanging.address() as AddressInfo).port}`, from: 'desk@board.example' });
    worker = workerOf(town, { mailer });
    await reply(ben, 'One');
    await worker.drain();
    pass(15);
    await worker.queue();
    let isSending = true;
    const begun = performance.now();
    const sending = worker.send().finally(() => (isSending = false));
    await reply(ben, 'Two');
    await worker.drain();
    expect(isSending).toBe(true);
    await sending;
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(await states()).toEqual([{ state: 'queued', attempts: 1 }]);
  }, 30_000);

  it('sends once what a process took and died over, and names a repeat by the same id', async () => {
    await reply(ben, 'Hello?');
    await worker.drain();
    pass(15);
    await worker.queue();
    const { db } = town.database;
    // The process took it and was killed before it sent.
    expect(await claimMails(db, { now: town.clock.now!, most: 10 })).toHaveLength(1);
    await worker.send();
    expect(received).toHaveLength(0);
    pass(6);
    await Promise.all([worker.send(), worker.send(), worker.send()]);
    await worker.send();
    expect([received.length, await states()]).toEqual([1, [{ state: 'sent', attempts: 2 }]]);
    // Killed between sending and marking: whoever gets it again can tell.
    await change(db, sql`update mails set state = 'sending', claimed_at = ${town.clock.now}::timestamptz, text = 'x', html = 'x'`);
    pass(6);
    await worker.send();
    expect(received).toHaveLength(2);
    expect(new Set(mailsOf().map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('is closed on a board without a mail server: nothing is queued', async () => {
    const silent = workerOf(town);
    await reply(ben, 'Hello?');
    await silent.drain();
    pass(60);
    await silent.queue();
    await silent.send();
    expect(
      await row(
        town.database.db,
        sql`select (select count(*)::int from mails) as mails, (select count(*)::int from notices) as notices, (select count(mail_due_at)::int from notices) as due`,
      ),
    ).toEqual({
      mails: 0,
      notices: 1,
      due: 0,
    });
  });
});

describe('ending it', () => {
  it('takes one click of a mail program, without cookie or Origin, and ends that kind alone', async () => {
    installTown(town, { mailer });
    await reply(ben, 'Hello?');
    await work();
    const link = /unsubscribe\/([^>\s]+)/.exec(
      String(received[0]!.mail.headerLines.find(({ key }) => key === 'list-unsubscribe')!.line),
    )![1]!;
    const click = (token: string) =>
      new Visitor().post(stopMailForm, { 'List-Unsubscribe': 'One-Click' }, { params: { token }, headers: { origin: null } });
    expect((await click(`${link.slice(0, -2)}xx`)).status).toBe(404);
    expect((await click(link)).status).toBe(200);
    expect((await click(link)).status).toBe(200);
    expect(await rows(town.database.db, sql`select kind, site, mail from notice_choices`)).toEqual([
      { kind: 'reply', site: null, mail: false },
    ]);
    await rows(town.database.db, sql`update notices set read_at = now()`);
    const own = await reply(ann, 'Mine');
    await reply(ben, 'Still there?');
    await reply(ben, 'An answer', { replyToId: own.id });
    await work();
    expect(mailsOf().map((mail) => mail.subject)).toEqual([
      '[Kawara] Ben replied in your thread “First <pot> & more”',
      '[Kawara] Ben replied to your post in “First <pot> & more”',
    ]);
    const asked = await new Visitor().post(stopMailForm, {}, { params: { token: link } });
    expect([asked.status, asked.location]).toEqual([303, `/unsubscribe/${link}?done`]);
  });
});

describe('the digest', () => {
  const dated = async (every: 'daily' | 'weekly' | 'off') => town.run(ann, editChoices, { digest: every, kinds: [] });
  it('comes at eight of one’s own morning, once, with what is new, and not where nothing is', async () => {
    await rows(town.database.db, sql`update members set time_zone = 'Asia/Tokyo' where id = ${ann.id}::bigint`);
    await dated('daily');
    pass(5);
    await town.run(ben, likePost, { postId: thread.postId });
    const { threadId } = await town.run(ben, postThread, { board: 'tea', title: 'Of <cups>', body: 'Cups.' });
    await worker.drain();
    const at = async (time: string) => {
      town.clock.now = new Date(time);
      await Promise.all([worker.queue(), worker.queue()]);
      await worker.send();
      return received.length;
    };
    expect([await at('2026-03-02T22:59:00Z'), await at('2026-03-02T23:00:00Z'), await at('2026-03-03T09:00:00Z')]).toEqual([0, 1, 1]);
    const [mail] = mailsOf();
    expect(mail!.subject).toBe('[Kawara] Today’s digest');
    expect(mail!.text).toContain('Ben liked your post');
    expect(mail!.text).toContain('Of <cups>');
    expect(mail!.html).toContain(`${ORIGIN}/t/${threadId}/`);
    expect(await at('2026-03-03T23:00:00Z')).toBe(1);
    await dated('weekly');
    pass(5);
    await town.run(await town.member('Cid'), likePost, { postId: thread.postId });
    await worker.drain();
    // The next Monday.
    expect([await at('2026-03-07T23:30:00Z'), await at('2026-03-08T23:30:00Z')]).toEqual([1, 2]);
    await dated('off');
    expect(await row(town.database.db, sql`select count(*)::int as left from digests`)).toEqual({ left: 0 });
  });

  it('names nothing that one may not see', async () => {
    await dated('daily');
    const desk = await town.member('Desk', { group: 'administrator' });
    await town.board('cellar', { is_private: true });
    await town.run(desk, postThread, { board: 'cellar', title: 'Secret wine', body: 'Wine.' });
    town.clock.now = new Date('2026-03-09T12:00:00Z');
    await worker.queue();
    await worker.send();
    expect(
      mailsOf()
        .map((mail) => mail.text)
        .join(),
    ).not.toContain('Secret wine');
  });
});
