import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row } from '@/db/rows';
import { command, Failure, idInput } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { lineInput, reasonInput } from '@/core/merits';
import { nameKey } from '@/core/text';
import { hang, mayTend } from './held';

const grantMedalInput = z.object({ medalId: idInput, name: lineInput(60), reason: reasonInput({ least: 0, most: 500 }).default('') });

/** Hangs a medal on a member by their name; the administrators'. An open application for it is answered with it. */
export const grantMedal = command({
  name: 'grant-medal',
  input: grantMedalInput,
  first: mustBeAdministrator,
  facts: async (tx, { medalId, name }) => {
    const medal = await row<{ isOpen: boolean }>(tx, sql`select is_open as "isOpen" from medals where id = ${medalId}::bigint for share`);
    const member = await row<{ id: number }>(tx, sql`select id from members where name_key = ${nameKey(name)} and deleted_at is null`);
    return { medal, memberId: member?.id };
  },
  ability: ({ medal }, _input, { viewer }) => {
    const may = mayTend(viewer, medal);
    if (may !== true) return may;
    return medal?.isOpen ? true : { reason: 'medal.closed' };
  },
  run: async (effects, { memberId }, { medalId, reason }) => {
    if (memberId === undefined) throw new Failure('member.not_found', {}, { name: { reason: 'member.not_found' } });
    const { tx, context } = effects;
    const grantedBy = context.viewer.id || null;
    if (!(await hang(effects, { medalId, memberId, grantedBy, reason }))) throw new Failure('medal.held');
    await row(
      tx,
      sql`
      update medal_applications set decided_at = ${context.now()}::timestamptz, decided_by = ${grantedBy}::bigint, is_granted = true, answer = ${reason}
      where medal_id = ${medalId}::bigint and member_id = ${memberId}::bigint and decided_at is null`,
    );
  },
});
