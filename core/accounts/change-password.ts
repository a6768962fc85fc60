import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row, rows } from '@/db/rows';
import { command, type Context, Failure } from '@/core/kernel';
import { demandMember, maySignedIn } from '@/core/permissions';
import { dropSessions } from '@/core/sessions';
import { isOverlong, judgePassword, plainPassword } from './password-rules';
import type { AccountPorts } from './ports';

const typed = z.string({ message: 'input.required' }).min(1, { message: 'input.required' });
const changePasswordInput = z.object({
  current: typed,
  password: typed,
  /** Handle of the session that stays. */
  handle: z.string().max(64),
});
export type ChangePasswordInput = z.input<typeof changePasswordInput>;

/** Changes one's own password; every other session ends (C3). */
export const changePassword = ({ hasher }: AccountPorts) =>
  command({
    name: 'change-password',
    input: changePasswordInput,
    // A stolen session must not become a way to guess.
    limit: { points: 10, seconds: 3_600 },
    prepare: async (input, context) => {
      demandMember(context.viewer);
      const { hash, email } = await ownAccount(context);
      const isRight = !isOverlong(input.current) && (await hasher.verify(hash, plainPassword(input.current)));
      if (!isRight) throw new Failure('password.wrong', {}, { current: { reason: 'password.wrong' } });
      const fault = judgePassword(input.password, [context.viewer.name, email ?? '']);
      if (fault) throw new Failure(fault.reason, fault.facts, { password: fault });
      return { was: hash, passwordHash: await hasher.hash(plainPassword(input.password)) };
    },
    facts: async (tx, _input, { viewer }) =>
      row<{ hash: string }>(tx, sql`select password_hash as hash from accounts where member_id = ${viewer.id}::bigint for update`),
    ability: (facts, _input, { viewer }, { was }) => {
      const signedIn = maySignedIn(viewer);
      if (signedIn !== true) return signedIn;
      return facts?.hash === was ? true : { reason: 'password.wrong' };
    },
    run: async (effects, _facts, { handle }, { passwordHash }): Promise<{ ended: number }> => {
      const { tx, context, emit } = effects;
      const memberId = context.viewer.id;
      await rows(
        tx,
        sql`update accounts set password_hash = ${passwordHash}, password_changed_at = ${context.now()}::timestamptz where member_id = ${memberId}::bigint`,
      );
      // Devices that the old password had signed in must prove themselves anew.
      await rows(tx, sql`delete from known_devices where member_id = ${memberId}::bigint`);
      emit({ name: 'password.changed', facts: { memberId } });
      return { ended: (await dropSessions(effects, memberId, sql`handle <> ${handle}`)).length };
    },
  });

async function ownAccount({ db, viewer }: Context): Promise<{ hash: string; email: string | null }> {
  const found = await row<{ hash: string; email: string | null }>(
    db,
    sql`
    select a.password_hash as hash, m.email from accounts a join members m on m.id = a.member_id where a.member_id = ${viewer.id}::bigint`,
  );
  if (!found) throw new Failure('password.wrong', {}, { current: { reason: 'password.wrong' } });
  return found;
}
