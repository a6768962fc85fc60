import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { change, row } from '@/db/rows';
import { command, Failure, idInput, touch } from '@/core/kernel';
import { reasonInput } from '@/core/merits';
import { mayTake } from '@/core/permissions';
import { isHeld } from './held';
import type { MedalWay } from './views';

const applyMedalInput = z.object({ medalId: idInput, reason: reasonInput({ least: 5, most: 500 }) });

interface Facts {
  way: MedalWay;
  isOpen: boolean;
  isHeld: boolean;
  hasApplied: boolean;
}

/** Asks for a medal. Once while an application is open or the medal is held. */
export const applyMedal = command({
  name: 'apply-medal',
  input: applyMedalInput,
  limit: { points: 20, seconds: 600 },
  facts: (tx, { medalId }, context) =>
    row<Facts>(
      tx,
      sql`
        select md.way, md.is_open as "isOpen",
          exists (select 1 from member_medals h where h.medal_id = md.id and h.member_id = ${context.viewer.id}::bigint and ${isHeld(context)}) as "isHeld",
          exists (select 1 from medal_applications a where a.medal_id = md.id and a.member_id = ${context.viewer.id}::bigint and a.decided_at is null) as "hasApplied"
        from medals md where md.id = ${medalId}::bigint`,
    ),
  ability: (facts, _input, { viewer }) => {
    const may = mayTake(viewer);
    if (may !== true) return may;
    if (!facts) return { reason: 'medal.not_found' };
    if (facts.way !== 'applied' || !facts.isOpen) return { reason: 'medal.not_applied' };
    if (facts.isHeld) return { reason: 'medal.held' };
    return facts.hasApplied ? { reason: 'medal.applied' } : true;
  },
  run: async ({ tx, context, touch: purge }, _facts, { medalId, reason }) => {
    const made = await change(
      tx,
      sql`
      insert into medal_applications (medal_id, member_id, reason, created_at)
      values (${medalId}::bigint, ${context.viewer.id}::bigint, ${reason}, ${context.now()}::timestamptz)
      on conflict (medal_id, member_id) where decided_at is null do nothing`,
    );
    if (!made) throw new Failure('medal.applied');
    purge(touch.member(context.viewer.id));
  },
});
