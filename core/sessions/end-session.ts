import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows } from '@/db/rows';
import { command, type Effects, touch } from '@/core/kernel';
import { maySignedIn } from '@/core/permissions';

const endSessionInput = z.discriminatedUnion('which', [
  z.object({ which: z.literal('one'), handle: z.string().min(1).max(64) }),
  z.object({ which: z.literal('all') }),
  z.object({ which: z.literal('others'), handle: z.string().max(64) }),
]);
export type EndSessionInput = z.input<typeof endSessionInput>;

/** Ends one of one's own sessions, all of them, or all but the one with this handle. Ended twice it is ended. */
export const endSession = command({
  name: 'end-session',
  input: endSessionInput,
  facts: async () => null,
  ability: (_facts, _input, { viewer }) => maySignedIn(viewer),
  run: async (effects, _facts, input): Promise<{ handles: string[] }> => {
    const which =
      input.which === 'all' ? sql`true` : input.which === 'one' ? sql`handle = ${input.handle}` : sql`handle <> ${input.handle}`;
    return { handles: await dropSessions(effects, effects.context.viewer.id, which) };
  },
});

/** Ends sessions of a member inside a running command; answers their handles. */
export async function dropSessions({ tx, emit, touch: touched }: Effects, memberId: number, which: SQL = sql`true`): Promise<string[]> {
  const gone = await rows<{ handle: string }>(
    tx,
    sql`delete from sessions where member_id = ${memberId}::bigint and ${which} returning handle`,
  );
  const handles = gone.map(({ handle }) => handle);
  if (handles.length) {
    touched(...handles.map(touch.session));
    emit({ name: 'session.ended', facts: { memberId, handles } });
  }
  return handles;
}
