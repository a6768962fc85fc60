import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { row } from '@/db/rows';
import { testDatabase } from '@/test/database';
import { cycleStart, decide, type Terms } from './decide';

const terms = (more: Partial<Terms> = {}): Terms => ({ cycle: 'unlimited', cycleMinutes: null, cap: null, dedupe: 'none', ...more });

describe('the decision of the engine', () => {
  it.each([
    [terms(), { inCycle: 1_000, same: 9 }, 'give'],
    [terms({ cap: 3 }), { inCycle: 2, same: 0 }, 'give'],
    [terms({ cap: 3 }), { inCycle: 3, same: 0 }, 'cap'],
    [terms({ cycle: 'daily' }), { inCycle: 1, same: 0 }, 'cap'],
    [terms({ cycle: 'once' }), { inCycle: 0, same: 0 }, 'give'],
    [terms({ cycle: 'daily', cap: 10, dedupe: 'object' }), { inCycle: 2, same: 1 }, 'repeat'],
    [terms({ cycle: 'daily', cap: 1, dedupe: 'member' }), { inCycle: 1, same: 1 }, 'repeat'],
  ] as const)('%j after %j: %s', (rule, before, answer) => {
    expect(decide(rule, before)).toBe(answer);
  });

  it('begins its cycles where the database’s days begin, in every zone and through every leap of the clock', async () => {
    const { db } = await testDatabase();
    const zones = ['Asia/Shanghai', 'America/Sao_Paulo', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Africa/Cairo', 'UTC'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2015-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        async (zone, at) => {
          const found = await row<{ day: Date }>(db, sql`select date_trunc('day', ${at}::timestamptz, ${zone}) as day`);
          expect(cycleStart(terms({ cycle: 'daily' }), at, zone)).toEqual(found?.day);
        },
      ),
      { numRuns: 400 },
    );
    const leaps: [string, string][] = [
      ['America/Sao_Paulo', '2018-11-04T12:00:00Z'],
      ['America/New_York', '2025-03-09T20:00:00Z'],
      ['America/New_York', '2025-11-02T20:00:00Z'],
      ['Australia/Lord_Howe', '2025-10-05T02:00:00Z'],
    ];
    for (const [zone, at] of leaps) {
      const found = await row<{ day: Date }>(db, sql`select date_trunc('day', ${at}::timestamptz, ${zone}) as day`);
      expect(cycleStart(terms({ cycle: 'daily' }), new Date(at), zone), zone).toEqual(found?.day);
    }
  });

  it('slides by the hour and by minutes', () => {
    const at = new Date('2025-05-01T10:30:00.000Z');
    expect(cycleStart(terms({ cycle: 'hourly' }), at, 'UTC')).toEqual(new Date('2025-05-01T09:30:00.001Z'));
    expect(cycleStart(terms({ cycle: 'minutes', cycleMinutes: 15 }), at, 'UTC')).toEqual(new Date('2025-05-01T10:15:00.001Z'));
    expect(cycleStart(terms({ cycle: 'once' }), at, 'UTC')).toBeNull();
  });
});
