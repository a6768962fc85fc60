/**
 * A form's route: `export const POST = form(handler)`. Order: size and type, origin, fields, the command, then 303 to the
 * handler's place, or JSON for a fetch. A refusal keeps what was typed and leads back to the form's page, which says why.
 */
import { type Command, type Context, execute, Failure, isFailure, STATUS, REASONS } from '@/core/kernel';
import { currentRequest } from '@/platform/request';
import { system } from '@/platform/system';
import { requestContext } from './context';
import { type Cookies, requestCookies } from './cookies';
import { isCsrfRight } from './csrf';
import { clearKept, type Fields, keepForm, type KeptName, type Refusal } from './kept';
import { nextPath } from './next-path';
import { judgeOrigin, ownOrigins } from './origin';
import { type ReadForm, readForm, textOf } from './read-fields';
import { answerDone, answerRefused, answerStopped, wantsJson } from './form-answer';
import { sessionCookieName } from './session';
import type { Toast } from './toast';
import { toldFully } from './why';

export type Params = Record<string, string>;

/** What every form says of itself. */
interface FormPlaces<R> {
  /** Path of the page that the form stands on, without query; a refusal leads back there. */
  page: (params: Params, fields: Fields) => string | Promise<string>;
  /** Query and fragment of the way back, e.g. `#reply` or `?next=…`. */
  back?: (params: Params, fields: Fields) => string;
  /** Where the answer leads. */
  place: (result: R, fields: Fields, params: Params) => string | Promise<string>;
  /** `gate`: a guest's text waits for signing in. */
  keepAs?: KeptName;
  /** The line that the next page says. */
  toast?: (result: R) => Toast | null;
  /** `Set-Cookie` lines of the answer. */
  cookies?: (result: R, fields: Fields) => Promise<string[]> | string[];
  /** The result holds secrets: a fetch is told only where to go. */
  hide?: boolean;
}

/** A form that runs one command. */
export interface CommandForm<I, F, R, P> extends FormPlaces<R> {
  command: Command<I, F, R, P>;
  /** Maps fields and the address's parameters to the command's input; left out = both as they are. */
  input?: (fields: Fields, params: Params) => unknown;
}

/** A form that needs more than one command, or none. */
export interface WorkForm<R> extends FormPlaces<R> {
  perform: (context: Context, fields: Fields, params: Params, files: ReadForm['files']) => Promise<R>;
  /** Bytes that its files may have together; left out: none are taken. The edge has to let them in (`server/request-body.ts`). */
  largestFile?: number;
}

export type FormRoute = (request: Request, route: { params: Promise<Params> }) => Promise<Response>;

/** Makes the route handler of a form. */
export function form<I, F, R, P>(handler: CommandForm<I, F, R, P>): FormRoute;
export function form<R>(handler: WorkForm<R>): FormRoute;
export function form<I, F, R, P>(handler: CommandForm<I, F, R, P> | WorkForm<R>): FormRoute {
  return async (request, route) => {
    const cookies = requestCookies();
    const json = wantsJson(request);
    let fields: Fields;
    let files: ReadForm['files'];
    try {
      // Whether the sender may send at all is known before the body, except for the token that lies in it.
      const sender = judge(request, cookies);
      if (sender === 'foreign') throw new Failure('origin.foreign');
      ({ fields, files } = await readForm(request, 'largestFile' in handler ? handler.largestFile : 0));
      if (sender === 'token' && !(await isCsrfRight(textOf(fields, 'csrf')))) throw new Failure('form.stale');
    } catch (thrown) {
      if (isFailure(thrown)) return answerStopped(thrown, json);
      throw thrown;
    }
    const params = await plainParams(route);
    try {
      const result = await perform(handler, { fields, params, files });
      const place = await handler.place(result, fields, params);
      const lines = [
        ...(await clearKept(cookies, await handler.page(params, fields))),
        ...((await handler.cookies?.(result, fields)) ?? []),
      ];
      return await answerDone({ place, result: handler.hide ? null : result, toast: handler.toast?.(result) ?? null, lines, json });
    } catch (thrown) {
      return refuse(handler, thrown, { fields, params, json });
    }
  };
}

function judge(request: Request, cookies: Cookies): ReturnType<typeof judgeOrigin> {
  const { headers } = request;
  const sender = { origin: headers.get('origin'), referer: headers.get('referer'), fetchSite: headers.get('sec-fetch-site') };
  return judgeOrigin({ ...sender, hasSession: cookies.has(sessionCookieName(currentRequest().secure)) }, ownOrigins(system().env));
}

async function plainParams(route: { params: Promise<Params> }): Promise<Params> {
  const given = (await route.params) ?? {};
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, decoded(value)]));
}

/** Next gives parameters of route handlers as they stand in the address. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

async function perform<I, F, R, P>(
  handler: CommandForm<I, F, R, P> | WorkForm<R>,
  { fields, params, files }: ReadForm & { params: Params },
): Promise<R> {
  const context = await requestContext();
  if ('perform' in handler) return handler.perform(context, fields, params, files);
  const raw = handler.input ? handler.input(fields, params) : { ...fields, ...params };
  const repeatKey = textOf(fields, 'repeat');
  const usable = repeatKey && /^[\w-]{8,100}$/.test(repeatKey) ? repeatKey : undefined;
  return (await execute(context, handler.command, raw, { repeatKey: usable })).result;
}

/** Refusals for which a fetch goes to the form's page (`browser/forms/send.ts`). After others the text still stands in its box: kept, it would come back on a later visit. */
const SEEN_ON_ITS_PAGE = new Set<string>(['session.required', 'edit.conflict']);

interface Asked {
  fields: Fields;
  params: Params;
  json: boolean;
}

/** An expected refusal leads back to the page; everything else is a bug and goes to the log with the request's id. */
async function refuse<I, F, R, P>(
  handler: CommandForm<I, F, R, P> | WorkForm<R>,
  thrown: unknown,
  { fields, params, json }: Asked,
): Promise<Response> {
  if (!isFailure(thrown)) system().log.error({ err: thrown, request: currentRequest().id }, 'a form failed');
  const failure = isFailure(thrown)
    ? await toldFully(await requestContext(), thrown)
    : new Failure('unavailable.other', { id: currentRequest().id });
  const page = await handler.page(params, fields);
  const back = page + (handler.back?.(params, fields) ?? '');
  const atGate = handler.keepAs === 'gate' && failure.reason === 'session.required';
  const refusal = { reason: failure.reason, facts: failure.facts, fields: failure.fields };
  const lines =
    json && !SEEN_ON_ITS_PAGE.has(failure.reason)
      ? []
      : await kept(atGate ? 'gate' : 'kept', { page, fields, refusal: atGate ? null : refusal });
  // Whoever signs in goes on where they were, which the form may say by itself.
  const place =
    failure.reason === 'session.required' ? `/sign-in?next=${encodeURIComponent(nextPath(textOf(fields, 'next'), back))}` : back;
  if (!json && lines.length === 0) return answerStopped(failure, json);
  return answerRefused({ failure, place, lines, json, status: STATUS[REASONS[failure.reason]] });
}

/** Keeps a refused form; answers the lines that say so. */
async function kept(name: KeptName, form: { page: string; fields: Fields; refusal: Refusal | null }): Promise<string[]> {
  try {
    const line = await keepForm(name, form.page, form.fields, form.refusal);
    return line === null ? [] : [line];
  } catch (error) {
    // Without a database there is nothing to keep it in; by fetch the text is still in the reader's box.
    system().log.error({ err: error }, 'could not keep a refused form');
    return [];
  }
}
