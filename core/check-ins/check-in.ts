import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { change, row } from '@/db/rows';
import { type AwardNote, command, type Effects, today, touch } from '@/core/kernel';
import { mayTake } from '@/core/permissions';

export interface CheckInResult {
  /** False where it was done today already: then nothing was counted. */
  isNew: boolean;
  /** The site's day, e.g. `2026-11-23`. */
  day: string;
  streak: number;
  /** What the rules gave. */
  awards: Omit<AwardNote, 'memberId'>[];
}

/** Checks in for today, by the site's calendar. Asked again on the same day it changes nothing and says so. */
export const checkIn = command({
  name: 'check-in',
  input: z.object({}),
  limit: { points: 20, seconds: 60 },
  facts: async () => undefined,
  ability: (_facts, _input, { viewer }) => mayTake(viewer),
  run: async (effects): Promise<CheckInResult> => {
    const made = await note(effects);
    if (!made) return { isNew: false, ...(await doneToday(effects)), awards: [] };
    const { tx, context, emit, touch: purge } = effects;
    await change(
      tx,
      sql`
      insert into best_streaks (member_id, streak) values (${context.viewer.id}::bigint, ${made.streak}::int)
      on conflict (member_id) do update set streak = excluded.streak where best_streaks.streak < excluded.streak`,
    );
    purge(touch.checkIns());
    emit({ name: 'member.checked_in', facts: { memberId: context.viewer.id, ...made } });
    return { isNew: true, ...made, awards: [] };
  },
  finish: (result, { tally }) => ({ ...result, awards: tally.awards.map(({ memberId: _memberId, ...award }) => award) }),
});

interface Made {
  day: string;
  streak: number;
}

/** Two at once: the second waits for the first and finds the day taken. Undefined where it was. */
const note = ({ tx, context }: Effects): Promise<Made | undefined> =>
  row<Made>(
    tx,
    sql`
    insert into check_ins (member_id, day, streak, at)
    select ${context.viewer.id}::bigint, d.day, 1 + coalesce(y.streak, 0), ${context.now()}::timestamptz
    from (select ${today(context)} as day) d
    left join check_ins y on y.member_id = ${context.viewer.id}::bigint and y.day = d.day - 1
    on conflict do nothing
    returning day::text, streak`,
  );

async function doneToday({ tx, context }: Effects): Promise<Made> {
  const found = await row<Made>(
    tx,
    sql`select day::text, streak from check_ins where member_id = ${context.viewer.id}::bigint and day = ${today(context)}`,
  );
  return found!;
}
