/** How many mails come in a day, and what happens to the rest. */
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { editChoices } from '@/core/notifications';
import { MailScene } from '@/test/mail-scene';

const scene = new MailScene();
beforeAll(() => scene.open());
afterAll(() => scene.close());
beforeEach(() => scene.begin());
afterEach(() => scene.mailer.stop());

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
