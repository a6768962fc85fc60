import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { changeSettings, FACTORY_SETTINGS, readSettings } from '@/core/settings';
import { openTown, type Town } from '@/test/town';

let town: Town;
let editor: Viewer;

beforeAll(async () => {
  town = await openTown();
  editor = await town.member('Eve', { group: 'administrator' });
});

describe('settings', () => {
  it('are the factory’s until somebody changes them', async () => {
    expect(await readSettings(town.database.db)).toEqual({ ...FACTORY_SETTINGS, foundedAt: '2024-01-01T00:00:00.000Z' });
    expect(await town.run(editor, changeSettings, { titleMin: 4, timeZone: 'Asia/Tokyo' })).toEqual({ changed: ['timeZone', 'titleMin'] });
    expect(await readSettings(town.database.db)).toMatchObject({ titleMin: 4, timeZone: 'Asia/Tokyo', titleMax: 80 });
    expect(town.published).toContain('settings');
    expect(await rows(town.database.db, sql`select object, facts from audit_lines order by object`)).toEqual([
      { object: 'setting:timeZone', facts: { before: null, after: 'Asia/Tokyo' } },
      { object: 'setting:titleMin', facts: { before: null, after: 4 } },
    ]);
  });

  it('take no nonsense, neither typed nor stored', async () => {
    expect(await town.refusal(editor, changeSettings, { timeZone: 'Mars/Olympus' })).toBe('input.unknown_choice');
    expect(await town.refusal(editor, changeSettings, { postsPerPage: 0 })).not.toBe('');
    await rows(town.database.db, sql`insert into settings (key, value) values ('graceMinutes', '"soon"'), ('unknown', '1')`);
    expect((await readSettings(town.database.db)).graceMinutes).toBe(FACTORY_SETTINGS.graceMinutes);
  });

  it('let nobody have more than a hundred mails a day', async () => {
    expect(await town.refusal(editor, changeSettings, { mailsPerDay: 101 })).not.toBe('');
    expect(await town.refusal(editor, changeSettings, { mailsPerDay: 100 })).toBe('');
    await rows(town.database.db, sql`update settings set value = '1000' where key = 'mailsPerDay'`);
    expect((await readSettings(town.database.db)).mailsPerDay).toBe(100);
  });
});
