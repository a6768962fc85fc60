/** Mail against a server that is slow to accept or hangs over it, and a process that is to stop meanwhile. */
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { type Mailer, PATIENCE, smtpMailer } from '@/platform/mail';
import { openPostOffice, type Received, setAddress } from '@/test/post-office';
import { openTown, type Town } from '@/test/town';
import { type TestWorker, workerOf } from '@/test/worker';
import { sendMails, TURN } from './send-mails';
import { JOBS, startWorker } from './worker';

let town: Town;
let office: SMTPServer;
let mailer: Mailer;
let worker: TestWorker;
/** How long the server looks a mail through, in ms. */
let takes = 0;
let hungUp = 0;
const received: Received[] = [];

beforeAll(async () => {
  town = await openTown();
  office = await openPostOffice(received, { takes: () => takes, onClose: () => void (hungUp += 1) });
});
afterAll(() => void office.close());
beforeEach(async () => {
  await town.empty();
  received.length = 0;
  takes = hungUp = 0;
  town.clock.now = new Date('2026-03-02T10:00:00Z');
});
afterEach(() => mailer.stop());

/** A mailer with as much patience, and so many mails in the queue. */
async function open(count: number, patience = PATIENCE): Promise<void> {
  const { port } = office.server.address() as AddressInfo;
  mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'desk@board.example', patience });
  worker = workerOf(town, { mailer });
  const ann = await town.member('Ann');
  await setAddress(town, ann, 'ann@example.org');
  await rows(
    town.database.db,
    sql`insert into mails (member_id, kind, address, subject, text, html, dedupe, message_id, not_before, created_at)
    select ${ann.id}::bigint, 'reply', 'ann@example.org', 'Tea', 'x', 'x', 'm' || g, 'm' || g || '@board.example', ${town.clock.now}::timestamptz, ${town.clock.now}::timestamptz
    from generate_series(1, ${count}::int) g`,
  );
}
const states = () => rows<{ state: string; attempts: number }>(town.database.db, sql`select state, attempts from mails order by id`);
const until = async (met: () => boolean) => {
  while (!met()) await sleep(10);
};

describe('a server that is slow to accept', () => {
  it('gets a mail once: the answer has longer than the greeting', async () => {
    expect(PATIENCE.answer).toBeGreaterThanOrEqual(60_000);
    expect(PATIENCE.whole).toBeGreaterThanOrEqual(120_000);
    // Another process takes it for given up then.
    expect(PATIENCE.whole).toBeLessThan(4 * 60_000);
    takes = 1_500;
    await open(1, { connect: 1_000, answer: 8_000, whole: 15_000 });
    await worker.send();
    expect(await states()).toEqual([{ state: 'sent', attempts: 1 }]);
    town.clock.now = new Date(town.clock.now!.getTime() + 10 * 60_000);
    await worker.send();
    expect(received).toHaveLength(1);
  });

  it('is hung up on when it takes too long over all', async () => {
    takes = 4_000;
    await open(1, { connect: 3_000, answer: 8_000, whole: 500 });
    const begun = performance.now();
    await worker.send();
    await until(() => hungUp > 0);
    expect(performance.now() - begun).toBeLessThan(3_500);
    expect(await states()).toEqual([{ state: 'queued', attempts: 1 }]);
  });
});

describe('a turn', () => {
  it('begins no mail after its time, whatever waits', async () => {
    takes = 300;
    await open(20);
    await sendMails(worker.system, undefined, { ...TURN, turn: 500 });
    const sent = (await states()).filter(({ state }) => state === 'sent').length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(20);
    expect((await states()).filter(({ state, attempts }) => state === 'queued' && attempts === 0)).toHaveLength(20 - sent);
  });

  it('ends when the process is to stop: what is under way has a moment, the rest waits', async () => {
    takes = 200;
    await open(10);
    const stopping = new AbortController();
    const sending = sendMails(worker.system, stopping.signal);
    await until(() => received.length > 0);
    stopping.abort();
    await sending;
    const after = await states();
    expect(after.filter(({ state }) => state === 'sent').length).toBeLessThanOrEqual(4);
    expect(after.filter(({ state, attempts }) => state === 'queued' && attempts === 0).length).toBeGreaterThanOrEqual(6);
  });

  it('does not hold the stop over a server that hangs: its mail stays to be sent', async () => {
    takes = 30_000;
    await open(5);
    const job = JOBS.find(({ name }) => name === 'send-mails')!;
    const running = startWorker(worker.system, [{ ...job, everySeconds: 0.05 }]);
    await until(() => received.length === 2);
    const begun = performance.now();
    await running.stop();
    expect(performance.now() - begun).toBeLessThan(8_000);
    expect(await states()).toEqual([1, 1, 0, 0, 0].map((attempts) => ({ state: 'queued', attempts })));
  });
});
