/**
 * The bus over LISTEN and NOTIFY: one connection of its own, with a heartbeat, made again whenever it is lost.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type Connection, openConnection } from '@/db/client';
import { type Bus, EVERYTHING } from './bus';
import { pack, unpack } from './payloads';

const CHANNEL = 'kawara';
/** How long tags are gathered before they go to other processes; this one has heard them already. */
const GATHER_MS = 15;
const HEARTBEAT_MS = 10_000;
const PATIENCE_MS = 5_000;
const LONGEST_PAUSE_MS = 5_000;

export interface PostgresBusOptions {
  connection: Connection;
  /** Name of this process: its own notices are not for itself. */
  processId: string;
  log: { warn(facts: object, message: string): void; info(facts: object, message: string): void };
}

type Hear = (tags: readonly string[]) => void;

/** Starts the bus; it listens once this resolves. */
export async function postgresBus(options: PostgresBusOptions): Promise<Bus> {
  const { log, processId } = options;
  const subscribers = new Set<Hear>();
  const line = new Line(options, (tags) => deliver(subscribers, tags, log));
  await line.open();
  return {
    publish: (tags) => {
      if (tags.length > 0) {
        deliver(subscribers, tags, log);
        line.send(processId, tags);
      }
      return Promise.resolve();
    },
    subscribe: (hear) => {
      subscribers.add(hear);
      return () => subscribers.delete(hear);
    },
    stop: () => line.close(),
  };
}

function deliver(subscribers: Set<Hear>, tags: readonly string[], log: PostgresBusOptions['log']): void {
  for (const hear of subscribers) {
    try {
      hear(tags);
    } catch (error) {
      log.warn({ err: error, tags }, 'a subscriber of the bus failed');
    }
  }
}

/** The connection, and what waits to be sent over it. */
class Line {
  private client: pg.Client | undefined;
  private readonly waiting = new Set<string>();
  private sending: Promise<void> | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly options: PostgresBusOptions,
    private readonly hear: Hear,
  ) {}

  async open(): Promise<void> {
    const client = await openConnection(this.options.connection, 'kawara bus');
    const lost = () => this.reopen(client);
    client.on('end', lost);
    client.on('notification', ({ payload }) => {
      const { sender, tags } = unpack(payload ?? '');
      if (sender !== this.options.processId) this.hear(tags);
    });
    // A notice need not outlive a crash: nobody who has crashed remembers anything. Without this each would wait for the disk.
    await client.query(`SET synchronous_commit = off; LISTEN ${CHANNEL}`);
    this.client = client;
    this.heartbeat = setInterval(() => void this.beat(client), HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  send(sender: string, tags: readonly string[]): void {
    for (const tag of tags) this.waiting.add(tag);
    // What comes while a statement is under way goes together with the next one.
    this.sending ??= this.drain(sender).finally(() => (this.sending = undefined));
  }

  async close(): Promise<void> {
    const patience = sleep(PATIENCE_MS, undefined, { ref: false });
    await Promise.race([this.sending, patience]);
    this.closed = true;
    clearInterval(this.heartbeat);
    await Promise.race([this.client?.end().catch(() => {}), patience]);
  }

  private async drain(sender: string): Promise<void> {
    while (this.waiting.size > 0 && !this.closed) {
      // Under load many commits share one notice: each is a transaction of its own and wakes every process.
      await sleep(GATHER_MS);
      const tags = [...this.waiting];
      this.waiting.clear();
      try {
        if (!this.client) throw new Error('not connected');
        await this.client.query({
          name: 'notify',
          text: `SELECT pg_notify('${CHANNEL}', payload) FROM unnest($1::text[]) AS payload`,
          values: [pack(sender, tags)],
        });
      } catch {
        for (const tag of tags) this.waiting.add(tag);
        await sleep(250, undefined, { ref: false });
      }
    }
  }

  /** A connection may be dead without a word: the other end rebooted, a router forgot it. */
  private async beat(client: pg.Client): Promise<void> {
    const answered = client.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const ok = await Promise.race([answered, sleep(PATIENCE_MS, false, { ref: false })]);
    if (!ok) this.reopen(client);
  }

  private reopen(client: pg.Client): void {
    if (this.closed || this.client !== client) return;
    this.client = undefined;
    clearInterval(this.heartbeat);
    void client.end().catch(() => {});
    this.options.log.warn({}, 'the bus lost its connection');
    void this.openAgain();
  }

  private async openAgain(): Promise<void> {
    for (let pause = 100; !this.closed; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        await this.open();
        this.options.log.info({}, 'the bus is connected again');
        // Nobody knows what was said meanwhile.
        return this.hear([EVERYTHING]);
      } catch {
        await sleep(pause, undefined, { ref: false });
      }
    }
  }
}
