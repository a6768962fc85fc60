import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { change, row } from '@/db/rows';
import { command, idInput } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { reasonInput } from '@/core/merits';
import { isHeld, mayTend } from './held';

const withdrawMedalInput = z.object({ id: idInput, reason: reasonInput({ least: 2, most: 500 }) });

/** Takes a medal back from whoever holds it; the administrators'. `id` names the holding. It stays as history, and they are told why. */
export const withdrawMedal = command({
  name: 'withdraw-medal',
  input: withdrawMedalInput,
  first: mustBeAdministrator,
  facts: (tx, { id }, context) =>
    row<{ memberId: number; medalId: number }>(
      tx,
      sql`select member_id as "memberId", medal_id as "medalId" from member_medals h where h.id = ${id}::bigint and ${isHeld(context)} for no key update`,
    ),
  ability: (facts, _input, { viewer }) => mayTend(viewer, facts),
  run: async ({ tx, context, emit }, facts, { id, reason }) => {
    const { memberId, medalId } = facts!;
    await change(
      tx,
      sql`
      update member_medals set ended_at = ${context.now()}::timestamptz, ended_by = ${context.viewer.id || null}::bigint, end_reason = ${reason}
      where id = ${id}::bigint`,
    );
    emit({ name: 'medal.withdrawn', facts: { medalId, memberId, reason } });
    return { medalId };
  },
});
