/**
 * A thread of Ann's in which Ben writes, a mail server on loopback that takes what is sent, and the worker by the town's clock.
 * `open` once a file, `begin` before each test.
 */
import type { AddressInfo, Server } from 'node:net';
import { sql } from 'drizzle-orm';
import type { SMTPServer } from 'smtp-server';
import { rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { postReply } from '@/core/posts';
import { postThread } from '@/core/threads';
import { type Mailer, smtpMailer } from '@/platform/mail';
import { closed, openPostOffice, type Received, setAddress } from './post-office';
import { openTown, type Town } from './town';
import { type TestWorker, workerOf } from './worker';

export class MailScene {
  town!: Town;
  worker!: TestWorker;
  mailer!: Mailer;
  postOffice!: SMTPServer;
  /** Of the mail server. */
  port = 0;
  ann!: Viewer;
  ben!: Viewer;
  thread!: { threadId: number; postId: number };
  readonly received: Received[] = [];
  /** Servers to close in the end. */
  readonly servers: (Server | SMTPServer)[] = [];

  async open(): Promise<void> {
    this.town = await openTown();
    this.postOffice = await this.openOffice();
    this.port = (this.postOffice.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await this.mailer.stop();
    await Promise.all(this.servers.map(closed));
  }

  async openOffice(at = 0, refuse?: () => Error | undefined): Promise<SMTPServer> {
    const server = await openPostOffice(this.received, { at, refuse });
    this.servers.push(server);
    return server;
  }

  async begin(): Promise<void> {
    const { town } = this;
    await town.empty();
    this.received.length = 0;
    town.clock.now = new Date('2026-03-02T10:00:00Z');
    this.mailer = smtpMailer({ url: `smtp://127.0.0.1:${this.port}`, from: 'Kawara <desk@board.example>' });
    this.worker = workerOf(town, { mailer: this.mailer });
    await town.board('tea');
    this.ann = await town.member('Ann');
    this.ben = await town.member('Ben');
    await setAddress(town, this.ann, 'ann@example.org');
    this.thread = await town.run(this.ann, postThread, { board: 'tea', title: 'First <pot> & more', body: 'Have tea.' });
  }

  reply(who: Viewer, body: string, extra: object = {}) {
    return this.town.run(who, postReply, { threadId: this.thread.threadId, body, ...extra });
  }

  pass(minutes: number): void {
    this.town.clock.now = new Date(this.town.clock.now!.getTime() + minutes * 60_000);
  }

  /** What happened is told, and after a while its mail is queued. */
  async queue(minutes = 15): Promise<void> {
    await this.worker.drain();
    this.pass(minutes);
    await this.worker.queue();
  }

  /** Everything that the worker does, after a while. */
  async work(minutes = 15): Promise<void> {
    await this.queue(minutes);
    await this.worker.send();
  }

  states() {
    return rows<{ state: string; attempts: number }>(this.town.database.db, sql`select state, attempts from mails order by id`);
  }

  mails() {
    return this.received.map(({ mail }) => mail);
  }

  /** So many mails went to Ann by now. */
  hadMails(count: number): Promise<unknown> {
    return rows(
      this.town.database.db,
      sql`insert into mails (member_id, kind, address, subject, text, html, dedupe, message_id, state, created_at) select ${this.ann.id}::bigint, 'reply', 'x', '', '', '', 'old' || g, 'x', 'sent', ${this.town.clock.now}::timestamptz from generate_series(1, ${count}::int) g`,
    );
  }
}
