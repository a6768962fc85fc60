/** What the pages at the door and the account's settings show. */
import { isSetupOpen, SHORTEST_PASSWORD } from '@/core/accounts';
import { isMember } from '@/core/kernel';
import { type OwnProfileView, readOwnProfile } from '@/core/members';
import { readSessions, type SessionView } from '@/core/sessions';
import { currentRequest } from '@/platform/request';
import { type Missing, missing, neverCached, redirectTo } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { requestCookies } from '@/web/kernel/cookies';
import { type KeptForm, keptForm, waitingText } from '@/web/kernel/kept';
import { nextPath } from '@/web/kernel/next-path';
import { knownViewer } from '@/web/kernel/viewer';
import { MADE_FIELD, madeNow, TRAP_FIELD } from './robot-guard';

type Query = Record<string, string | string[] | undefined>;
const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

export interface DoorView {
  /** Where one goes on to, for the field `next`. */
  next: string;
  /** What was typed and refused: `login`, `name`, `email`, and the reasons. */
  kept: KeptForm | null;
  /** The text at the gate that waits for signing in; '' for none. */
  draft: string;
  /** Name of who is signed in already. */
  signedInAs: string | null;
}

/** `/sign-in`. */
export async function signInPage(query: Query): Promise<DoorView> {
  const known = await knownViewer();
  const [kept, draft] = [await keptForm('/sign-in'), await waitingText()];
  if (kept || draft || known) neverCached();
  refusedForAWhile(kept);
  return { next: nextPath(one(query.next), ''), kept, draft, signedInAs: known?.viewer.name ?? null };
}

export interface RegisterView extends DoorView {
  isClosed: boolean;
  shortestPassword: number;
  /** Hidden fields of the robot guard: `trap` stays empty and out of sight, `made` is sent back as it is. */
  guard: { trap: string; made: string; value: string };
}

/** `/register`. Never cached: its form carries the time at which it was made. */
export async function registerPage(query: Query): Promise<RegisterView> {
  const context = await requestContext();
  neverCached();
  const kept = await keptForm('/register');
  refusedForAWhile(kept);
  return {
    next: nextPath(one(query.next), ''),
    kept,
    draft: await waitingText(),
    signedInAs: isMember(context.viewer) ? context.viewer.name : null,
    isClosed: context.settings.registration === 'closed',
    shortestPassword: SHORTEST_PASSWORD,
    guard: { trap: TRAP_FIELD, made: MADE_FIELD, value: madeNow(context.now()) },
  };
}

/** `/sign-out`. */
export async function signOutPage(query: Query): Promise<{ next: string; signedInAs: string | null }> {
  neverCached();
  const known = await knownViewer();
  return { next: nextPath(one(query.next), ''), signedInAs: known?.viewer.name ?? null };
}

export interface SetUpView {
  token: string;
  kept: KeptForm | null;
  shortestPassword: number;
}

/** `/setup/{token}`; gone (410) once somebody is administrator, or where the link is wrong. */
export async function setUpPage(token: string): Promise<SetUpView | Missing> {
  const context = await requestContext();
  neverCached();
  if (!(await isSetupOpen(context.db, token))) return missing('setup.closed');
  return { token, kept: await keptForm(`/setup/${encodeURIComponent(token)}`), shortestPassword: SHORTEST_PASSWORD };
}

/** Whether the reader is signed in; else sends them to the door and back here. Pages of `/settings` and the like begin with it. */
export async function demandSignedIn(): Promise<boolean> {
  neverCached();
  if (await knownViewer()) return true;
  redirectTo(`/sign-in?next=${encodeURIComponent(currentRequest().url)}`, 303);
  return false;
}

export interface OwnSettingsView {
  own: OwnProfileView;
  kept: KeptForm | null;
}

/** `/settings/profile`, `/settings/account`, `/settings/reading`: what is set, and a refused form of that page. */
export async function ownSettings(path: string): Promise<OwnSettingsView> {
  neverCached();
  return { own: await readOwnProfile(await requestContext()), kept: await keptForm(path) };
}

export interface SecurityView {
  sessions: SessionView[];
  kept: KeptForm | null;
  shortestPassword: number;
}

/** `/settings/security`. */
export async function securityPage(): Promise<SecurityView> {
  neverCached();
  const known = await knownViewer();
  const sessions = await readSessions(await requestContext(), known?.session.handle ?? '');
  return { sessions, kept: await keptForm('/settings/security'), shortestPassword: SHORTEST_PASSWORD };
}

/** Reading choices of a guest, for the form of `/settings/reading`. */
export async function readingCookie(): Promise<string> {
  return requestCookies().get('reading') ?? '';
}

/** A page that shows a limit answers with its status, as a fetch would be answered (QUALITY 16). */
function refusedForAWhile(kept: KeptForm | null): void {
  const seconds = kept?.refusal?.facts.seconds;
  if (!kept?.refusal || !/^(?:sign_in\.too_many|limit\.)/.test(kept.refusal.reason)) return;
  const { answer } = currentRequest();
  answer.status = 429;
  answer.headers['retry-after'] = String(seconds ?? 60);
}
