import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/core/kernel';
import { SYSTEM } from '@/core/kernel';
import { readNotices } from '@/core/notifications';
import { row, rows } from '@/db/rows';
import { openTown, type Town } from '@/test/town';
import { workerOf } from '@/test/worker';
import {
  applyMedal,
  decideMedal,
  editMedal,
  endExpiredMedals,
  grantMedal,
  postMedal,
  readHolders,
  readMedalDesk,
  readMedals,
  readMedalsOf,
  withdrawMedal,
} from '.';

let town: Town;
let ann: Viewer;
let eve: Viewer;
let medalId: number;
let count = 0;
const REASON = 'I find misprints.';
beforeAll(async () => {
  town = await openTown();
  eve = await town.member('Eve', { group: 'administrator' });
});
beforeEach(async () => {
  count += 1;
  town.clock.now = new Date('2026-11-23T04:00:00Z');
  ann = await town.member(`Ann${count}`, { group: 'member' });
  medalId = (await town.run(eve, postMedal, { name: { en: `Medal ${count}` }, sign: '校', way: 'applied', lastsDays: '10' })).id;
});

const heldBy = async (who: Viewer) => (await readMedalsOf(town.context(town.guest), who.id)).map(({ id }) => id);
const inList = async (who: Viewer) => (await readMedals(town.context(who))).medals.find(({ id }) => id === medalId);
const told = async (name: string) =>
  (
    await rows<{ facts: object }>(
      town.database.db,
      sql`select e -> 'facts' as facts from outbox o, jsonb_array_elements(o.events) e where e ->> 'name' = ${name} and (e -> 'facts' ->> 'medalId')::bigint = ${medalId}::bigint`,
    )
  ).map(({ facts }) => facts);
const applied = async () => {
  await town.run(ann, applyMedal, { medalId, reason: REASON });
  return (await readMedalDesk(town.context(eve))).applications.find(({ medal }) => medal.id === medalId)!.id;
};

describe('medals of a fresh board', () => {
  it('are a few, each in four languages with a sign', async () => {
    const { medals } = await readMedals(town.context(town.guest));
    medals.sort((a, b) => a.id - b.id);
    expect(medals.slice(0, 4).map(({ sign, way }) => sign + way)).toEqual(['元granted', '文granted', '心task', '校applied']);
    for (const medal of medals.slice(0, 4))
      expect([Object.keys(medal.name).length, Object.keys(medal.description).length, medal.mine]).toEqual([4, 4, null]);
  });
});

describe('applying', () => {
  it('waits for a decision, once; granted, it hangs and tells', async () => {
    const applicationId = await applied();
    expect((await inList(ann))?.mine).toEqual({ isHeld: false, hasApplied: true, refusal: null });
    expect(await town.refusal(ann, applyMedal, { medalId, reason: REASON })).toBe('medal.applied');
    await town.run(eve, decideMedal, { applicationId, isGranted: '1', answer: 'Gladly.' });
    expect(await heldBy(ann)).toEqual([medalId]);
    expect(await inList(ann)).toMatchObject({ holders: 1, mine: { isHeld: true, hasApplied: false } });
    expect(await town.refusal(ann, applyMedal, { medalId, reason: REASON })).toBe('medal.held');
    expect(await town.refusal(eve, decideMedal, { applicationId, isGranted: '1' })).toBe('medal.decided');
    expect(await told('medal.granted')).toEqual([{ medalId, memberId: ann.id, grantedBy: eve.id, reason: 'Gladly.' }]);
  });

  it('refused, it says why, and one may apply again', async () => {
    const applicationId = await applied();
    expect(await town.refusal(eve, decideMedal, { applicationId, isGranted: '0', answer: '' })).toBe('medal.needs_words');
    await town.run(eve, decideMedal, { applicationId, isGranted: false, answer: 'Not yet.' });
    expect((await inList(ann))?.mine).toEqual({ isHeld: false, hasApplied: false, refusal: 'Not yet.' });
    expect(await told('medal.refused')).toEqual([{ medalId, memberId: ann.id, reason: 'Not yet.' }]);
    expect(await town.refusal(ann, applyMedal, { medalId, reason: REASON })).toBe('');
  });

  it('is not granted once the medal is closed, and can still be refused', async () => {
    const applicationId = await applied();
    await town.run(eve, editMedal, { medalId, isOpen: false });
    expect(await town.refusal(eve, decideMedal, { applicationId, isGranted: '1', answer: 'Gladly.' })).toBe('medal.closed');
    expect(await heldBy(ann)).toEqual([]);
    expect(await town.refusal(eve, decideMedal, { applicationId, isGranted: '0', answer: 'It is no longer given.' })).toBe('');
  });

  it('takes one of a hundred at once', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => town.refusal(ann, applyMedal, { medalId, reason: REASON })));
    expect(all.filter((reason) => reason === '')).toHaveLength(1);
    expect(new Set(all)).toEqual(new Set(['', 'medal.applied']));
  });

  it('refuses what is no reason, and medals that are not applied for', async () => {
    for (const [reason, refused] of [
      ['', 'input.required'],
      [' \n ', 'input.required'],
      ['Me', 'input.too_short'],
      ['x'.repeat(501), 'input.too_long'],
    ])
      expect(await town.refusal(ann, applyMedal, { medalId, reason })).toBe(refused);
    expect(await town.refusal(ann, applyMedal, { medalId: 1, reason: REASON })).toBe('medal.not_applied');
    expect(await town.refusal(ann, applyMedal, { medalId: 999_999, reason: REASON })).toBe('medal.not_found');
    await town.run(eve, editMedal, { medalId, isOpen: false });
    expect(await town.refusal(ann, applyMedal, { medalId, reason: REASON })).toBe('medal.not_applied');
    expect(await town.refusal(await town.member(`Low${count}`, { group: 'restricted' }), applyMedal, { medalId, reason: REASON })).toBe(
      'group.may_not',
    );
  });
});

describe('granting by name', () => {
  it('hangs it once, and answers an open application', async () => {
    await applied();
    await town.run(eve, grantMedal, { medalId, name: ann.name.toUpperCase(), reason: 'For care.' });
    expect(await heldBy(ann)).toEqual([medalId]);
    expect((await readMedalDesk(town.context(eve))).applications.filter(({ medal }) => medal.id === medalId)).toEqual([]);
    expect(await town.refusal(eve, grantMedal, { medalId, name: ann.name })).toBe('medal.held');
    expect(await town.refusal(eve, grantMedal, { medalId, name: 'Nobody At All' })).toBe('member.not_found');
    expect(await town.refusal(eve, grantMedal, { medalId, name: ' ' })).toBe('input.required');
  });

  it('counts one of thirty at once', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => town.refusal(eve, grantMedal, { medalId, name: ann.name })));
    expect(all.filter((reason) => reason === '')).toHaveLength(1);
    expect(await told('medal.granted')).toHaveLength(1);
  });

  it('is undone with a reason, and stays as history', async () => {
    await town.run(eve, grantMedal, { medalId, name: ann.name });
    const [holder] = await readHolders(town.context(eve), medalId);
    expect(holder?.member.name).toBe(ann.name);
    expect(await town.refusal(eve, withdrawMedal, { id: holder!.id, reason: '' })).toBe('input.required');
    await town.run(eve, withdrawMedal, { id: holder!.id, reason: 'By mistake.' });
    await workerOf(town).drain();
    const [notice] = (await readNotices(town.context(ann))).notices;
    expect(notice).toMatchObject({ what: 'medal_withdrawn', medal: { en: `Medal ${count}` }, words: 'By mistake.', actors: [] });
    expect(await heldBy(ann)).toEqual([]);
    expect(await town.refusal(eve, withdrawMedal, { id: holder!.id, reason: 'By mistake.' })).toBe('medal.not_found');
    expect(await row(town.database.db, sql`select end_reason as why from member_medals where id = ${holder!.id}::bigint`)).toEqual({
      why: 'By mistake.',
    });
  });
});

describe('what runs out', () => {
  const expired = () => {
    town.clock.now = new Date('2026-12-03T04:00:00Z');
  };
  const end = () => town.run(SYSTEM, endExpiredMedals, {});

  it('is gone from that moment on, and is told once, however many workers look', async () => {
    await town.run(eve, grantMedal, { medalId, name: ann.name });
    town.clock.now = new Date('2026-12-03T03:59:59Z');
    expect([await heldBy(ann), (await inList(ann))?.holders, await end()]).toEqual([[medalId], 1, { ended: 0 }]);
    expired();
    expect([await heldBy(ann), (await inList(ann))?.holders]).toEqual([[], 0]);
    const due = await row<{ n: number }>(
      town.database.db,
      sql`select count(*)::int as n from member_medals where ended_at is null and expires_at <= ${town.clock.now}::timestamptz`,
    );
    const all = await Promise.all(Array.from({ length: 10 }, end));
    expect(all.reduce((sum, { ended }) => sum + ended, 0)).toBe(due!.n);
    expect(await told('medal.expired')).toEqual([{ medalId, memberId: ann.id }]);
  });

  it('can be granted and applied for anew before the worker came by', async () => {
    await town.run(eve, grantMedal, { medalId, name: ann.name });
    expired();
    expect(await town.refusal(ann, applyMedal, { medalId, reason: REASON })).toBe('');
    await town.run(eve, grantMedal, { medalId, name: ann.name });
    expect(await heldBy(ann)).toEqual([medalId]);
    await end();
    expect(await heldBy(ann)).toEqual([medalId]);
    expect(await told('medal.expired')).toHaveLength(1);
  });

  it('keeps its day when the medal’s days are changed', async () => {
    await town.run(eve, grantMedal, { medalId, name: ann.name });
    await town.run(eve, editMedal, { medalId, lastsDays: '' });
    expired();
    expect(await heldBy(ann)).toEqual([]);
    await town.run(eve, grantMedal, { medalId, name: ann.name });
    town.clock.now = new Date('2036-01-01T00:00:00Z');
    expect(await heldBy(ann)).toEqual([medalId]);
  });
});

describe('the administration of medals', () => {
  it.each([
    [{ sign: '' }, 'input.required'],
    [{ sign: '校对' }, 'medal.sign'],
    [{ name: {} }, 'input.required'],
    [{ name: { en: 'x'.repeat(31) } }, 'input.too_long'],
    [{ pigment: 'g' }, 'input.unknown_choice'],
    [{ way: 'stolen' }, 'input.unknown_choice'],
    [{ lastsDays: 0 }, 'merit.number'],
    [{ lastsDays: '1.5' }, 'merit.number'],
    [{ lastsDays: 99_999 }, 'merit.number'],
    [{ position: -1 }, 'merit.number'],
  ])('refuses %j', async (wrong, reason) => {
    expect(await town.refusal(eve, postMedal, { name: { en: 'Wrong' }, sign: '错', ...wrong })).toBe(reason);
  });

  it('is shown to nobody else', async () => {
    await expect(readMedalDesk(town.context(ann))).rejects.toMatchObject({ reason: 'staff.required' });
    await expect(readHolders(town.context(ann), medalId)).rejects.toMatchObject({ reason: 'staff.required' });
  });
});
