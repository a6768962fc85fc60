/** How many mails come in a day, and what happens to the rest. */
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import { editChoices } from '@/core/notifications';
import { postReply } from '@/core/posts';
import { postThread } from '@/core/threads';
import { MailScene } from '@/test/mail-scene';

const scene = new MailScene();
beforeAll(() => scene.open());
afterAll(() => scene.close());
beforeEach(() => scene.begin());
afterEach(() => scene.mailer.stop());

describe('a mail', () => {
  it('comes at most an hour apart about the same, and a hundred times a day at most', async () => {
    const { town, ann, ben } = scene;
    await scene.reply(ben, 'One');
    await scene.work();
    await scene.reply(ben, 'Two');
    await scene.work(15);
    expect(scene.received).toHaveLength(1);
    await scene.work(60);
    expect(scene.received).toHaveLength(2);
    await scene.hadMails(97);
    const posts = await Promise.all(
      Array.from({ length: 3 }, (_, nth) => town.run(ann, postThread, { board: 'tea', title: `Pot ${nth}`, body: 'Tea.' })),
    );
    for (const { threadId } of posts) await town.run(ben, postReply, { threadId, body: 'Yes' });
    await scene.work();
    expect(scene.received).toHaveLength(3);
    // The others wait with the notices.
    expect(
      await row(town.database.db, sql`select count(*)::int as unread from notices where read_at is null and mail_due_at is null`),
    ).toMatchObject({ unread: 4 });
  });
});

describe('beyond a hundred mails a day', () => {
  it('what comes by mail alone waits until the day is over, and comes then', async () => {
    const { town, ann, ben } = scene;
    await town.run(ann, editChoices, { digest: 'off', kinds: [{ kind: 'reply', site: false, mail: true }] });
    await scene.hadMails(100);
    await scene.reply(ben, 'Only by mail');
    await scene.work();
    expect(scene.received).toHaveLength(0);
    expect(
      await rows(town.database.db, sql`select read_at is null as unread, mail_due_at as due, mailed_at is null as unsent from notices`),
    ).toEqual([{ unread: true, due: new Date('2026-03-03T10:00:00Z'), unsent: true }]);
    await scene.work(23 * 60);
    expect(scene.received).toHaveLength(0);
    await scene.work(60);
    expect(scene.mails().map(({ text }) => text?.includes('Only by mail'))).toEqual([true]);
    expect(await rows(town.database.db, sql`select read_at is null as unread, mail_due_at as due from notices`)).toEqual([
      { unread: false, due: null },
    ]);
  });
});
