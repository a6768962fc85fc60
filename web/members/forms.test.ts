/** Forms of members: how one likes to read, and whom one follows. */
import { beforeAll, describe, expect, it } from 'vitest';
import { newMember } from '@/test/newcomer';
import { openTown } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { knownViewer } from '@/web/kernel/viewer';
import { followForm } from './forms';
import { preferencesForm } from './preferences';

beforeAll(async () => installTown(await openTown()));

describe('choices', () => {
  it('of a guest lie in cookies, one at a time, and lead back', async () => {
    const visitor = new Visitor();
    expect(await visitor.post(preferencesForm, { lang: 'ja', next: '/t/1?page=2' })).toMatchObject({
      status: 303,
      location: '/t/1?page=2',
    });
    await visitor.post(preferencesForm, { size: '20' });
    await visitor.post(preferencesForm, { face: 'sans', theme: 'sepia', indent: '1' });
    expect(Object.fromEntries(visitor.cookies)).toEqual({ lang: 'ja', theme: 'sepia', reading: 's20.fsans.i1' });
    await visitor.post(preferencesForm, { theme: 'auto', size: '18', face: 'serif', indent: '0', lang: 'tlh' });
    expect(Object.fromEntries(visitor.cookies)).toEqual({ lang: 'ja' });
  });

  it('of a member lie on the account too', async () => {
    const { visitor } = await newMember();
    await visitor.post(preferencesForm, { lang: 'zh-TW', size: '22' });
    expect(await visitor.read(async () => (await knownViewer())?.preferences)).toMatchObject({ locale: 'zh-TW', reading: 's22' });
  });
});

describe('following by form', () => {
  it('answers a fetch with the new state, and a guest with the door', async () => {
    const { visitor } = await newMember();
    const { name } = await newMember();
    const { json } = await visitor.post(followForm, { on: '1', next: '/t/3' }, { params: { name: encodeURIComponent(name) }, json: true });
    expect(json).toMatchObject({ ok: true, location: '/t/3', result: { isFollowed: true, followers: 1 } });
    const guest = await new Visitor().post(followForm, { on: '1', next: '/t/3' }, { params: { name } });
    expect(guest).toMatchObject({ status: 303, location: '/sign-in?next=%2Ft%2F3' });
    expect((await visitor.post(followForm, { on: '1' }, { params: { name: 'nobody' }, json: true })).status).toBe(404);
  });
});
