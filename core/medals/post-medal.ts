import { medals } from '@/db/schema';
import { command, touch } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { medalFields } from './medal-input';

/** Makes a medal; the administrators'. */
export const postMedal = command({
  name: 'post-medal',
  input: medalFields.partial().required({ name: true, sign: true }),
  first: mustBeAdministrator,
  facts: async () => undefined,
  ability: (_facts, _input, { viewer }) => mustBeAdministrator(viewer),
  run: async ({ tx, context, touch: purge }, _facts, input) => {
    const [made] = await tx
      .insert(medals)
      .values({ ...input, createdAt: context.now() })
      .returning({ id: medals.id });
    purge(touch.medals());
    return made!;
  },
});
