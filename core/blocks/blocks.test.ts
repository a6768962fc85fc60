import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row } from '@/db/rows';
import { followMember } from '@/core/follows';
import type { Viewer } from '@/core/kernel';
import { openSession, resolveViewer } from '@/core/sessions';
import { openTown, type Town } from '@/test/town';
import { blockMember, editMutedWords, isBlocked, notBlockedBy, readBlocks, unblockMember } from '.';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
const followsOf = (member: Viewer) =>
  row<{ followers: number; following: number; rows: number }>(
    town.database.db,
    sql`
    select follower_count as followers, following_count as following, (select count(*)::int from follows f where f.followed_id = m.id) as rows
    from members m where id = ${member.id}::bigint`,
  );
const blocksOf = async (member: Viewer) => (await readBlocks(town.context(member))).blocked.map(({ member: { name } }) => name);

describe('blocking (D6)', () => {
  it('ends the follow of whom it blocks, and they can follow no more until it ends', async () => {
    const [ann, bob] = [await town.member('Ann'), await town.member('Bob')];
    await town.run(bob, followMember, { memberId: ann.id });
    await town.run(ann, followMember, { memberId: bob.id });
    await town.run(ann, blockMember, { memberId: bob.id });
    expect(await followsOf(ann)).toEqual({ followers: 0, following: 1, rows: 0 });
    expect(await followsOf(bob)).toEqual({ followers: 1, following: 0, rows: 1 });
    expect(await town.refusal(bob, followMember, { memberId: ann.id })).toBe('member.blocks_you');
    await town.run(ann, unblockMember, { memberId: bob.id });
    expect(await followsOf(ann)).toEqual({ followers: 0, following: 1, rows: 0 });
    expect(await town.refusal(bob, followMember, { memberId: ann.id })).toBe('');
  });

  it('happens once, however often and however many at once', async () => {
    const [cid, dot] = [await town.member('Cid'), await town.member('Dot')];
    for (let turn = 0; turn < 2; turn += 1)
      await Promise.all(Array.from({ length: 50 }, () => town.run(cid, blockMember, { memberId: dot.id })));
    expect(await blocksOf(cid)).toEqual(['Dot']);
    await Promise.all(Array.from({ length: 20 }, () => town.run(cid, unblockMember, { memberId: dot.id })));
    expect(await blocksOf(cid)).toEqual([]);
  }, 60_000);

  it('leaves no follow behind, whichever of the two comes first', async () => {
    for (let turn = 0; turn < 12; turn += 1) {
      const [one, other] = [await town.member(`One${turn}x`), await town.member(`Other${turn}x`)];
      await Promise.all([
        town.refusal(other, followMember, { memberId: one.id }),
        town.run(one, blockMember, { memberId: other.id }),
        town.refusal(other, followMember, { memberId: one.id }),
      ]);
      expect([turn, await followsOf(one)]).toEqual([turn, { followers: 0, following: 0, rows: 0 }]);
      expect([turn, await followsOf(other)]).toEqual([turn, { followers: 0, following: 0, rows: 0 }]);
    }
  });

  it('refuses guests, oneself, nobody, and more than five hundred; staff can be blocked', async () => {
    const [eve, fay] = [await town.member('Eve'), await town.member('Fay', { group: 'administrator' })];
    expect(await town.refusal(town.guest, blockMember, { memberId: eve.id })).toBe('session.required');
    expect(await town.refusal(eve, blockMember, { memberId: eve.id })).toBe('member.self_block');
    expect(await town.refusal(eve, blockMember, { memberId: 999_999 })).toBe('member.not_found');
    expect(await town.refusal(eve, blockMember, { memberId: 'x' })).toBe('input.invalid');
    expect(await town.refusal(eve, blockMember, { memberId: fay.id })).toBe('');
    await row(
      town.database.db,
      sql`
      with made as (insert into members (name, name_key, name_skeleton, group_id)
        select 'many' || n, 'many' || n, 'many' || n, ${eve.groupId}::bigint from generate_series(1, 499) n returning id)
      insert into member_blocks (member_id, blocked_id) select ${eve.id}::bigint, id from made`,
    );
    const gus = await town.member('Gus');
    expect(await town.refusal(eve, blockMember, { memberId: gus.id })).toBe('blocks.too_many');
    expect(await town.refusal(eve, blockMember, { memberId: fay.id })).toBe('');
  });

  it('is answered for others: by ids, and in SQL for whoever asks', async () => {
    const [hal, ida] = [await town.member('Hal'), await town.member('Ida')];
    await town.run(hal, blockMember, { memberId: ida.id });
    const asked = (pair: { memberId: number; byId: number }) => town.database.db.transaction((tx) => isBlocked(tx, pair));
    expect(await asked({ memberId: ida.id, byId: hal.id })).toBe(true);
    expect(await asked({ memberId: hal.id, byId: ida.id })).toBe(false);
    const seen = async (viewer: Viewer) =>
      row(town.database.db, sql`select 1 from members m where m.id = ${ida.id}::bigint and ${notBlockedBy(town.context(viewer))}`);
    expect(await seen({ ...hal, folds: { blocked: new Map([[ida.id, 'Ida']]), words: [] } })).toBeUndefined();
    expect(await seen(ida)).toBeDefined();
  });
});

describe('muted words (D6)', () => {
  const words = async (text: string | string[]) =>
    (await town.run(await town.member(`W${(count += 1)}x`), editMutedWords, { words: text })).words;
  let count = 0;

  it('are lines, cleaned, each once whatever its written form, none of them blank', async () => {
    expect(await words('剧透\r\n\n  劇透 \nＳｐｏｉｌｅｒ\nspoiler\nネタバレ\nねたばれ\n')).toEqual(['剧透', 'Ｓｐｏｉｌｅｒ', 'ネタバレ']);
    expect(await words([])).toEqual([]);
    expect(await words('')).toEqual([]);
  });

  it('refuse what would be found in every text, and too long and too many', async () => {
    const liv = await town.member('Liv');
    expect(await town.refusal(liv, editMutedWords, { words: '\u200b' })).toBe('word.blank');
    expect(await town.refusal(liv, editMutedWords, { words: 'あ'.repeat(41) })).toBe('word.too_long');
    expect(await town.refusal(liv, editMutedWords, { words: '👩‍👩‍👧‍👦'.repeat(40) })).toBe('');
    expect(await town.refusal(liv, editMutedWords, { words: Array.from({ length: 101 }, (_, n) => `w${n}`).join('\n') })).toBe(
      'words.too_many',
    );
    expect(await town.refusal(liv, editMutedWords, { words: Array.from({ length: 100 }, (_, n) => `w${n}`).join('\n') })).toBe('');
    expect(await town.refusal(liv, editMutedWords, { words: 'x'.repeat(100_000) })).toBe('input.too_long');
    expect(await town.refusal(liv, editMutedWords, {})).toBe('input.invalid');
    expect(await town.refusal(town.guest, editMutedWords, { words: 'x' })).toBe('session.required');
  });
});

describe('who asks', () => {
  it('brings blocks and words along in the one query of the session, and nothing where there is nothing', async () => {
    const [max, ned] = [await town.member('Max'), await town.member('Ned')];
    const { id: sessionId } = await town.run(town.guest, openSession, { memberId: max.id, isRemembered: false });
    const asked = async () => (await resolveViewer(town.database.db, sessionId, new Date()))!.viewer.folds;
    expect(await asked()).toBeUndefined();
    await town.run(max, blockMember, { memberId: ned.id });
    await town.run(max, editMutedWords, { words: '剧透' });
    expect(await asked()).toEqual({ blocked: new Map([[ned.id, 'Ned']]), words: ['剧透'] });
    await town.run(max, unblockMember, { memberId: ned.id });
    expect(await asked()).toEqual({ blocked: new Map(), words: ['剧透'] });
  });
});
