import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row, rows } from '@/db/rows';
import { command, Failure } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { dropSessions } from '@/core/sessions';
import { nameKey } from '@/core/text';
import { judgePassword, plainPassword } from './password-rules';
import type { AccountPorts } from './ports';

const resetPasswordInput = z.object({ name: z.string(), password: z.string() });

/** Gives a member a new password: the administrator's own way. Every session of theirs ends. */
export const resetPassword = ({ hasher }: AccountPorts) =>
  command({
    name: 'reset-password',
    input: resetPasswordInput,
    prepare: async ({ name, password }) => {
      const fault = judgePassword(password, [name]);
      if (fault) throw new Failure(fault.reason, fault.facts, { password: fault });
      return hasher.hash(plainPassword(password));
    },
    facts: async (tx, { name }) => {
      const found = await row<{ memberId: number }>(
        tx,
        sql`select id as "memberId" from members where name_key = ${nameKey(name)} and deleted_at is null`,
      );
      if (!found) throw new Failure('member.not_found');
      return found;
    },
    ability: (_facts, _input, { viewer }) => mustBeAdministrator(viewer),
    run: async (effects, { memberId }, _input, passwordHash): Promise<{ memberId: number }> => {
      const now = effects.context.now();
      await rows(
        effects.tx,
        sql`
        insert into accounts (member_id, password_hash, password_changed_at) values (${memberId}::bigint, ${passwordHash}, ${now}::timestamptz)
        on conflict (member_id) do update set password_hash = excluded.password_hash, password_changed_at = excluded.password_changed_at`,
      );
      await rows(effects.tx, sql`delete from known_devices where member_id = ${memberId}::bigint`);
      await rows(effects.tx, sql`delete from sign_in_failures where subject = ${`account:m${memberId}`}`);
      effects.emit({ name: 'password.changed', facts: { memberId } });
      await dropSessions(effects, memberId);
      return { memberId };
    },
  });
