import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { postReply } from '@/core/posts';
import { likePost } from '@/core/reactions';
import { openSession, resolveViewer } from '@/core/sessions';
import { postThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';
import { type TestWorker, workerOf } from '@/test/worker';
import { unreadCount } from '.';

let town: Town;
let worker: TestWorker;
let ann: Viewer;
let boardId: number;
let thread: { threadId: number; postId: number };

beforeEach(async () => {
  town = await openTown();
  worker = workerOf(town);
  boardId = await town.board('tea');
  ann = await town.member('Ann');
  thread = await town.run(ann, postThread, { board: 'tea', title: 'First pot', body: 'Have tea.' });
});

describe('the count in the masthead', () => {
  it('comes with the session, and counts what the page shows', async () => {
    const unread = async () => {
      await worker.drain();
      const { id } = await town.run(town.guest, openSession, { memberId: ann.id, isRemembered: false });
      return (await resolveViewer(town.database.db, id, new Date()))!.unread;
    };
    expect(await unread()).toBe(0);
    await town.run(await town.member('Ben'), postReply, { threadId: thread.threadId, body: 'One' });
    await town.run(await town.member('Cid'), likePost, { postId: thread.postId });
    expect(await unread()).toBe(2);
    await rows(town.database.db, sql`update boards set is_private = true where id = ${boardId}::bigint`);
    expect(await unread()).toBe(0);
    await rows(town.database.db, sql`update boards set is_private = false where id = ${boardId}::bigint`);
    await rows(
      town.database.db,
      sql`insert into notices (member_id, kind, what, subject) select ${ann.id}::bigint, 'follow', 'follow', 'many' || g from generate_series(1, 300) g`,
    );
    expect(await unread()).toBe(100);
  });

  it('reads an index', async () => {
    await town.member('Ben');
    await rows(
      town.database.db,
      sql`insert into notices (member_id, kind, what, subject, read_at) select m.id, 'follow', 'follow', 'x' || g, now() from generate_series(1, 4000) g, members m where m.id <> ${ann.id}::bigint`,
    );
    await rows(town.database.db, sql`analyze notices`);
    const plan = await rows<{ 'QUERY PLAN': string }>(
      town.database.db,
      sql`explain select ${unreadCount(new Date())} from members m join groups g on g.id = m.group_id where m.id = ${ann.id}::bigint`,
      { once: true },
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/notices_unread/);
  });
});
