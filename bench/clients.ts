/** Programs and people that use the board: the API with a token, and a form filled in without a browser. */
import type { Board } from './board';

export interface Api {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

export interface Member {
  name: string;
  password: string;
  token: string;
}

let made = 0;

/** Makes a member by the administrator's command, with a token. */
export async function newMember(board: Board, name: string, group?: string): Promise<Member> {
  made += 1;
  const password = `Ink-brush-${made}-${Math.random().toString(36).slice(2)}`;
  await board.kawara(
    'member',
    'create',
    '--name',
    name,
    '--email',
    `${name}@example.com`,
    '--password',
    password,
    ...(group ? ['--group', group] : []),
  );
  return { name, password, token: await board.kawara('member', 'token', '--name', name) };
}

/** The API as this member. Any answer but 2xx is an error. */
export function apiOf(board: Board, { token }: Member): Api {
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${board.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text.slice(0, 200)}`);
    return JSON.parse(text) as T;
  };
  return { get: (path) => ask('GET', path), post: (path, body) => ask('POST', path, body) };
}

/** Signs in as a person does, by the form, and answers the Cookie header of the session. */
export async function signIn(board: Board, { name, password }: Member): Promise<string> {
  const page = await fetch(`${board.url}/sign-in`, { headers: { 'accept-language': 'en' } });
  const jar = new Map<string, string>();
  takeCookies(jar, page);
  const form = formWith(await page.text(), 'login');
  const fields = new URLSearchParams({ ...form.hidden, login: name, password });
  const answer = await fetch(new URL(form.action || '/sign-in', board.url), {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: board.url,
      'sec-fetch-site': 'same-origin',
      cookie: cookieHeader(jar),
    },
    body: fields,
  });
  takeCookies(jar, answer);
  if (answer.status >= 400 || ![...jar.keys()].some((key) => key.includes('session-token')))
    throw new Error(`signing in was answered ${answer.status} without a session`);
  // What was kept for the next page only would be a different page from the second on.
  for (const name of ['toast', 'flash', 'kept', 'gate']) jar.delete(name);
  return cookieHeader(jar);
}

function takeCookies(jar: Map<string, string>, answer: Response): void {
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const equals = pair.indexOf('=');
    const value = pair.slice(equals + 1);
    if (value === '' || /;\s*max-age=0/i.test(line)) jar.delete(pair.slice(0, equals));
    else jar.set(pair.slice(0, equals), value);
  }
}

const cookieHeader = (jar: ReadonlyMap<string, string>): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

function formWith(html: string, field: string): { action: string; hidden: Record<string, string> } {
  for (const [, attributes = '', inside = ''] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
    if (!inside.includes(`name="${field}"`)) continue;
    const hidden: Record<string, string> = {};
    for (const [tag] of inside.matchAll(/<input\b[^>]*>/g)) {
      const name = attribute(tag, 'name');
      if (name && attribute(tag, 'type') === 'hidden') hidden[name] = attribute(tag, 'value') ?? '';
    }
    return { action: attribute(attributes, 'action') ?? '', hidden };
  }
  throw new Error(`the page has no form with a field named ${field}`);
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value?.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'");
}

/** Where a path ends after its redirects. */
export async function landing(board: Board, path: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(board.url + path, { headers });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
  const { pathname, search } = new URL(answer.url);
  return pathname + search;
}
