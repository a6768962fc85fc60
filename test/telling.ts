/** A town in which something is to be told: three members, a thread of Ann's with the tag `green`, and a worker that writes the notices. */
import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import type { DomainEvent, Viewer } from '@/core/kernel';
import { readNotices } from '@/core/notifications';
import { postReply } from '@/core/posts';
import { postThread } from '@/core/threads';
import type { Town } from './town';
import { type TestWorker, workerOf } from './worker';

export interface TellingScene {
  town: Town;
  worker: TestWorker;
  ann: Viewer;
  ben: Viewer;
  cid: Viewer;
  boardId: number;
  thread: { threadId: number; postId: number };
  reply(who: Viewer, body: string, extra?: object): Promise<{ id: number }>;
  /** What somebody was told, newest first: which sentence, the post and the words. */
  told(who: Viewer): Promise<string[]>;
  watch(who: Viewer, level: string): Promise<unknown>;
  watchBoard(who: Viewer, level: string): Promise<unknown>;
  /** Leaves an event as a command would. */
  leave(event: DomainEvent, actorId: number | null): Promise<unknown>;
  stored(): Promise<{ notices: number; causes: number } | undefined>;
}

/** Empties the town and sets the scene; call it in `beforeEach`. */
export async function tellingScene(town: Town): Promise<TellingScene> {
  await town.empty();
  const { db } = town.database;
  const worker = workerOf(town);
  const boardId = await town.board('tea');
  await rows(db, sql`insert into tags (name, name_key) values ('green', 'green')`);
  const [ann, ben, cid] = (await Promise.all(['Ann', 'Ben', 'Cid'].map((name) => town.member(name)))) as [Viewer, Viewer, Viewer];
  const thread = await town.run(ann, postThread, { board: 'tea', title: 'First pot', body: 'Have tea.', tags: ['green'] });
  await worker.drain();
  return {
    town,
    worker,
    ann,
    ben,
    cid,
    boardId,
    thread,
    reply: (who, body, extra = {}) => town.run(who, postReply, { threadId: thread.threadId, body, ...extra }),
    told: async (who) => {
      await worker.drain();
      return (await readNotices(town.context(who))).notices.map(({ what, post, words }) =>
        [what, post?.excerpt.replace(/^Ben #2 With milk\? /, ''), words].filter(Boolean).join(' '),
      );
    },
    watch: (who, level) =>
      rows(
        db,
        sql`
        insert into thread_watches (member_id, thread_id, level) values (${who.id}::bigint, ${thread.threadId}::bigint, ${level})
        on conflict (member_id, thread_id) do update set level = excluded.level`,
      ),
    watchBoard: (who, level) =>
      rows(db, sql`insert into board_watches (member_id, board_id, level) values (${who.id}::bigint, ${boardId}::bigint, ${level})`),
    leave: (event, actorId) =>
      rows(
        db,
        sql`insert into outbox (command, actor_id, events, touches, created_at) values ('test', ${actorId}::bigint, ${JSON.stringify([event])}::jsonb, '{}', now())`,
      ),
    stored: () =>
      row<{ notices: number; causes: number }>(
        db,
        sql`select (select count(*)::int from notices) as notices, (select count(*)::int from notice_causes) as causes`,
      ),
  };
}
