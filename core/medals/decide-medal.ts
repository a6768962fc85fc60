import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { change, row } from '@/db/rows';
import { command, Failure, idInput, touch } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { reasonInput } from '@/core/merits';
import { hang, mayTend } from './held';

const decideMedalInput = z.object({
  applicationId: idInput,
  isGranted: z.union([z.boolean(), z.enum(['0', '1']).transform((value) => value === '1')], { message: 'input.unknown_choice' }),
  answer: reasonInput({ least: 0, most: 500 }).default(''),
});

interface Facts {
  medalId: number;
  memberId: number;
  isDecided: boolean;
  /** Whether the medal is still given. */
  isOpen: boolean;
}

/** Decides an application; the administrators'. A refusal needs words, so that it can be understood. */
export const decideMedal = command({
  name: 'decide-medal',
  input: decideMedalInput,
  first: mustBeAdministrator,
  facts: (tx, { applicationId }) =>
    row<Facts>(
      tx,
      sql`
      select a.medal_id as "medalId", a.member_id as "memberId", a.decided_at is not null as "isDecided", md.is_open as "isOpen"
      from medal_applications a join medals md on md.id = a.medal_id
      where a.id = ${applicationId}::bigint for no key update of a for share of md`,
    ),
  ability: (facts, { isGranted, answer }, { viewer }) => {
    const may = mayTend(viewer, facts);
    if (may !== true) return may;
    if (facts?.isDecided) return { reason: 'medal.decided' };
    // Whoever waits for a medal that was closed meanwhile can still be told so.
    if (isGranted && !facts?.isOpen) return { reason: 'medal.closed' };
    return isGranted || answer !== '' ? true : { reason: 'medal.needs_words' };
  },
  run: async (effects, facts, { applicationId, isGranted, answer }) => {
    const { medalId, memberId } = facts!;
    const { tx, context, emit, touch: purge } = effects;
    await change(
      tx,
      sql`
      update medal_applications set decided_at = ${context.now()}::timestamptz, decided_by = ${context.viewer.id || null}::bigint, is_granted = ${isGranted}::boolean, answer = ${answer}
      where id = ${applicationId}::bigint`,
    );
    const grantedBy = context.viewer.id || null;
    if (!isGranted) emit({ name: 'medal.refused', facts: { medalId, memberId, reason: answer } });
    else if (!(await hang(effects, { medalId, memberId, grantedBy, reason: answer }))) throw new Failure('medal.held');
    purge(touch.member(memberId));
  },
});
