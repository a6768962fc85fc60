import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { makeAvatar } from '@/platform/pictures';
import { openTown, type Town } from '@/test/town';
import { authorCards, avatarFile, editProfile, readOwnProfile, readProfile, removeAvatar, setAvatar, sweepAvatars } from '.';

let town: Town;
let ann: Viewer;
const files = new Map<string, { bytes: Uint8Array; changedAt: Date }>();
const storage = {
  put: async (name: string, bytes: Uint8Array) => void files.set(name, { bytes, changedAt: new Date() }),
  list: async () => [...files].map(([name, { changedAt }]) => ({ name, changedAt })),
  remove: async (name: string) => void files.delete(name),
};
const order = setAvatar({ make: makeAvatar, storage });
const picture = (side = 64, colour = '#c00') =>
  sharp({ create: { width: side, height: side, channels: 3, background: colour } })
    .png()
    .toBuffer();
const avatarOf = async (who: Viewer) =>
  (await row<{ avatar: string | null }>(town.database.db, sql`select avatar from members where id = ${who.id}::bigint`))?.avatar;

beforeAll(async () => {
  town = await openTown();
  ann = await town.member('Ann');
});

describe('an avatar', () => {
  it('is set, shown wherever the name has a seal, earns once, and goes back to the seal', async () => {
    const first = await town.run(ann, order, { picture: await picture() });
    expect(first.awards).toMatchObject([{ action: 'avatar-set', amounts: { coins: 5 }, held: null }]);
    expect(await avatarOf(ann)).toBe(first.hash);
    expect((await authorCards(town.context(town.guest), [ann.id])).get(ann.id)?.seal).toMatchObject({ char: 'A', picture: first.hash });
    for (const side of [96, 192]) expect(files.has(avatarFile(first.hash, side))).toBe(true);
    const second = await town.run(ann, order, { picture: await picture(80, '#00c'), zoom: '200', x: '0', y: '100' });
    expect(second.hash).not.toBe(first.hash);
    expect(second.awards).toMatchObject([{ action: 'avatar-set', held: 'cap' }]);
    await town.run(ann, removeAvatar, {});
    expect((await authorCards(town.context(town.guest), [ann.id])).get(ann.id)?.seal).not.toHaveProperty('picture');
    expect(await row(town.database.db, sql`select coins from members where id = ${ann.id}::bigint`)).toEqual({ coins: 5 });
  });

  it('is as large as the group may have it, and nothing but a picture', async () => {
    const noise = Buffer.concat([await picture(), Buffer.alloc(1_048_576)]);
    expect(await town.refusal(ann, order, { picture: noise })).toBe('upload.too_large');
    const member = await town.member('Bea', { group: 'member' });
    expect(await town.refusal(member, order, { picture: noise })).toBe('');
    expect(await town.refusal(await town.member('Cid', { group: 'restricted' }), order, { picture: await picture() })).toBe(
      'upload.not_allowed',
    );
    expect(await town.refusal(await town.member('Dot', { isBanned: true }), order, { picture: await picture() })).toBe('member.banned');
    expect(await town.refusal(town.guest, order, { picture: await picture() })).toBe('session.required');
    expect(await town.refusal(ann, order, { picture: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') })).toBe('picture.unknown');
    expect(await town.refusal(ann, order, { picture: await picture(16) })).toBe('picture.too_small');
    expect(await town.refusal(ann, order, { picture: new Uint8Array() })).toBe('input.required');
    expect(await town.refusal(ann, order, {})).toBe('input.required');
    for (const wrong of [{ zoom: '99' }, { zoom: '1e9' }, { x: '-1' }, { y: '50.5' }, { zoom: 'NaN' }])
      expect(await town.refusal(ann, order, { picture: await picture(), ...wrong })).toBe('input.invalid');
  });

  it('leaves no file behind that nobody shows, and keeps those that somebody does', async () => {
    files.clear();
    const eve = await town.member('Eve');
    const { hash } = await town.run(eve, order, { picture: await picture(70, '#0c0') });
    await town.run(eve, order, { picture: await picture(70, '#cc0') });
    expect(files.size).toBe(4);
    const later = { db: town.database.db, now: () => new Date(Date.now() + 2 * 86_400_000) };
    expect(await sweepAvatars({ db: town.database.db, now: () => new Date() }, storage)).toBe(0);
    expect(await sweepAvatars(later, storage)).toBe(2);
    expect([...files.keys()].some((name) => name.includes(hash))).toBe(false);
    expect(files.size).toBe(2);
    // Half written, by this version and by an earlier one; the picture that was meant is shown.
    const shown = await avatarOf(eve);
    for (const name of ['avatars/aside-0a1b2c', `avatars/${shown}-96.webp.0a1b2c`])
      files.set(name, { bytes: new Uint8Array(), changedAt: new Date() });
    expect(await sweepAvatars(later, storage)).toBe(2);
    expect([...files.keys()].sort()).toEqual([96, 192].map((side) => avatarFile(shown!, side)).sort());
  });
});

describe('what members tell of themselves', () => {
  it('is kept field by field, and an emptied field goes', async () => {
    const fay = await town.member('Fay', { group: 'member' });
    await town.run(fay, editProfile, { location: '台南', website: 'https://fay.example/日记', interests: ' 茶 ' });
    await town.run(fay, editProfile, { location: '', occupation: 'Printer' });
    expect((await readOwnProfile(town.context(fay))).fields).toEqual({
      website: 'https://fay.example/日记',
      interests: '茶',
      occupation: 'Printer',
    });
    expect((await readProfile(town.context(town.guest), 'Fay'))?.profile.fields).toEqual([
      { name: 'website', text: 'https://fay.example/日记', href: 'https://fay.example/%E6%97%A5%E8%AE%B0' },
      { name: 'occupation', text: 'Printer', href: undefined },
      { name: 'interests', text: '茶', href: undefined },
    ]);
  });

  it('holds an address of the web only, and only of those whose group may give one', async () => {
    const member = await town.member('Gus', { group: 'member' });
    for (const website of [
      'javascript:alert(1)',
      'data:text/html,x',
      'fay.example',
      'https://a:b@c.example',
      'https://localhost',
      '//x.example',
    ])
      expect([website, await town.refusal(member, editProfile, { website })]).toEqual([website, 'profile.website']);
    expect(await town.refusal(await town.member('Hal'), editProfile, { website: 'https://hal.example' })).toBe('group.may_not');
    expect(await town.refusal(member, editProfile, { location: '字'.repeat(41) })).toBe('input.too_long');
  });

  it('shows a signature as long as the present group may have it', async () => {
    const ida = await town.member('Ida', { group: 'member' });
    await town.run(ida, editProfile, { signature: `${'字'.repeat(90)} <b>` });
    const shown = async () => (await authorCards(town.context(town.guest), [ida.id])).get(ida.id)?.signatureHtml;
    expect(await shown()).toBe(`<p>${'字'.repeat(90)} &lt;b&gt;</p>`);
    await rows(
      town.database.db,
      sql`update members set group_id = (select id from groups where key = 'newcomer') where id = ${ida.id}::bigint`,
    );
    expect(await shown()).toBe(`<p>${'字'.repeat(80)}</p>`);
    await rows(
      town.database.db,
      sql`update members set group_id = (select id from groups where key = 'muted') where id = ${ida.id}::bigint`,
    );
    expect(await shown()).toBe('');
  });
});
