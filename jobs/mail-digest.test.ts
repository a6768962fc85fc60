/** The digest: when it comes, and what it may say. */
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { editChoices } from '@/core/notifications';
import { likePost } from '@/core/reactions';
import { postThread } from '@/core/threads';
import { MailScene } from '@/test/mail-scene';
import type { Town } from '@/test/town';
import { ORIGIN } from '@/test/visitor';
import { type TestWorker } from '@/test/worker';

const scene = new MailScene();
const { received } = scene;
let town: Town;
let worker: TestWorker;
let ann: Viewer;
let ben: Viewer;
let thread: MailScene['thread'];

beforeAll(() => scene.open());
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.begin();
  ({ town, worker, ann, ben, thread } = scene);
});
afterEach(() => scene.mailer.stop());

const pass = (minutes: number) => scene.pass(minutes);
const mailsOf = () => scene.mails();

describe('the digest', () => {
  const dated = async (every: 'daily' | 'weekly' | 'off') => town.run(ann, editChoices, { digest: every, kinds: [] });
  it('comes at eight of one’s own morning, once, with what is new, and not where nothing is', async () => {
    await rows(town.database.db, sql`update members set time_zone = 'Asia/Tokyo' where id = ${ann.id}::bigint`);
    await dated('daily');
    pass(5);
    await town.run(ben, likePost, { postId: thread.postId });
    const { threadId } = await town.run(ben, postThread, { board: 'tea', title: 'Of <cups>', body: 'Cups.' });
    await worker.drain();
    const at = async (time: string) => {
      town.clock.now = new Date(time);
      await Promise.all([worker.queue(), worker.queue()]);
      await worker.send();
      return received.length;
    };
    expect([await at('2026-03-02T22:59:00Z'), await at('2026-03-02T23:00:00Z'), await at('2026-03-03T09:00:00Z')]).toEqual([0, 1, 1]);
    const [mail] = mailsOf();
    expect(mail!.subject).toBe('[Kawara] Today’s digest');
    expect(mail!.text).toContain('Ben liked your post');
    expect(mail!.text).toContain('Of <cups>');
    expect(mail!.html).toContain(`${ORIGIN}/t/${threadId}/`);
    expect(await at('2026-03-03T23:00:00Z')).toBe(1);
    await dated('weekly');
    pass(5);
    await town.run(await town.member('Cid'), likePost, { postId: thread.postId });
    await worker.drain();
    // The next Monday.
    expect([await at('2026-03-07T23:30:00Z'), await at('2026-03-08T23:30:00Z')]).toEqual([1, 2]);
    await dated('off');
    expect(await row(town.database.db, sql`select count(*)::int as left from digests`)).toEqual({ left: 0 });
  });

  it('names nothing that one may not see', async () => {
    await dated('daily');
    const desk = await town.member('Desk', { group: 'administrator' });
    await town.board('cellar', { is_private: true });
    await town.run(desk, postThread, { board: 'cellar', title: 'Secret wine', body: 'Wine.' });
    town.clock.now = new Date('2026-03-09T12:00:00Z');
    await worker.queue();
    await worker.send();
    expect(
      mailsOf()
        .map((mail) => mail.text)
        .join(),
    ).not.toContain('Secret wine');
  });
});
