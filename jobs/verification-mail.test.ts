/** Proving an address by a link in a mail (the mail goes through a real server on loopback). */
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import type { ParsedMail } from 'mailparser';
import type { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import { askVerification, registerMember, verifyEmail } from '@/core/accounts';
import type { Viewer } from '@/core/kernel';
import { resolveViewer } from '@/core/sessions';
import { type Mailer, smtpMailer } from '@/platform/mail';
import { passwordHasher } from '@/platform/password';
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

const linkIn = (mail: ParsedMail) => /\/verify\/([\w-]+)/.exec(mail.text ?? '')![1]!;

describe('an address', () => {
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

describe('an address that several have given', () => {
  const shared = 'shared@example.org';
  const register = async (name: string): Promise<Viewer> => {
    const input = { name, email: shared, password: 'a lantern in the rain' };
    const { session } = await town.run(town.guest, registerMember({ hasher: passwordHasher }), input);
    return (await resolveViewer(town.database.db, session.id, town.clock.now!))!.viewer;
  };
  const ask = (who: Viewer) => town.run(who, askVerification(mailPorts(worker.system)), { locale: 'en' });
  /** What the last mail said, once it has arrived. */
  const mailTo = async (who: Viewer) => {
    await ask(who);
    await worker.send();
    return mailsOf().at(-1)!;
  };
  const standing = () =>
    rows<{ name: string; key: string | null; proven: boolean }>(
      town.database.db,
      sql`select name, email_key as key, email_verified_at is not null as proven from members where email = ${shared} order by id`,
    );

  it('is held by whoever proves it, not by whoever noted it first', async () => {
    const [first, second] = [await register('Adam'), await register('Bela')];
    const firstToken = linkIn(await mailTo(first));
    const token = linkIn(await mailTo(second));
    expect(await standing()).toMatchObject([{ key: shared }, { key: null }]);
    expect(await town.run(town.guest, verifyEmail, { token })).toEqual({ memberId: second.id });
    expect(await standing()).toEqual([
      { name: 'Adam', key: null, proven: false },
      { name: 'Bela', key: shared, proven: true },
    ]);
    // What was sent to the first before is good for nothing any more: it is proven by another.
    expect(await town.refusal(town.guest, verifyEmail, { token: firstToken })).toBe('email.link_gone');
    expect(await standing()).toMatchObject([{ proven: false }, { key: shared }]);
  });

  it('answers whoever asks alike whether it is free, noted or proven by another; the mail alone tells its owner', async () => {
    const [first, second] = [await register('Adam'), await register('Bela')];
    const noted = await ask(second);
    await town.run(town.guest, verifyEmail, { token: linkIn(await mailTo(first)) });
    const before = mailsOf().length;
    expect([await ask(second), noted]).toEqual([{ address: shared }, { address: shared }]);
    expect(await rows(town.database.db, sql`select 1 from mails where member_id = ${second.id}::bigint and state = 'queued'`)).toHaveLength(
      1,
    );
    await worker.send();
    expect(mailsOf()).toHaveLength(before + 1);
    expect(mailsOf().at(-1)!.text).toContain('verified by another account of Kawara');
    expect(mailsOf().at(-1)!.text).not.toContain('/verify/');
  });

  it('is held by one where several prove it at once, while others register with it', async () => {
    const members = [];
    for (const name of ['Adam', 'Bela', 'Carla', 'Dora']) members.push(await register(name));
    const tokens: string[] = [];
    for (const each of members) tokens.push(linkIn(await mailTo(each)));
    // Nobody holds it at first: that is where two could both take it.
    await rows(town.database.db, sql`update members set email_key = null`);
    const [answers] = await Promise.all([
      Promise.all(tokens.map((token) => town.refusal(town.guest, verifyEmail, { token }))),
      register('Emil'),
      register('Fritz'),
    ]);
    expect(answers.sort()).toEqual(['', ...Array.from({ length: 3 }, () => 'email.link_gone')]);
    const all = await standing();
    expect(all.filter(({ key }) => key === shared)).toEqual([expect.objectContaining({ proven: true })]);
    expect(all.filter(({ proven }) => proven)).toHaveLength(1);
  });
});
