import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row } from '@/db/rows';
import { command, Failure } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { addMember, type NewMember, prepareMember } from './new-member';
import type { AccountPorts } from './ports';

const createMemberInput = z.object({
  name: z.string(),
  email: z.string(),
  password: z.string(),
  /** Key or name of the group, in any language; left out = the first rung. */
  group: z.string().optional(),
});
export type CreateMemberInput = z.input<typeof createMemberInput>;

/** Makes a member in any group: the administrator's own way, also with a reserved name. */
export const createMember = ({ hasher }: AccountPorts) =>
  command({
    name: 'create-member',
    input: createMemberInput,
    prepare: (input, context): Promise<NewMember> => prepareMember(context.db, hasher, input, { allowReserved: true }),
    facts: async (tx, { group }, _context, { email }) => {
      if (await row(tx, sql`select 1 from members where email_key = ${email}`))
        throw new Failure('email.taken', {}, { email: { reason: 'email.taken' } });
      if (!group) return { groupId: null };
      const found = await row<{ id: number }>(
        tx,
        sql`
        select id from groups where key = lower(${group}) or exists (select 1 from jsonb_each_text(name) n where lower(n.value) = lower(${group})) order by (key = lower(${group})) desc limit 1`,
      );
      if (!found) throw new Failure('input.unknown_choice', {}, { group: { reason: 'input.unknown_choice' } });
      return { groupId: found.id };
    },
    ability: (_facts, _input, { viewer }) => mustBeAdministrator(viewer),
    run: async (effects, { groupId }, _input, member): Promise<{ memberId: number; name: string }> => ({
      memberId: await addMember(effects, member, groupId === null ? undefined : sql`${groupId}::bigint`),
      name: member.name,
    }),
  });
