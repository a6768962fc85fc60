/** Mail against a real SMTP server on loopback: what arrives, and whom it is not written to. */
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { unsubscribeToken } from '@/core/mail';
import { markNotices } from '@/core/notifications';
import { MailScene } from '@/test/mail-scene';
import { setAddress } from '@/test/post-office';
import type { Town } from '@/test/town';
import { ORIGIN } from '@/test/visitor';
import { type TestWorker } from '@/test/worker';
import { mailPorts } from './mail-words';

const scene = new MailScene();
const { received } = scene;
let town: Town;
let worker: TestWorker;
let ann: Viewer;
let ben: Viewer;
let thread: MailScene['thread'];

beforeAll(() => scene.open());
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.begin();
  ({ town, worker, ann, ben, thread } = scene);
});
afterEach(() => scene.mailer.stop());

const reply = (who: Viewer, body: string, extra?: object) => scene.reply(who, body, extra);
const pass = (minutes: number) => scene.pass(minutes);
const work = (minutes?: number) => scene.work(minutes);
const states = () => scene.states();
const mailsOf = () => scene.mails();
const address = (who: Viewer, email: string, traits?: Parameters<typeof setAddress>[3]) => setAddress(town, who, email, traits);

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
});
