/**
 * NextAuth's own routes (/api/auth/*): a second way in beside our form, under the same limits; the room for OAuth later.
 * Its token carries nothing but the id of a row in `sessions`.
 */
import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { signIn } from '@/core/accounts';
import { execute, Failure, isFailure } from '@/core/kernel';
import { endSession, resolveViewer } from '@/core/sessions';
import { currentRequest } from '@/platform/request';
import { passwordHasher } from '@/platform/password';
import { system } from '@/platform/system';
import { requestContext } from './context';
import { requestCookies } from './cookies';
import { answerStopped } from './form-answer';
import { nextPath } from './next-path';
import { judgeOrigin, ownOrigins } from './origin';
import { problem } from './problem';
import { REMEMBERED_SECONDS, sessionCookieName } from './session';
import { knownViewer } from './viewer';

const REFUSED = 'auth.refused';

const { handlers } = NextAuth(() => config());

/** `GET /api/auth/*`. */
export const getAuth = (request: Request): Promise<Response> => answer(request, handlers.GET as Handler);

/** `POST /api/auth/*`: from our own pages only, like every form. */
export async function postAuth(request: Request): Promise<Response> {
  const { headers } = request;
  const sender = { origin: headers.get('origin'), referer: headers.get('referer'), fetchSite: headers.get('sec-fetch-site') };
  const hasSession = requestCookies().has(sessionCookieName(currentRequest().secure));
  if (judgeOrigin({ ...sender, hasSession }, ownOrigins(system().env)) !== 'own') return answerStopped(new Failure('origin.foreign'), true);
  return answer(request, handlers.POST as Handler);
}

type Handler = (request: Request) => Promise<Response>;

/** NextAuth answers every refusal alike; a limit has to be told as one. */
async function answer(request: Request, handler: Handler): Promise<Response> {
  const { memo } = currentRequest();
  const response = await handler(request);
  const refused = memo.get(REFUSED) as Failure | undefined;
  if (refused?.code === 'too_many') return problem(refused, refused.reason);
  // Some of its answers are sealed.
  const headers = new Headers(response.headers);
  headers.set('cache-control', 'private, no-store');
  return new Response(response.body, { status: response.status, headers });
}

function config(): NextAuthConfig {
  const { log, secrets } = system();
  const { secure } = currentRequest();
  return {
    secret: secrets.auth,
    trustHost: true,
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: REMEMBERED_SECONDS },
    pages: { signIn: '/sign-in', signOut: '/sign-out', error: '/sign-in' },
    providers: [Credentials({ credentials: { login: {}, password: {} }, authorize })],
    callbacks: {
      redirect: ({ url, baseUrl }) => nextPath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
      jwt: async ({ token, user }) => {
        const sid = (user as { sid?: string } | undefined)?.sid ?? token.sid;
        return typeof sid === 'string' && (await resolveViewer(system().db.db, sid, system().clock.now())) ? { sid } : null;
      },
      session: async ({ session, token }) => {
        const known = typeof token.sid === 'string' ? await resolveViewer(system().db.db, token.sid, system().clock.now()) : null;
        // Whoever reads it checks the id, never the object (GHSA-8fpg-xm3f-6cx3).
        return {
          expires: session.expires,
          ...(known ? { user: { id: String(known.viewer.id), name: known.viewer.name } } : {}),
        } as typeof session;
      },
    },
    events: { signOut: endOwnSession },
    logger: {
      error: (error) => (error instanceof CredentialsSignin ? undefined : log.warn({ err: error }, 'NextAuth')),
      warn: () => {},
      debug: () => {},
    },
  };
}

async function authorize(given: Partial<Record<string, unknown>>) {
  const context = await requestContext();
  try {
    const { session } = await signIn(
      context,
      { hasher: passwordHasher },
      { login: given.login, password: given.password, isRemembered: true },
    );
    return { id: String(session.memberId), sid: session.id };
  } catch (thrown) {
    if (!isFailure(thrown)) throw thrown;
    currentRequest().memo.set(REFUSED, thrown);
    return null;
  }
}

async function endOwnSession(): Promise<void> {
  const known = await knownViewer();
  if (known) await execute(await requestContext(), endSession, { which: 'one', handle: known.session.handle });
}
