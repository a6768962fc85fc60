/** Which mail one gets, by choice, and the click that ends a kind of it. */
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { editChoices } from '@/core/notifications';
import { likePost } from '@/core/reactions';
import { type Mailer } from '@/platform/mail';
import { MailScene } from '@/test/mail-scene';
import type { Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { stopMailForm } from '@/web/mail/forms';

const scene = new MailScene();
const { received } = scene;
let town: Town;
let mailer: Mailer;
let ann: Viewer;
let ben: Viewer;
let thread: MailScene['thread'];

beforeAll(() => scene.open());
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.begin();
  ({ town, mailer, ann, ben, thread } = scene);
});
afterEach(() => scene.mailer.stop());

const reply = (who: Viewer, body: string, extra?: object) => scene.reply(who, body, extra);
const work = (minutes?: number) => scene.work(minutes);
const mailsOf = () => scene.mails();

describe('a mail', () => {
  it('comes for the kinds that one chose, and for no other', async () => {
    await town.run(ben, likePost, { postId: thread.postId });
    await work();
    expect(received).toHaveLength(0);
    await town.run(ann, editChoices, {
      digest: 'off',
      kinds: [
        { kind: 'like', site: false, mail: true },
        { kind: 'reply', site: true, mail: false },
      ],
    });
    const cid = await town.member('Cid');
    await town.run(cid, likePost, { postId: thread.postId });
    await reply(cid, 'Hello');
    await work();
    expect(mailsOf().map((mail) => mail.subject)).toEqual(['[Kawara] Cid and Ben liked your post in “First <pot> & more”']);
  });
});

describe('ending it', () => {
  it('takes one click of a mail program, without cookie or Origin, and ends that kind alone', async () => {
    installTown(town, { mailer });
    await reply(ben, 'Hello?');
    await work();
    const link = /unsubscribe\/([^>\s]+)/.exec(
      String(received[0]!.mail.headerLines.find(({ key }) => key === 'list-unsubscribe')!.line),
    )![1]!;
    const click = (token: string) =>
      new Visitor().post(stopMailForm, { 'List-Unsubscribe': 'One-Click' }, { params: { token }, headers: { origin: null } });
    expect((await click(`${link.slice(0, -2)}xx`)).status).toBe(404);
    expect((await click(link)).status).toBe(200);
    expect((await click(link)).status).toBe(200);
    expect(await rows(town.database.db, sql`select kind, site, mail from notice_choices`)).toEqual([
      { kind: 'reply', site: null, mail: false },
    ]);
    await rows(town.database.db, sql`update notices set read_at = now()`);
    const own = await reply(ann, 'Mine');
    await reply(ben, 'Still there?');
    await reply(ben, 'An answer', { replyToId: own.id });
    await work();
    expect(mailsOf().map((mail) => mail.subject)).toEqual([
      '[Kawara] Ben replied in your thread “First <pot> & more”',
      '[Kawara] Ben replied to your post in “First <pot> & more”',
    ]);
    const asked = await new Visitor().post(stopMailForm, {}, { params: { token: link } });
    expect([asked.status, asked.location]).toEqual([303, `/unsubscribe/${link}?done`]);
  });
});
