import { z } from 'zod';
import { command, Failure, isMember } from '@/core/kernel';
import { addSession, type OpenedSession } from '@/core/sessions';
import { rememberDevice } from './known-devices';
import { addMember, type NewMember, prepareMember } from './new-member';
import type { AccountPorts } from './ports';

const typed = z.string({ message: 'input.required' });
/** `device`: value of the cookie. */
const registerInput = z.object({ name: typed, email: typed, password: typed, device: z.string().max(100).nullish() });
export type RegisterInput = z.input<typeof registerInput>;

export interface Registered {
  memberId: number;
  name: string;
  /** Whoever registers is signed in at once. */
  session: OpenedSession;
  /** New value of the cookie `device`. */
  device: string;
}

/** Registers a member and signs them in (C1, C4). Tries per address are limited; the forms add a guard against robots. */
export const registerMember = ({ hasher }: AccountPorts) =>
  command({
    name: 'register-member',
    input: registerInput,
    limit: { points: 30, seconds: 3_600 },
    prepare: (input, context): Promise<NewMember> => {
      if (context.settings.registration === 'closed') throw new Failure('registration.closed');
      return prepareMember(context.db, hasher, input);
    },
    facts: async () => null,
    // Registering while signed in would leave somebody with two names and no way to tell which one writes.
    ability: (_facts, _input, { viewer, settings }) => {
      if (settings.registration === 'closed') return { reason: 'registration.closed' };
      return isMember(viewer) ? { reason: 'form.stale' } : true;
    },
    run: async (effects, _facts, { device }, member): Promise<Registered> => {
      const memberId = await addMember(effects, member);
      return {
        memberId,
        name: member.name,
        session: await addSession(effects, { memberId, isRemembered: true }),
        device: await rememberDevice(effects.tx, { memberId, given: device, now: effects.context.now() }),
      };
    },
  });
