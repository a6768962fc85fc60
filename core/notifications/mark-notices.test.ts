/** Marking read what a page lists, and nothing else. */
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { openTown, type Town } from '@/test/town';
import { type KindName, markNotices } from '.';

let town: Town;
let ann: Viewer;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(async () => {
  await town.empty();
  ann = await town.member('Ann');
});

const notice = async (kind: KindName, { site = true } = {}): Promise<number> => {
  const made = await rows<{ id: number }>(
    town.database.db,
    sql`insert into notices (member_id, kind, what, subject, is_on_site, mail_due_at) values (${ann.id}::bigint, ${kind}, ${kind}, ${`${kind}:${String(site)}`}, ${site}, now() + interval '1 hour') returning id`,
  );
  return made[0]!.id;
};
const left = async () =>
  (
    await rows<{ kind: string; due: boolean }>(
      town.database.db,
      sql`select kind, mail_due_at is not null as due from notices where read_at is null order by id`,
    )
  ).map(({ kind, due }) => `${kind}${due ? ' by mail' : ''}`);

describe('marking notices read', () => {
  it('leaves alone what comes by mail alone: it is on no page', async () => {
    await notice('like');
    const byMail = await notice('reply', { site: false });
    expect(await town.run(ann, markNotices, {})).toEqual({ marked: 1 });
    expect(await left()).toEqual(['reply by mail']);
    expect(await town.run(ann, markNotices, { noticeId: byMail })).toEqual({ marked: 1 });
    expect(await left()).toEqual([]);
  });

  it('marks what the filter shows, and no other kind', async () => {
    for (const kind of ['like', 'reply', 'mention', 'answer'] as const) await notice(kind);
    expect(await town.run(ann, markNotices, { filter: 'replies' })).toEqual({ marked: 2 });
    expect(await left()).toEqual(['like by mail', 'mention by mail']);
    expect(await town.refusal(ann, markNotices, { filter: 'constructor' })).toBe('input.unknown_choice');
    expect(await town.run(ann, markNotices, { filter: '' })).toEqual({ marked: 2 });
  });
});
