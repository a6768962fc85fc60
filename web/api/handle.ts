/**
 * Answers a request to /api/v1. Order: path and method, token, rate, query and body, the call. Only a token lets somebody
 * write here: the cookie of a session is never looked at, so no other site can borrow it.
 */
import { type Context, Failure, isFailure, type Reason } from '@/core/kernel';
import { guestViewer } from '@/core/groups';
import { type KnownToken, resolveToken } from '@/core/sessions';
import { currentRequest } from '@/platform/request';
import { system } from '@/platform/system';
import { contextFor } from '../kernel/context';
import { translator } from '../kernel/messages';
import { problem } from '../kernel/problem';
import type { Answered, Endpoint } from './endpoint';
import { ENDPOINTS } from './endpoints';
import { openApi } from './openapi';
import { readBody } from './read-body';
import { findRoute } from './router';

const PREFIX = '/api/v1';
/** Requests of one token, or of one address without a token. Commands have narrower limits of their own. */
const RATE = { points: 600, seconds: 60 };
const LONGEST_KEY = 200;

/** The route handler of every method below /api/v1. */
export async function handleApi(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(currentRequest().url, 'http://board.invalid');
  const path = pathname.slice(PREFIX.length);
  try {
    const response = await route(request, path, searchParams);
    return request.method === 'HEAD' ? new Response(null, response) : response;
  } catch (thrown) {
    return await refuse(thrown);
  }
}

async function route(request: Request, path: string, query: URLSearchParams): Promise<Response> {
  if (path === '/openapi.json') return description(request);
  const found = findRoute(ENDPOINTS, request.method, path);
  if (!found) throw new Failure('page.not_found');
  if ('allowed' in found) return wrongMethod(request, found.allowed);
  const { endpoint, params } = found;
  const context = await contextOf(request, endpoint);
  await limit(context);
  const body = endpoint.body ? await readBody(request) : {};
  const { origin } = currentRequest();
  const answered = await endpoint.run({
    context,
    params,
    body,
    query: endpoint.query?.parse(Object.fromEntries(query)),
    repeatKey: endpoint.scope === 'write' ? repeatKeyOf(request) : undefined,
    link: (to) => origin + to,
  });
  return json(answered);
}

/** Who calls. A read is open to guests; a token that is given has to be good all the same. */
async function contextOf(request: Request, endpoint: Endpoint): Promise<Context> {
  const given = request.headers.get('authorization') ?? '';
  const token = /^Bearer\s+(\S.*)$/i.exec(given)?.[1]?.trim();
  const { db, clock } = system();
  if (endpoint.scope === 'read' && !/^Bearer\b/i.test(given)) return contextFor(await guestViewer(db.db), 'api');
  const known = token ? await resolveToken(db.db, token, clock.now()) : null;
  if (!known) throw new Failure(given ? 'token.invalid' : 'session.required');
  if (!allows(known, endpoint)) throw new Failure('token.scope', { scope: endpoint.scope });
  return contextFor(known.viewer, 'api');
}

const allows = ({ scopes }: KnownToken, { scope }: Endpoint): boolean => scopes.length === 0 || scope === 'read' || scopes.includes(scope);

async function limit(context: Context): Promise<void> {
  if (!context.limits) return;
  const { ok, retryAfter } = await context.limiter.take(`api:${context.viewer.id ? `m${context.viewer.id}` : `ip${context.ip}`}`, RATE);
  if (!ok) throw new Failure('limit.rate', { seconds: Math.max(1, Math.ceil(retryAfter)) });
}

/** A key of blanks is no key. @throws Failure `input.too_long` */
function repeatKeyOf(request: Request): string | undefined {
  const key = request.headers.get('idempotency-key')?.trim();
  if (!key) return undefined;
  if (key.length > LONGEST_KEY)
    throw new Failure('input.too_long', { maximum: LONGEST_KEY }, { 'Idempotency-Key': { reason: 'input.too_long' } });
  // Apart from the keys of forms, which a page made for itself.
  return `api:${key}`;
}

const COMMON = {
  'cache-control': 'private, no-store',
  vary: 'Authorization',
  'ratelimit-policy': `"default";q=${RATE.points};w=${RATE.seconds}`,
};

const json = ({ status, body }: Answered): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=utf-8', ...COMMON } });

function description(request: Request): Response | Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return wrongMethod(request, ['GET', 'HEAD']);
  return new Response(openApi(), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=300' },
  });
}

async function wrongMethod(request: Request, allowed: string[]): Promise<Response> {
  const allow = [...new Set(allowed), 'OPTIONS'].join(', ');
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } });
  const answer = await refusal(new Failure('method.not_allowed'), 405);
  answer.headers.set('allow', allow);
  return answer;
}

function refuse(thrown: unknown): Promise<Response> {
  if (isFailure(thrown)) return refusal(thrown);
  const { id } = currentRequest();
  system().log.error({ err: thrown, request: id }, 'an API call failed');
  return refusal(new Failure('unavailable.other', { id }), 500);
}

/** The reason in English: the API has no language of its own, programs read `reason`. `status` goes before the reason's own. */
async function refusal(failure: Failure, status?: number): Promise<Response> {
  const answer = problem(failure, titleOf(failure.reason, failure.facts));
  answer.headers.set('ratelimit-policy', COMMON['ratelimit-policy']);
  return status ? new Response(JSON.stringify({ ...(await answer.json()), status }), { status, headers: answer.headers }) : answer;
}

function titleOf(reason: Reason, facts: Failure['facts']): string {
  const t = translator('en');
  const key = `errors.${reason}`;
  return t.has(key) ? t(key, facts) : reason;
}
