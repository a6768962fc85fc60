import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/test/database';
import { type Bus, postgresBus } from '.';
import { pack, unpack } from './payloads';

const log = { info: () => {}, warn: () => {} };
const open: Bus[] = [];
afterEach(async () => {
  while (open.length > 0) await open.pop()?.stop();
});

async function listener(database: Awaited<ReturnType<typeof testDatabase>>, processId: string) {
  const bus = await postgresBus({ connection: database.connection, processId, log });
  open.push(bus);
  const heard: string[] = [];
  bus.subscribe((tags) => heard.push(...tags));
  return { bus, heard };
}

async function until(condition: () => boolean, ms = 5_000): Promise<void> {
  for (const deadline = Date.now() + ms; !condition(); await sleep(10)) if (Date.now() > deadline) throw new Error('waited in vain');
}

describe('the bus', () => {
  it('delivers in its own process before it answers, and to the others soon after', async () => {
    const database = await testDatabase();
    const [a, b] = [await listener(database, 'a'), await listener(database, 'b')];
    const published = a.bus.publish(['thread:1', 'board:2']);
    expect(a.heard).toEqual(['thread:1', 'board:2']);
    await published;
    await until(() => b.heard.length === 2);
    expect(b.heard).toEqual(['thread:1', 'board:2']);
    await sleep(50);
    expect(a.heard).toHaveLength(2);
  });

  it('carries more than one notice holds', async () => {
    const database = await testDatabase();
    const [a, b] = [await listener(database, 'a'), await listener(database, 'b')];
    const tags = Array.from({ length: 3_000 }, (_, n) => `thread:${n}:報`);
    await a.bus.publish(tags);
    await until(() => b.heard.length === tags.length);
    expect(new Set(b.heard)).toEqual(new Set(tags));
  });

  it('forgets everything after a gap, and goes on', async () => {
    const database = await testDatabase();
    const [a, b] = [await listener(database, 'a'), await listener(database, 'b')];
    await database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kawara bus' AND datname = current_database()`,
    );
    await a.bus.publish(['thread:1']);
    await until(() => a.heard.includes('*') && b.heard.includes('*'));
    await a.bus.publish(['thread:2']);
    await until(() => b.heard.includes('thread:2'));
  });

  it('is not stopped by one subscriber that fails', async () => {
    const { bus, heard } = await listener(await testDatabase(), 'a');
    const stop = bus.subscribe(() => {
      throw new Error('broken');
    });
    await bus.publish(['x']);
    stop();
    expect(heard).toEqual(['x']);
  });
});

describe('notices', () => {
  it('fit, and lose nothing', () => {
    const tags = Array.from({ length: 4_000 }, (_, n) => `member:${n}`);
    const payloads = pack('me', tags);
    expect(payloads.every((payload) => Buffer.byteLength(payload) < 8_000)).toBe(true);
    expect(payloads.flatMap((payload) => unpack(payload).tags)).toEqual(tags);
  });

  it('say "everything" where the list would be endless', () => {
    expect(
      pack(
        'me',
        Array.from({ length: 6_000 }, (_, n) => `x${n}`),
      ),
    ).toEqual(['me\n*']);
  });
});
