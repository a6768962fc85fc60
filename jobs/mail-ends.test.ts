/** Mail that waits and is not wanted any more, or would tell what was withdrawn. */
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import { stopMail, unsubscribeToken } from '@/core/mail';
import { editChoices, readNotices } from '@/core/notifications';
import { withdrawPost } from '@/core/posts';
import { likePost } from '@/core/reactions';
import { MailScene } from '@/test/mail-scene';
import { mailPorts } from './mail-words';

const scene = new MailScene();
beforeAll(() => scene.open());
afterAll(() => scene.close());
beforeEach(() => scene.begin());
afterEach(() => scene.mailer.stop());

const choose = (kind: 'reply' | 'like', site: boolean, mail: boolean, digest: 'off' | 'daily' = 'off') =>
  scene.town.run(scene.ann, editChoices, { digest, kinds: [{ kind, site, mail }] });
const listed = async () => (await readNotices(scene.town.context(scene.ann))).notices.map(({ post, isRead }) => [post?.excerpt, isRead]);
const waiting = () =>
  rows(
    scene.town.database.db,
    sql`select 1 from mails where state = 'queued' union all select 1 from notices where mail_due_at is not null`,
  );
const withdraw = (postId: number) => scene.town.run(scene.ben, withdrawPost, { postId });

describe('what waits', () => {
  it('ends where its kind is switched off: what is due and what is queued', async () => {
    const { ben } = scene;
    await scene.reply(ben, 'One');
    await scene.queue();
    await scene.reply(ben, 'Two');
    await scene.worker.drain();
    expect(await waiting()).toHaveLength(2);
    await choose('reply', true, false);
    expect(await waiting()).toHaveLength(0);
    await scene.work(120);
    expect(scene.received).toHaveLength(0);
    expect(await row(scene.town.database.db, sql`select state, text, error from mails`)).toEqual({
      state: 'failed',
      text: '',
      error: 'unsubscribed',
    });
    expect(await listed()).toEqual([['Two', false]]);
  });

  it('shows on the site where it was to come by mail alone, if that is wanted', async () => {
    await choose('reply', false, true);
    await scene.reply(scene.ben, 'Only by mail');
    await scene.worker.drain();
    expect(await listed()).toEqual([]);
    await choose('reply', true, false);
    expect(await listed()).toEqual([['Only by mail', false]]);
  });

  it('ends with the digest, by its link and by choice, even what a process took and died over', async () => {
    const { town, ann, worker } = scene;
    const token = unsubscribeToken(mailPorts(worker.system).key, { memberId: ann.id, kind: 'digest' });
    for (const end of [
      () => town.run(town.guest, stopMail(mailPorts(worker.system)), { token }),
      () => town.run(ann, editChoices, { digest: 'off', kinds: [] }),
    ]) {
      await choose('like', true, false, 'daily');
      scene.pass(5);
      await town.run(await town.member(`Fan${scene.town.clock.now!.getTime()}`), likePost, { postId: scene.thread.postId });
      await scene.queue(24 * 60);
      await rows(
        town.database.db,
        sql`update mails set state = 'sending', claimed_at = ${town.clock.now}::timestamptz where state = 'queued'`,
      );
      await end();
      await scene.work(10);
    }
    expect(scene.received).toHaveLength(0);
    expect((await scene.states()).map(({ state }) => state)).toEqual(['failed', 'failed']);
  });
});

describe('a queued mail about a reply', () => {
  it('does not go out once the reply is withdrawn', async () => {
    const { id } = await scene.reply(scene.ben, 'I should not have said that');
    await scene.queue();
    await withdraw(id);
    await scene.work();
    expect([scene.received.length, (await scene.states()).map(({ state }) => state)]).toEqual([0, ['failed']]);
  });

  it.each([true, false])('tells what is left when one of several is withdrawn (on the site too: %s)', async (site) => {
    await choose('reply', site, true);
    await scene.reply(scene.ben, 'Stays');
    const { id } = await scene.reply(scene.ben, 'I should not have said that');
    await scene.queue();
    await withdraw(id);
    await scene.work();
    await scene.work();
    expect(scene.mails().map(({ text }) => [text?.includes('Stays'), text?.includes('I should not')])).toEqual([[true, false]]);
  });

  it('still comes when somebody else withdraws theirs of the same thread', async () => {
    const { town, ben } = scene;
    await scene.reply(ben, 'Stays');
    await scene.queue();
    const cid = await town.member('Cid');
    const { id } = await scene.reply(cid, 'Another');
    await scene.worker.drain();
    await town.run(cid, withdrawPost, { postId: id });
    await scene.work();
    expect(scene.mails().map(({ text }) => [text?.includes('Stays'), text?.includes('Another')])).toEqual([[true, false]]);
  });
});
