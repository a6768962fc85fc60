/** The process that is to stop waits for what it is telling, not for a long outbox; the rest is told by the next one, once. */
import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { postReply } from '@/core/posts';
import { postThread } from '@/core/threads';
import { row } from '@/db/rows';
import { openTown, type Town } from '@/test/town';
import { type TestWorker, workerOf } from '@/test/worker';
import { drainOutbox } from './drain-outbox';

let town: Town;
let worker: TestWorker;
const left = async () => (await row<{ n: number }>(town.database.db, sql`select count(*)::int as n from outbox`))!.n;
const told = async () => (await row<{ n: number }>(town.database.db, sql`select coalesce(sum(event_count), 0)::int as n from notices`))!.n;

beforeAll(async () => {
  town = await openTown();
  worker = workerOf(town);
  await town.board('tea');
  const [ann, ben] = [await town.member('Ann'), await town.member('Ben')];
  const { threadId } = await town.run(ann, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have tea.' });
  await worker.drain();
  for (let nth = 0; nth < 5; nth += 1) await town.run(ben, postReply, { threadId, body: `Cup ${nth}.` });
});

it('stops between two rows', async () => {
  const all = await left();
  expect(all).toBe(5);
  const stopping = new AbortController();
  const { clock } = worker.system;
  let asked = 0;
  // The clock is asked once for each taking: the first one is let through, and then the process is told to stop.
  const system = {
    ...worker.system,
    clock: {
      ...clock,
      now: () => {
        asked += 1;
        queueMicrotask(() => stopping.abort());
        return clock.now();
      },
    },
  };
  await drainOutbox(system, stopping.signal);
  expect(asked).toBe(1);
  expect(await left()).toBe(all);
  await drainOutbox(system, stopping.signal);
  expect(asked).toBe(1);
  await worker.drain();
  expect([await left(), await told()]).toEqual([0, 5]);
});
