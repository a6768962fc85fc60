import { eq, sql } from 'drizzle-orm';
import { medals } from '@/db/schema';
import { row } from '@/db/rows';
import { command, idInput, touch } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { mayTend } from './held';
import { medalFields } from './medal-input';

/** Changes a medal; the administrators'. How long it lasts counts for those who get it from now on. */
export const editMedal = command({
  name: 'edit-medal',
  input: medalFields.partial().extend({ medalId: idInput }),
  first: mustBeAdministrator,
  facts: (tx, { medalId }) => row<{ id: number }>(tx, sql`select id from medals where id = ${medalId}::bigint for no key update`),
  ability: (facts, _input, { viewer }) => mayTend(viewer, facts),
  run: async ({ tx, touch: purge }, _facts, { medalId: id, ...fields }) => {
    if (Object.keys(fields).length) await tx.update(medals).set(fields).where(eq(medals.id, id));
    // Profiles that show medals carry this tag, too.
    purge(touch.medals());
    return { id };
  },
});
