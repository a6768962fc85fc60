/** The ways in, tried from outside: registering, signing in, and what a refusal says. */
import { registerMember, signIn } from '@/core/accounts';
import { isFailure, type Viewer } from '@/core/kernel';
import { resolveViewer } from '@/core/sessions';
import { passwordHasher } from '@/platform/password';
import type { Town } from './town';

export const ports = { hasher: passwordHasher };
export const password = 'a lantern in the rain';

/** What a refusal says; null where there was none. */
export async function refused(work: Promise<unknown>) {
  try {
    await work;
    return null;
  } catch (error) {
    if (!isFailure(error)) throw error;
    return {
      reason: error.reason,
      facts: error.facts,
      fields: Object.fromEntries(Object.entries(error.fields).map(([field, { reason }]) => [field, reason])),
    };
  }
}

/** A town's door. */
export function doorOf(town: Town) {
  let count = 0;
  return {
    register: (name: string, more: { email?: string; password?: string } = {}) =>
      town.run(town.guest, registerMember(ports), { name, email: `${(count += 1)}@example.com`, password, ...more }),
    viewerOf: async (sessionId: string): Promise<Viewer> => (await resolveViewer(town.database.db, sessionId, new Date()))!.viewer,
    enter: (login: string, typed = password, more: { device?: string; ip?: string; limits?: boolean; now?: () => Date } = {}) => {
      const { device, ...change } = more;
      return signIn(town.context(town.guest, { limits: false, ...change }), ports, { login, password: typed, device });
    },
  };
}
