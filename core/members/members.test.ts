import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { followMember } from '@/core/follows';
import { openTown, type Town } from '@/test/town';
import { bioHtmlOf } from './bio-html';
import {
  authorCards,
  editPreferences,
  editProfile,
  memberRefOf,
  readFollowers,
  readFollowing,
  readMembers,
  readOwnProfile,
  readProfile,
} from '.';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});

describe('cards and profiles', () => {
  it('show the same figures, and the follow of whoever looks', async () => {
    const [ann, bea] = [await town.member('Ann'), await town.member('Béa')];
    await town.run(ann, followMember, { memberId: bea.id });
    const cards = await authorCards(town.context(ann), [bea.id, ann.id, bea.id, 12_345]);
    expect(cards.size).toBe(2);
    expect(cards.get(bea.id)).toMatchObject({
      name: 'Béa',
      followers: 1,
      following: 0,
      isFollowed: true,
      isMe: false,
      group: { key: 'newcomer', tally: 1 },
      seal: { char: 'B' },
    });
    expect(cards.get(ann.id)).toMatchObject({ following: 1, isFollowed: null, isMe: true });
    expect((await authorCards(town.context(town.guest), [bea.id])).get(bea.id)?.isFollowed).toBeNull();
    const found = await readProfile(town.context(ann), 'BE\u0301A');
    expect(found).toMatchObject({ canonicalName: 'Béa', profile: { isFollowed: true, isMutual: false, next: null } });
    expect((await readProfile(town.context(ann), 'ann'))?.profile.next).toMatchObject({ missing: 50 });
    await town.run(bea, followMember, { memberId: ann.id });
    expect((await readProfile(town.context(ann), 'Béa'))?.profile.isMutual).toBe(true);
    expect(await readProfile(town.context(ann), 'nobody')).toBeNull();
    expect((await readFollowers(town.context(ann), bea.id)).rows.map(({ name }) => name)).toEqual(['Ann']);
    expect((await readFollowing(town.context(ann), bea.id)).rows.map(({ name }) => name)).toEqual(['Ann']);
    expect(JSON.stringify([...cards.values(), found])).not.toMatch(/email|hash|ip"/i);
  });

  it('list members page by page', async () => {
    expect((await readMembers(town.context(town.guest), { sort: 'joined', page: 99 })).pages.page).toBe(1);
  });

  it('name nobody who is gone', () => {
    expect(memberRefOf({ id: 4, name: 'Gone', deletedAt: new Date() })).toMatchObject({ id: 4, name: '' });
  });
});

describe('what one changes about oneself', () => {
  it('takes bio, switches and preferences, and leaves alone what was not said', async () => {
    const cid = await town.member('Cid');
    await town.run(cid, editProfile, { bio: ' 你好。\n\nhttps://example.com/a?b=1&c ', refusesFollowers: true });
    await town.run(cid, editPreferences, { locale: 'ja', timeZone: 'Asia/Tokyo', theme: 'sepia', reading: 's20.fsans' });
    await town.run(cid, editPreferences, { goesToLastPage: false });
    expect(await readOwnProfile(town.context(cid))).toMatchObject({
      locale: 'ja',
      timeZone: 'Asia/Tokyo',
      theme: 'sepia',
      reading: 's20.fsans',
      goesToLastPage: false,
      refusesFollowers: true,
      mayHaveTitle: false,
      signatureLength: 80,
    });
    await town.run(cid, editPreferences, { locale: '' });
    expect(await readOwnProfile(town.context(cid))).toMatchObject({ locale: '', theme: 'sepia' });
    expect((await readProfile(town.context(town.guest), 'Cid'))?.profile.bioHtml).toBe(
      '<p>你好。</p><p><a href="https://example.com/a?b=1&amp;c" rel="nofollow ugc noopener">https://example.com/a?b=1&amp;c</a></p>',
    );
  });

  it('keeps to the group, the length and the choices', async () => {
    const dot = await town.member('Dot');
    await town.run(dot, editProfile, { title: 'Emperor' });
    expect((await readOwnProfile(town.context(dot))).title).toBe('');
    const elder = await town.member('Elder1', { group: 'elder' });
    await town.run(elder, editProfile, { title: '主笔' });
    expect((await readOwnProfile(town.context(elder))).title).toBe('主笔');
    expect(await town.refusal(dot, editProfile, { bio: '字'.repeat(501) })).toBe('input.too_long');
    expect(await town.refusal(dot, editProfile, { signature: '字'.repeat(81) })).toBe('input.too_long');
    expect(await town.refusal(dot, editPreferences, { locale: 'tlh' })).toBe('input.unknown_choice');
    expect(await town.refusal(dot, editPreferences, { timeZone: 'Mars/Base' })).toBe('input.unknown_choice');
    expect(await town.refusal(town.guest, editProfile, { bio: 'x' })).toBe('session.required');
  });

  it('shows title and website only while the group holds the right, and lets one empty what an earlier group left', async () => {
    const place = async (name: string, group: string, isBanned = false) => {
      await rows(
        town.database.db,
        sql`
        update members set group_id = (select id from groups where key = ${group}), banned_at = case when ${isBanned}::boolean then now() end where name = ${name}`,
      );
      return (await readProfile(town.context(town.guest), name))!.profile;
    };
    const elder = await town.member('Fallen', { group: 'elder' });
    await town.run(elder, editProfile, { title: '主笔', website: 'https://example.com/', location: 'Kyoto' });
    const own = async () => readOwnProfile(town.context(fallen));
    const fallen = { ...(await town.member('Low')), id: elder.id, name: 'Fallen' };
    const shown = ({ title, fields }: Awaited<ReturnType<typeof place>>) => [title, fields.map(({ name }) => name)];
    expect(shown(await place('Fallen', 'elder'))).toEqual(['主笔', ['location', 'website']]);
    expect(shown(await place('Fallen', 'elder', true))).toEqual([null, ['location']]);
    expect(shown(await place('Fallen', 'administrator'))).toEqual(['主笔', ['location', 'website']]);
    expect(shown(await place('Fallen', 'newcomer'))).toEqual([null, ['location']]);
    expect((await authorCards(town.context(town.guest), [elder.id])).get(elder.id)?.title).toBeNull();
    // The form sends what it shows: unchanged it stays, another one is refused or left out, and emptied it goes.
    await town.run(fallen, editProfile, { title: '主笔', website: 'https://example.com/', bio: 'Fell.' });
    expect(await own()).toMatchObject({ title: '主笔', bio: 'Fell.', fields: { website: 'https://example.com/' } });
    expect(await town.refusal(fallen, editProfile, { website: 'https://example.org/' })).toBe('group.may_not');
    await town.run(fallen, editProfile, { title: '', website: '' });
    expect(await own()).toMatchObject({ title: '', fields: { location: 'Kyoto' } });
    expect((await own()).fields.website).toBeUndefined();
  });

  it('never makes markup of a bio', () => {
    expect(bioHtmlOf('<img src=x onerror=alert(1)>\njavascript:alert(1) "https://a.example/"onclick="x')).not.toMatch(
      /<img|<script|href="javascript|" ?onclick/,
    );
  });
});
