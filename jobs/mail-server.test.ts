/** Mail and its server on loopback: what happens when the server, or the process, does not answer any more. */
import { type AddressInfo, createServer } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { change, row } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { claimMails } from '@/core/mail';
import { postReply } from '@/core/posts';
import { postThread } from '@/core/threads';
import { smtpMailer, type Mailer } from '@/platform/mail';
import { MailScene } from '@/test/mail-scene';
import { closed } from '@/test/post-office';
import type { Town } from '@/test/town';
import { type TestWorker, workerOf } from '@/test/worker';

const scene = new MailScene();
const { received } = scene;
let town: Town;
let worker: TestWorker;
let mailer: Mailer;
let ann: Viewer;
let ben: Viewer;

beforeAll(() => scene.open());
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.begin();
  ({ town, worker, mailer, ann, ben } = scene);
});
afterEach(() => scene.mailer.stop());

const reply = (who: Viewer, body: string, extra?: object) => scene.reply(who, body, extra);
const pass = (minutes: number) => scene.pass(minutes);
const work = (minutes?: number) => scene.work(minutes);
const states = () => scene.states();
const mailsOf = () => scene.mails();

describe('the post', () => {
  it('waits for a server that is dead, and goes on when it is back', async () => {
    await closed(scene.postOffice);
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
    scene.postOffice = await scene.openOffice(scene.port);
    pass(5);
    await worker.send();
    expect([received.length, await states()]).toEqual([1, [{ state: 'sent', attempts: 4 }]]);
  });

  it('gives up after two days, and at once where the server will never take it', async () => {
    await closed(scene.postOffice);
    await reply(ben, 'Hello?');
    await work();
    pass(49 * 60);
    await worker.send();
    expect(await states()).toMatchObject([{ state: 'failed' }]);
    scene.postOffice = await scene.openOffice(scene.port, () => Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    const other = await town.run(ann, postThread, { board: 'tea', title: 'Other pot', body: 'Tea.' });
    await town.run(ben, postReply, { threadId: other.threadId, body: 'Yes' });
    await work();
    expect((await states()).map(({ state }) => state)).toEqual(['failed', 'failed']);
    await closed(scene.postOffice);
    scene.postOffice = await scene.openOffice(scene.port);
  });

  it('holds up nobody who posts while a server hangs, and lets go of it within ten seconds', async () => {
    const hanging = createServer(() => {}).listen(0, '127.0.0.1');
    scene.servers.push(hanging);
    await new Promise((ready) => hanging.once('listening', ready));
    await mailer.stop();
    scene.mailer = mailer = smtpMailer({ url: `smtp://127.0.0.1:${(hanging.address() as AddressInfo).port}`, from: 'desk@board.example' });
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
