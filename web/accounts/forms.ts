/** Forms at the door: sign in, register, sign out, the first administrator, the password, signed-in devices. */
import {
  changePassword,
  createAdministrator,
  type MadeAdministrator,
  type Registered,
  registerMember,
  type SignedIn,
  signIn,
} from '@/core/accounts';
import { type Context, execute } from '@/core/kernel';
import { endSession } from '@/core/sessions';
import { passwordHasher } from '@/platform/password';
import { currentRequest } from '@/platform/request';
import { cookieLine, requestCookies } from '@/web/kernel/cookies';
import { form } from '@/web/kernel/form';
import { type Fields, forgetKept } from '@/web/kernel/kept';
import { nextPath } from '@/web/kernel/next-path';
import { textOf } from '@/web/kernel/read-fields';
import { endSessionCookieLine, sessionCookieLine } from '@/web/kernel/session';
import { knownViewer } from '@/web/kernel/viewer';
import { demandPerson } from './robot-guard';

const ports = { hasher: passwordHasher };
const DEVICE_SECONDS = 365 * 86_400;

/** Back to a form at the door without losing the way on. */
const withNext = (_params: unknown, fields: Fields): string => {
  const next = nextPath(textOf(fields, 'next'), '');
  return next ? `?next=${encodeURIComponent(next)}` : '';
};

/** Value of the cookie that tells a device on which one was let in before. */
const deviceNow = async (): Promise<string | undefined> => requestCookies().get('device')?.slice(0, 100);
const deviceLine = (device: string): string => cookieLine('device', device, { maxAge: DEVICE_SECONDS, secure: currentRequest().secure });

/** Fields: `login`, `password`, `remember`, `next`. A session that was there before ends: a new one begins at each sign-in. */
export const signInForm = form<SignedIn>({
  page: () => '/sign-in',
  back: withNext,
  perform: async (context, fields) => {
    const input = {
      login: textOf(fields, 'login') ?? '',
      password: textOf(fields, 'password') ?? '',
      isRemembered: Boolean(textOf(fields, 'remember')),
      device: await deviceNow(),
    };
    const signedIn = await signIn(context, ports, input);
    await endPresentSession(context);
    return signedIn;
  },
  place: (_signedIn, fields) => nextPath(textOf(fields, 'next')),
  cookies: async ({ session, device }) => [await sessionCookieLine(session), deviceLine(device)],
  hide: true,
});

/** Fields: `name`, `email`, `password`, `next`, and those of the robot guard. */
export const registerForm = form<Registered>({
  page: () => '/register',
  back: withNext,
  perform: async (context, fields) => {
    demandPerson(context, fields);
    const input = {
      name: textOf(fields, 'name') ?? '',
      email: textOf(fields, 'email') ?? '',
      password: textOf(fields, 'password') ?? '',
      device: await deviceNow(),
    };
    return (await execute(context, registerMember(ports), input)).result;
  },
  place: (_made, fields) => nextPath(textOf(fields, 'next')),
  cookies: async ({ session, device }) => [await sessionCookieLine(session), deviceLine(device)],
  hide: true,
});

/** Signs this browser out; the cookie goes even where its session had ended before, and what was typed and refused goes with it. */
export const signOutForm = form({
  page: () => '/sign-out',
  perform: endPresentSession,
  place: (_ended, fields) => nextPath(textOf(fields, 'next')),
  cookies: () => [endSessionCookieLine(), ...forgetKept()],
  hide: true,
});

/** `/setup/{token}`. Fields: `name`, `email`, `password`. */
export const setUpForm = form<MadeAdministrator>({
  page: ({ token }) => `/setup/${encodeURIComponent(token ?? '')}`,
  perform: async (context, fields, { token }) => {
    const input = {
      name: textOf(fields, 'name') ?? '',
      email: textOf(fields, 'email') ?? '',
      password: textOf(fields, 'password') ?? '',
      token: token ?? '',
      device: await deviceNow(),
    };
    return (await execute(context, createAdministrator(ports), input)).result;
  },
  place: () => '/',
  cookies: async ({ session, device }) => (session && device ? [await sessionCookieLine(session), deviceLine(device)] : []),
  hide: true,
});

/** Fields: `current`, `password`. This session stays, all others end. */
export const changePasswordForm = form({
  page: () => '/settings/security',
  perform: async (context, fields) => {
    const handle = (await knownViewer())?.session.handle ?? '';
    return (
      await execute(context, changePassword(ports), {
        current: textOf(fields, 'current') ?? '',
        password: textOf(fields, 'password') ?? '',
        handle,
      })
    ).result;
  },
  place: () => '/settings/security',
  toast: () => ({ key: 'settings.saved' }),
});

/** Fields: `which` = `one` (with `handle`), `others` or `all`. */
export const endSessionsForm = form<{ isOver: boolean }>({
  page: () => '/settings/security',
  perform: async (context, fields) => {
    const own = (await knownViewer())?.session.handle ?? '';
    const which = textOf(fields, 'which') ?? 'one';
    const handle = which === 'others' ? own : (textOf(fields, 'handle') ?? '');
    const { result } = await execute(context, endSession, which === 'all' ? { which } : { which, handle });
    return { isOver: result.handles.includes(own) };
  },
  place: ({ isOver }) => (isOver ? '/' : '/settings/security'),
  cookies: ({ isOver }) => (isOver ? [endSessionCookieLine(), ...forgetKept()] : []),
});

async function endPresentSession(context: Context): Promise<null> {
  const known = await knownViewer();
  if (known) await execute({ ...context, viewer: known.viewer }, endSession, { which: 'one', handle: known.session.handle });
  return null;
}
