/** Proving an address by a link in a mail (the mail goes through a real server on loopback). */
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import type { ParsedMail } from 'mailparser';
import type { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import { askVerification, verifyEmail } from '@/core/accounts';
import type { Viewer } from '@/core/kernel';
import { type Mailer, smtpMailer } from '@/platform/mail';
import { closed, openPostOffice, type Received, setAddress } from '@/test/post-office';
import { openTown, type Town } from '@/test/town';
import { type TestWorker, workerOf } from '@/test/worker';
import { mailPorts } from './mail-words';

let town: Town;
let worker: TestWorker;
let mailer: Mailer;
let office: SMTPServer;
let ben: Viewer;
const received: Received[] = [];
const mailsOf = () => received.map(({ mail }) => mail);

beforeAll(async () => {
  town = await openTown();
  office = await openPostOffice(received);
  const { port } = office.server.address() as AddressInfo;
  mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Kawara <desk@board.example>' });
});
afterAll(async () => {
  await mailer.stop();
  await closed(office);
});
beforeEach(async () => {
  await town.empty();
  received.length = 0;
  town.clock.now = new Date('2026-03-02T10:00:00Z');
  worker = workerOf(town, { mailer });
  ben = await town.member('Ben');
});

describe('an address', () => {
  const linkIn = (mail: ParsedMail) => /\/verify\/([\w-]+)/.exec(mail.text ?? '')![1]!;
  it('is proven by a link, once, and that earns points once', async () => {
    const cid = await town.member('Cid');
    await setAddress(town, cid, 'cid@example.org', { verified: false, locale: 'ja' });
    const ask = () => town.run(cid, askVerification(mailPorts(worker.system)), {});
    await ask();
    await ask();
    await worker.send();
    // The first link ended when the second was asked for, and was not sent any more.
    expect(mailsOf().map((mail) => mail.subject)).toEqual(['[瓦版] メールアドレスの確認']);
    expect(mailsOf()[0]!.headers.has('list-unsubscribe')).toBe(false);
    const token = linkIn(mailsOf()[0]!);
    expect(
      JSON.stringify(await rows(town.database.db, sql`select encode(token_hash, 'hex') as h, email_key from email_tokens`)),
    ).not.toContain(token);
    expect(await town.refusal(town.guest, verifyEmail, { token: `${token}x` })).toBe('email.link_gone');
    const answers = await Promise.all(Array.from({ length: 8 }, () => town.refusal(town.guest, verifyEmail, { token })));
    expect(answers.sort()).toEqual(['', ...Array.from({ length: 7 }, () => 'email.link_gone')]);
    expect(
      await row(town.database.db, sql`select email_verified_at is not null as proven, coins from members where id = ${cid.id}::bigint`),
    ).toEqual({
      proven: true,
      coins: 10,
    });
    expect(await town.refusal(cid, askVerification(mailPorts(worker.system)), {})).toBe('email.verified_already');
  });

  it('is not proven by a link that is old, or of another address', async () => {
    const cid = await town.member('Cid');
    await setAddress(town, cid, 'cid@example.org', { verified: false });
    await town.run(cid, askVerification(mailPorts(worker.system)), {});
    await worker.send();
    const token = linkIn(mailsOf()[0]!);
    await setAddress(town, cid, 'other@example.org', { verified: false });
    expect(await town.refusal(town.guest, verifyEmail, { token })).toBe('email.link_gone');
    await setAddress(town, cid, 'cid@example.org', { verified: false });
    town.clock.now = new Date(town.clock.now!.getTime() + 61 * 60_000);
    expect(await town.refusal(town.guest, verifyEmail, { token })).toBe('email.link_gone');
  });

  it('is asked about five times in half an hour, and only where there is one and a server', async () => {
    const ports = mailPorts(worker.system);
    expect(askVerification(ports).limit).toEqual({ points: 5, seconds: 1_800 });
    expect(await town.refusal(ben, askVerification(ports), {})).toBe('email.none');
    await setAddress(town, ben, 'ben@example.org', { verified: false });
    expect(await town.refusal(ben, askVerification({ ...ports, isOn: false }), {})).toBe('mail.off');
    expect(await town.refusal(town.guest, askVerification(ports), {})).toBe('session.required');
  });
});
